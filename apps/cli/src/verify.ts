import { enableCompileCache } from "node:module";
import path from "node:path";
import { keepGarbageYoung } from "@rollcall/compose/process/keep-garbage-young";
import { runUntilStopped } from "@rollcall/compose/process/run-until-stopped";
import { STDOUT } from "./verify/output-options.ts";
import { spoolInput } from "./verify/spool-input.ts";
import { print } from "./terminal/notice.ts";
import { checkFiles } from "./verify/check-files.ts";
import { parseVerifyOptions, takenByNpm, VERIFY_HELP, type VerifyOptions } from "./verify/verify-options.ts";

const OK = 0;
const BAD_INPUT = 2;

keepGarbageYoung();
await runUntilStopped(async (life) => {
  const parsed = parseVerifyOptions(process.argv.slice(2));
  if (parsed.type === "help") {
    process.stdout.write(VERIFY_HELP);
    return OK;
  }
  const taken = takenByNpm(process.env);
  if (taken !== null || parsed.type === "problem") {
    print(process.stderr, taken ?? (parsed.type === "problem" ? parsed.problem : ""));
    return BAD_INPUT;
  }
  const given = fromWhereTheUserIs(parsed.options);
  const input = await spoolInput(given.file, process.stdin, life.signal);
  life.onStop(() => input.remove());
  const options = { ...given, file: input.file };
  await checkFiles(options.file, options.out.path);
  // Loading the product takes a while; `--help` should not wait for it.
  enableCompileCache();
  const { verifyCommand } = await import("./verify/verify-command.ts");
  return await verifyCommand(options, life);
});

/** npm runs scripts in the project folder; paths are relative to the user's folder. */
function fromWhereTheUserIs(given: VerifyOptions): VerifyOptions {
  const from = process.env["INIT_CWD"] ?? process.cwd();
  const out = given.out.path === STDOUT ? given.out : { ...given.out, path: path.resolve(from, given.out.path) };
  return { ...given, file: given.file === "-" ? "-" : path.resolve(from, given.file), out };
}
