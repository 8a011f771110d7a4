import { parseArgs } from "node:util";
import { explainFailure } from "@rollcall/compose/process/explain-failure";
import { commandLineProblem } from "@rollcall/compose/terminal/parse-args-or-exit";
import { CHECK_HELP, parseCheckOptions } from "./check/check-options.ts";
import { describeCheck } from "./check/describe-check.ts";
import { confirm } from "./contacts/contacts-command.ts";
import { EXPORT_HELP, parseExportOptions } from "./export/export-options.ts";
import { CommandError, fromWhereTheUserIs, type Written } from "./product/stored-command.ts";
import { readAccess } from "./remote/read-access.ts";
import { remoteContacts } from "./remote/remote-contacts.ts";
import { numberOf, remoteExport, remoteLists, remoteRuns } from "./remote/remote-lists.ts";
import { remoteCheck, remoteVerify } from "./remote/remote-verify.ts";
import { RemoteError, remoteServer, type RemoteServer } from "./remote/server.ts";
import { paintFor } from "./terminal/notice.ts";
import { checkOut } from "./verify/check-files.ts";
import { STDOUT } from "./verify/output-options.ts";
import { parseVerifyOptions, VERIFY_HELP } from "./verify/verify-options.ts";

const REMOTE_HELP = `Commands of a remote server (--server URL --key KEY, or ROLLCALL_SERVER and ROLLCALL_KEY):

  rollcall verify FILE, check ADDRESS, export LIST --out FILE    as without a server
  rollcall lists [list] [--tag TAG] [--json]
  rollcall runs [list | RUN | pause RUN | resume RUN | finish RUN | cancel RUN] [--json]
  rollcall contacts suppress FILE | suppress ENTRY … | unsuppress ENTRY … | suppressed
  rollcall contacts held ADDRESS | erase ADDRESS [--yes]
`;

const help = (out: string): Written => ({ out: `${out}\n${REMOTE_HELP}`, note: "" });

/** What a command line asks of a server. Throws CommandError, FileError and RemoteError. */
async function run(
  server: RemoteServer,
  [name = "", ...args]: readonly string[],
  signal: AbortSignal,
): Promise<Written> {
  switch (name) {
    case "verify": {
      const parsed = parseVerifyOptions(args);
      if (parsed.type === "help") return help(VERIFY_HELP);
      if (parsed.type === "problem") throw new CommandError(parsed.problem);
      return await remoteVerify(server, parsed.options, signal);
    }
    case "check": {
      const parsed = parseCheckOptions(args);
      if (parsed.type === "help") return help(CHECK_HELP);
      if (parsed.type === "problem") throw new CommandError(parsed.problem);
      const check = await remoteCheck(server, parsed.options);
      return { note: "", ...describeCheck(check, parsed.options, paintFor(process.stdout)) };
    }
    case "export":
      return await exported(server, args);
    default:
      return await others(server, name, args);
  }
}

async function exported(server: RemoteServer, args: readonly string[]): Promise<Written> {
  const parsed = parseExportOptions(args);
  if (parsed.type === "help") return help(EXPORT_HELP);
  if (parsed.type === "problem") throw new CommandError(parsed.problem);
  if (parsed.type === "lists") return await remoteLists(server, null, false);
  if (parsed.type !== "export" || parsed.saved !== null)
    throw new CommandError("Saved exports are the server's own: manage and use them there.");
  const { listId, output } = parsed;
  const path = output.path === STDOUT ? STDOUT : fromWhereTheUserIs(output.path);
  if (path !== STDOUT) await checkOut(path);
  const open = await remoteExport(server, numberOf("list", String(listId)), { ...output, path });
  const still = open === 0 ? "" : ` ${open} addresses have no final answer yet.`;
  return {
    out: "",
    note: `List ${listId} was written${path === STDOUT ? "" : ` to ${path}`}.${still}\n`,
    code: open === 0 ? 0 : 1,
  };
}

const OPTIONS = {
  json: { type: "boolean", default: false },
  tag: { type: "string" },
  yes: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} as const;

async function others(server: RemoteServer, name: string, args: readonly string[]): Promise<Written> {
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
  } catch (error) {
    throw new CommandError(commandLineProblem(error));
  }
  const { values, positionals } = parsed;
  if (values.help) return { out: REMOTE_HELP, note: "" };
  if (name === "contacts") return await remoteContacts(server, positionals, values.yes, { confirm });
  if (name === "runs") return await remoteRuns(server, positionals, values.json);
  if (positionals.length > 1 || (positionals[0] ?? "list") !== "list")
    throw new CommandError(`Of lists, a remote server has list alone, not ${positionals.join(" ")}.`);
  return await remoteLists(server, values.tag ?? null, values.json);
}

/** Runs `rollcall NAME …` of this process at the server that it names. */
async function main(): Promise<number> {
  const [name = "", ...words] = process.argv.slice(2);
  const line = readAccess(words, process.env);
  const stopping = new AbortController();
  // The second one ends the process, as usual.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopping.abort());
  try {
    if (line.type === "local") throw new CommandError("Which server? Give --server or ROLLCALL_SERVER.");
    if (line.type === "problem") throw new CommandError(line.problem);
    const { out, note, code = 0 } = await run(remoteServer(line.access), [name, ...line.args], stopping.signal);
    process.stderr.write(note);
    process.stdout.write(out);
    return code;
  } catch (error) {
    const { sentence, code } = explainFailure(error, process.env);
    process.stderr.write(`${error instanceof RemoteError ? error.message : sentence}\n`);
    return error instanceof RemoteError ? error.exitCode : code;
  }
}

process.exitCode = await main();
