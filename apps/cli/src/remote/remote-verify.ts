import { createReadStream } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import type { CheckOptions } from "../check/check-options.ts";
import type { CheckOneJson } from "../check/describe-check.ts";
import { CommandError, fromWhereTheUserIs, type Written } from "../product/stored-command.ts";
import { noticeOn, SILENT_NOTICE } from "../terminal/notice.ts";
import { counted, number } from "../terminal/words.ts";
import { checkFiles } from "../verify/check-files.ts";
import { keepEarlier } from "../verify/keep-earlier.ts";
import { STDOUT } from "../verify/output-options.ts";
import type { VerifyOptions } from "../verify/verify-options.ts";
import { remoteExport } from "./remote-lists.ts";
import { answerOf, type RemoteServer } from "./server.ts";

const LOOK_MS = 1_000;
/** The server's own limit for one request. */
const WAIT_MOST_MS = 60_000;
const INTERRUPTED = 130;

/** Checks one address at a server; waits in requests of a minute at most. */
export async function remoteCheck(
  { api }: RemoteServer,
  { address, waitMs, recheck }: CheckOptions,
): Promise<CheckOneJson> {
  const endMs = Date.now() + waitMs;
  const body = { email: address, recheck, timeout_ms: Math.min(waitMs, WAIT_MOST_MS) };
  let check = await answerOf(api.POST("/v1/verify", { body }));
  while (check.state !== "done" && Date.now() < endMs) {
    await wait(Math.min(LOOK_MS, Math.max(0, endMs - Date.now())));
    check = await answerOf(api.GET("/v1/verify/{id}", { params: { path: { id: check.id } } }));
  }
  return check;
}

/**
 * Uploads a list (`-`: the standard input), starts its run, waits for it and writes the answers. Interrupted, the run goes on at the
 * server. Throws FileError, CommandError and RemoteError.
 */
export async function remoteVerify(server: RemoteServer, given: VerifyOptions, signal: AbortSignal): Promise<Written> {
  const isPiped = given.file === "-";
  const path = given.out.path === STDOUT ? STDOUT : fromWhereTheUserIs(given.out.path);
  const options = { ...given, file: isPiped ? "-" : fromWhereTheUserIs(given.file), out: { ...given.out, path } };
  if (!isPiped) await checkFiles(options.file, path);
  const notice = options.quiet ? SILENT_NOTICE : noticeOn(process.stderr);
  notice.show("Uploading …");
  const listId = await upload(server, options);
  const started = await answerOf(
    server.api.POST("/v1/lists/{id}/start", { params: { path: { id: listId } }, body: { recheck: options.recheck } }),
  );
  let run = started;
  const endMs = options.waitMs === null ? Number.POSITIVE_INFINITY : Date.now() + options.waitMs;
  while (!isOver(run.state) && Date.now() < endMs && !signal.aborted) {
    notice.show(`${number(run.done)} of ${counted(run.total, "address")} …`);
    await wait(Math.min(LOOK_MS, endMs - Date.now()), undefined, { signal }).catch(() => {});
    run = await answerOf(server.api.GET("/v1/runs/{id}", { params: { path: { id: run.id } } }));
  }
  notice.clear();
  if (signal.aborted) {
    const note = `Run ${run.id} goes on at the server. rollcall export ${listId} writes its answers, rollcall runs cancel ${run.id} ends it.\n`;
    return { out: "", note, code: INTERRUPTED };
  }
  const kept = options.isOutNamed || path === STDOUT ? null : await keepEarlier(path);
  const open = await remoteExport(server, listId, options.out);
  return described(options, { listId, run, open, kept });
}

function isOver(state: string): boolean {
  return state === "completed" || state === "cancelled";
}

interface Ended {
  readonly listId: string;
  readonly run: { readonly id: string; readonly state: string; readonly done: number; readonly total: number };
  readonly open: number;
  readonly kept: string | null;
}

function described({ out, json, quiet }: VerifyOptions, { listId, run, open, kept }: Ended): Written {
  const code = open === 0 && run.done >= run.total ? 0 : 1;
  const { id, state, done, total } = run;
  if (json)
    return {
      out: `${JSON.stringify({ list_id: listId, run_id: id, state, total, done, open, out: out.path })}\n`,
      note: "",
      code,
    };
  if (quiet) return { out: "", note: "", code };
  const where = out.path === STDOUT ? "" : ` Written to ${out.path}.`;
  const earlier = kept === null ? "" : ` The earlier one is kept as ${kept}.`;
  return {
    out: "",
    note: `List ${listId}: ${number(done)} of ${counted(total, "address")} answered.${where}${earlier}\n`,
    code,
  };
}

/** Uploads a list; returns its id. */
async function upload(server: RemoteServer, { file, reading, columns }: VerifyOptions): Promise<string> {
  const { options, dedupe } = reading;
  const query = new URLSearchParams({ file_name: file === "-" ? "stdin" : path.basename(file), dedupe });
  for (const column of columns ?? []) query.append("column", column);
  if (options.sheet !== undefined) query.set("sheet", String(options.sheet));
  if (options.encoding !== undefined) query.set("encoding", options.encoding);
  if (options.delimiter !== undefined) query.set("delimiter", options.delimiter);
  if (options.hasHeader !== undefined) query.set("has_header", String(options.hasHeader));
  if (options.headerRow !== undefined) query.set("header_row", String(options.headerRow));
  if (options.skipFooter !== undefined) query.set("skip_footer", String(options.skipFooter));
  const bytes = file === "-" ? process.stdin : createReadStream(file);
  const response = await server.stream(`/v1/lists?${query.toString()}`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: Readable.toWeb(bytes) as ReadableStream,
    duplex: "half",
  });
  const { id } = (await response.json()) as { readonly id?: unknown };
  if (typeof id !== "string") throw new CommandError("The server's answer has no list: is it Rollcall's address?");
  return id;
}
