import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { CommandError, type Written } from "../product/stored-command.ts";
import { counted, number } from "../terminal/words.ts";
import { DELIMITERS, type Output, STDOUT } from "../verify/output-options.ts";
import { answerOf, type RemoteServer } from "./server.ts";

const PAGE_LISTS = 100;

/** The number of a list or run, as a command line gives it. Throws CommandError. */
export function numberOf(what: "list" | "run", word: string | undefined): string {
  if (word !== undefined && /^[1-9]\d{0,8}$/.test(word)) return word;
  throw new CommandError(
    `A ${what} is given by its number${word === undefined ? "" : `, not ${JSON.stringify(word)}`}.`,
  );
}

/** A server's lists, newest first, one a line; `json`: as the API gives them. */
export async function remoteLists({ api }: RemoteServer, tag: string | null, json: boolean): Promise<Written> {
  const query = { limit: PAGE_LISTS, ...(tag === null ? {} : { tag }) };
  const { lists } = await answerOf(api.GET("/v1/lists", { params: { query } }));
  if (json) return { out: `${JSON.stringify(lists)}\n`, note: "" };
  if (lists.length === 0) return { out: "", note: "There are no lists yet.\n" };
  const lines = lists.map(({ id, name, row_count, run, state }) =>
    [id, name, counted(row_count, "row"), run?.state ?? state].join("\t"),
  );
  return { out: `${lines.join("\n")}\n`, note: "" };
}

/** What of a list is written, as the parameters of its export. */
function exportQuery({
  format,
  gzip,
  preset,
  columns,
  unique,
  isSplit,
  delimiter,
  isPerAddress,
  target,
}: Output): string {
  const query = new URLSearchParams({ format, preset, duplicates: unique ? "false" : "true" });
  if (gzip) query.set("gzip", "true");
  if (isSplit) query.set("split", "status");
  if (isPerAddress) query.set("lines", "addresses");
  if (target !== null) query.set("target", target);
  for (const column of columns ?? []) query.append("columns", column);
  const word = Object.keys(DELIMITERS).find((one) => DELIMITERS[one] === delimiter);
  if (word !== undefined) query.set("delimiter", word);
  return query.toString();
}

/** Writes a list with its answers so far, atomically, or to the standard output. Returns the number of open addresses. */
export async function remoteExport(server: RemoteServer, listId: string, output: Output): Promise<number> {
  const response = await server.stream(`/v1/lists/${listId}/export?${exportQuery(output)}`);
  const open = Number(response.headers.get("x-rollcall-open") ?? 0);
  const bytes = response.body === null ? Readable.from([]) : Readable.fromWeb(response.body);
  if (output.path === STDOUT) {
    await pipeline(bytes, process.stdout, { end: false });
    return open;
  }
  const draft = `${output.path}.part`;
  try {
    await pipeline(bytes, createWriteStream(draft));
    await rename(draft, output.path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  return open;
}

const STEPS = ["pause", "resume", "finish", "cancel"] as const;

/** Shows a run, or the lists that are being verified; or pauses, resumes, finishes or cancels one. Throws CommandError. */
export async function remoteRuns(
  { api }: RemoteServer,
  [verb = "list", word, ...rest]: readonly string[],
  json: boolean,
): Promise<Written> {
  if (rest.length > 0) throw new CommandError(`Unexpected argument: ${rest[0]}.`);
  if (verb === "list") {
    const { lists } = await answerOf(api.GET("/v1/lists", { params: { query: { limit: PAGE_LISTS } } }));
    const open = lists.flatMap(({ name, run }) =>
      run && /^(?:starting|running|paused)$/.test(run.state) ? [{ name, run }] : [],
    );
    if (json) return { out: `${JSON.stringify(open.map(({ run }) => run))}\n`, note: "" };
    return {
      out: open.map(({ name, run }) => runLine(name, run)).join(""),
      note: open.length === 0 ? "No run is open.\n" : "",
    };
  }
  const path = { id: numberOf("run", verb === "show" || isStep(verb) ? word : verb) };
  const run = isStep(verb)
    ? await answerOf(api.POST(`/v1/runs/{id}/${verb}`, { params: { path } }))
    : await answerOf(api.GET("/v1/runs/{id}", { params: { path } }));
  return { out: json ? `${JSON.stringify(run)}\n` : runLine(run.kind, run), note: "" };
}

function isStep(word: string): word is (typeof STEPS)[number] {
  return STEPS.some((step) => step === word);
}

function runLine(
  name: string,
  run: { readonly id: string; readonly state: string; readonly done: number; readonly total: number },
): string {
  return `${run.id}\t${name}\t${run.state}\t${number(run.done)} of ${counted(run.total, "address")}\n`;
}
