import { Readable } from "node:stream";
import { z } from "zod";
import { TEXT_LIMIT_CHARS } from "@rollcall/address";
import { findListByKey, type Actor, type List, noBytes, resultOf } from "@rollcall/core";
import { logMilestones, type Tell } from "@rollcall/telemetry";
import type { Api } from "../http/api.ts";
import type { JsonOf, RouteDeclaration } from "../http/declaration.ts";
import { IDEMPOTENCY_HEADERS, oncePerKey, replayHeaders } from "../http/once-per-key.ts";
import { parse } from "../http/parse.ts";
import { Problem } from "../http/problem.ts";
import { LIST, describeList, type ListServices } from "../shapes/list.ts";
import { PREVIEW, previewFile } from "../shapes/preview.ts";
import { importList } from "../uploads/import-list.ts";
import { createGate } from "../uploads/gate.ts";
import { assertSame, keyOf, openWanted, type WantedUpload } from "../uploads/upload.ts";
import { PREVIEW_OPTIONS, readOptionsOf, UPLOAD_OPTIONS } from "../uploads/upload.ts";
import { FILE } from "../uploads/file-body.ts";
import { signalOf } from "../uploads/signal-of.ts";
import { openUpload } from "../uploads/upload.ts";
import { explained } from "../uploads/explained.ts";
import { slotOwner } from "../access/caller.ts";
import { addCallback, assertCallback, callbackOf, NEW_LIST } from "./callbacks.ts";
import { ENTRIES_LIMIT_BYTES, ENTRIES_LIST, hasEntries, listOfEntries } from "./entries.ts";
import { rowRoutes } from "./list-rows.ts";
import { findList, startList } from "./lists.ts";

const PASTE = z.object({
  text: z.string().min(1).max(TEXT_LIMIT_CHARS),
  name: z.string().trim().min(1).max(200).optional(),
});
/** Pasted text arrives as JSON, which may take six bytes per character. */
const PASTE_LIMIT_BYTES = 32 * 1024 * 1024;

/** Each takes three database connections while its client sends. */
const IMPORTS = { open: 4, openPerOwner: 3, waiting: 50 };
/** Each reads the beginning of a file while its client sends it. */
const PREVIEWS = { open: 4, openPerOwner: 3, waiting: 50 };

const LOOK = {
  method: "POST",
  path: "/v1/lists/preview",
  tag: "Lists",
  summary: "Preview a file without storing it",
  description: "The beginning of the file is enough.",
  scope: "verify",
  query: PREVIEW_OPTIONS,
  body: FILE,
  answers: { 200: PREVIEW },
} as const satisfies RouteDeclaration;

const UPLOAD = {
  method: "POST",
  path: "/v1/lists",
  tag: "Lists",
  summary: "Upload a file, or entries as JSON, as a new list",
  description:
    "CSV in any encoding and with any delimiter, XLSX, or text with one address per line. With an `Idempotency-Key`, an upload repeated within a day by the same client, with the same file and parameters, returns the list of the first; a different upload with that key is refused. As JSON up to 100,000 entries: what is a parameter of a file is a field there.",
  scope: "verify",
  query: UPLOAD_OPTIONS,
  headers: IDEMPOTENCY_HEADERS,
  body: { content: { ...FILE.content, "application/json": ENTRIES_LIST } },
  bodyLimit: ENTRIES_LIMIT_BYTES,
  gives: ["Location"],
  answers: { 201: NEW_LIST, 200: NEW_LIST },
} as const satisfies RouteDeclaration;

const PASTED = {
  method: "POST",
  path: "/v1/lists/paste",
  tag: "Lists",
  summary: "Create a list from pasted text",
  scope: "verify",
  headers: IDEMPOTENCY_HEADERS,
  body: PASTE,
  bodyLimit: PASTE_LIMIT_BYTES,
  gives: ["Location"],
  answers: { 201: LIST },
} as const satisfies RouteDeclaration;

/** Uploads: previews, files and pasted text. */
export function uploadRoutes(api: Api, services: ListServices): void {
  const imports = createGate("uploads", IMPORTS);
  rowRoutes(api, services, imports);
  const previews = createGate("previews", PREVIEWS);
  const viewOf = async (list: List): Promise<JsonOf<typeof NEW_LIST>> => ({
    ...(await describeList(services, list, "quick")),
    ...(await callbackOf(services, list.id)),
  });

  api.route(LOOK, async ({ request, reply, query }) => {
    const upload = await openUpload(request, query.file_name ?? null);
    const options = parse(PREVIEW_OPTIONS, { ...upload.fields, ...(request.query as object) }, "query");
    const file = { ...upload, options: readOptionsOf(options), sizeBytes: options.size ?? null };
    const look = (): ReturnType<typeof previewFile> => previewFile(services, file, signalOf(reply.raw));
    return await previews.through(slotOwner(request), () => explained(look));
  });

  api.route(UPLOAD, async ({ request, reply, query, headers, actor, send }) => {
    if (hasEntries(request)) {
      const sent = { actor, key: headers["idempotency-key"], signal: signalOf(reply.raw) };
      const { id, replayed } = await listOfEntries(services, imports, request, sent);
      const view = await viewOf(await findList(services, id));
      return send(replayed ? 200 : 201, view, { location: `/v1/lists/${id}`, ...replayHeaders(replayed) });
    }
    const key = keyOf(headers["idempotency-key"], actor);
    const known = key === null ? null : await findListByKey(services.database, key);
    const wanted = await openWanted(request, query.file_name ?? null);
    if (known !== null) {
      await assertSame(known, wanted);
      const headers = { location: `/v1/lists/${known.id}`, "idempotency-replayed": "true" };
      return send(200, await viewOf(known), headers);
    }
    await assertCallback(services, wanted.options.callback_url);
    const list = await imports.through(slotOwner(request), () =>
      receiveList({ ...services, tell: logMilestones(request.log) }, actor, wanted, key),
    );
    return send(201, await viewOf(list), { location: `/v1/lists/${list.id}` });
  });

  api.route(PASTED, async ({ body, headers, request, reply, actor, send }) => {
    const pasted = { text: body.text, name: body.name ?? "Pasted text" };
    const keyed = { key: headers["idempotency-key"], actor, action: "paste", body };
    const { id, replayed } = await oncePerKey(services.database, keyed, async () => {
      const telling = { ...services, tell: logMilestones(request.log) };
      const paste = (): Promise<List> => importText(telling, actor, pasted, signalOf(reply.raw));
      return (await imports.through(slotOwner(request), paste)).id;
    });
    const view = await describeList(services, await findList(services, id), "quick");
    return send(201, view, { location: `/v1/lists/${id}`, ...replayHeaders(replayed) });
  });
}

/** Imports an upload as a list, and starts a run if requested. */
async function receiveList(
  services: ListServices & { readonly tell: Tell },
  by: Actor,
  { upload, options, requestHash }: WantedUpload,
  key: string | null,
): Promise<List> {
  const list = await explained(() =>
    importList(services, {
      bytes: upload.bytes,
      fileName: upload.fileName,
      sizeBytes: upload.sizeBytes,
      name: options.name ?? null,
      columns: options.column ?? null,
      options: readOptionsOf(options),
      dedupe: options.dedupe,
      idempotencyKey: key,
      requestHash: key === null ? null : requestHash,
      audit: { actor: by, action: "list.uploaded" },
      read: services.read,
    }),
  );
  await addCallback(services, by, list.id, options.callback_url);
  if (options.start === "true") await startList(services, by, list, false);
  return list;
}

async function importText(
  services: ListServices & { readonly tell: Tell },
  by: Actor,
  { text, name }: { readonly text: string; readonly name: string },
  signal: AbortSignal,
): Promise<List> {
  const { read } = services;
  const { csv } = await explained(() => resultOf(read("addresses", { text }, noBytes(), signal)));
  if (csv === null) {
    throw new Problem(
      422,
      "no_address",
      "There is no e-mail address in this text.",
      "Paste text with addresses such as name@example.com.",
    );
  }
  return await importList(services, {
    bytes: Readable.from([csv]),
    fileName: "pasted.csv",
    name,
    columns: ["1"],
    audit: { actor: by, action: "list.pasted" },
    read,
  });
}
