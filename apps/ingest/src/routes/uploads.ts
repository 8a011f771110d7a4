import { Readable } from "node:stream";
import { findAddressesInText, TEXT_LIMIT_CHARS } from "@rollcall/address";
import { findListByKey, IdempotencyKeyError } from "@rollcall/db";
import type { List } from "@rollcall/ports";
import { TabularError } from "@rollcall/tabular";
import { ListGoneError } from "@rollcall/verification";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { ColumnError } from "../choose-columns.ts";
import { describeList, type ListServices } from "../describe-list.ts";
import { createGate } from "../gate.ts";
import { importFile } from "../import-file.ts";
import { previewFile } from "../preview-file.ts";
import { Problem } from "../problem.ts";
import { openUpload, UploadBrokenError } from "../upload.ts";
import { PREVIEW_OPTIONS, readOptionsOf, UPLOAD_OPTIONS } from "../upload-options.ts";
import { startList } from "./lists.ts";
import { parse } from "./parse.ts";

const PASTE = z.object({
  text: z.string().min(1).max(TEXT_LIMIT_CHARS),
  name: z.string().trim().min(1).max(200).optional(),
});
/** Pasted text is JSON: its characters may take six bytes each. */
const PASTE_LIMIT_BYTES = 32 * 1024 * 1024;

/** Each takes three connections to the database while its client sends. */
const IMPORTS_AT_ONCE = 4;
const IMPORTS_WAITING = 50;

const IDEMPOTENCY_KEY = z.string().min(1).max(255).optional();

/** Lists that come in: a look at a file, a file, text in its place. */
export function uploadRoutes(app: FastifyInstance, services: ListServices): void {
  const imports = createGate("uploads", IMPORTS_AT_ONCE, IMPORTS_WAITING);

  app.post("/v1/lists/preview", async (request) => {
    const { file_name: fileName } = parse(PREVIEW_OPTIONS, request.query, "query");
    const upload = await openUpload(request, fileName ?? null);
    const options = parse(PREVIEW_OPTIONS, { ...upload.fields, ...(request.query as object) }, "query");
    return await explained(() => previewFile(upload.bytes, upload.fileName, readOptionsOf(options)));
  });

  app.post("/v1/lists", async (request, reply) => {
    const key = parse(IDEMPOTENCY_KEY, request.headers["idempotency-key"], "header") ?? null;
    const known = key === null ? null : await findListByKey(services.database, key);
    if (known !== null) return await sendAgain(services, reply, known);
    const list = await imports.through(() => receiveList(services, request, key));
    return await sendNew(services, reply, list);
  });

  app.post("/v1/lists/paste", { bodyLimit: PASTE_LIMIT_BYTES }, async (request, reply) => {
    const { text, name } = parse(PASTE, request.body, "body");
    const list = await imports.through(() => importText(services, text, name ?? "Pasted text"));
    return await sendNew(services, reply, list);
  });
}

/** Reads an upload straight into a list, and starts it where asked to. */
async function receiveList(services: ListServices, request: FastifyRequest, key: string | null): Promise<List> {
  const query = request.query as Record<string, unknown>;
  const { file_name: fileName } = parse(UPLOAD_OPTIONS, query, "query");
  const upload = await openUpload(request, fileName ?? null);
  const options = parse(UPLOAD_OPTIONS, { ...upload.fields, ...query }, "query");
  const list = await explained(() =>
    importFile(services.store, {
      bytes: upload.bytes,
      fileName: upload.fileName,
      name: options.name ?? null,
      columns: options.column ?? null,
      options: readOptionsOf(options),
      dedupe: options.dedupe,
      idempotencyKey: key,
    }),
  );
  if (options.start === "true") await startList(services, list, false);
  return list;
}

async function importText(services: ListServices, text: string, name: string): Promise<List> {
  const found = findAddressesInText(text);
  if (found.length === 0) {
    throw new Problem(
      422,
      "no_address",
      "There is no e-mail address in this text.",
      "Paste text with addresses such as name@example.com.",
    );
  }
  const csv = `email\n${found.map((one) => `"${one.text.replaceAll('"', '""')}"\n`).join("")}`;
  const bytes = Readable.from([Buffer.from(csv)]);
  return await importFile(services.store, { bytes, fileName: "pasted.csv", name, columns: ["1"] });
}

/** Turns what is wrong with a file into a problem for its sender. */
async function explained<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TabularError) {
      throw new Problem(error.code === "file_too_large" ? 413 : 422, error.code, error.message);
    }
    if (error instanceof ColumnError) throw new Problem(422, error.code, error.message);
    if (error instanceof IdempotencyKeyError) throw inProgress();
    if (error instanceof ListGoneError) throw new Problem(409, error.code, error.message);
    if (error instanceof UploadBrokenError)
      throw new Problem(400, error.code, error.message, "Nothing of it was kept. Send it again.");
    throw error;
  }
}

function inProgress(): Problem {
  return new Problem(
    409,
    "upload_in_progress",
    "An upload with this Idempotency-Key is being read.",
    "Ask again in a few seconds: the answer is its list then.",
  );
}

async function sendNew(services: ListServices, reply: FastifyReply, list: List): Promise<FastifyReply> {
  return reply
    .status(201)
    .header("location", `/v1/lists/${list.id}`)
    .send(await describeList(services, list, "quick"));
}

/** The client sent this before and did not hear the answer. */
async function sendAgain(services: ListServices, reply: FastifyReply, list: List): Promise<FastifyReply> {
  if (list.state === "importing") throw inProgress();
  return reply
    .status(200)
    .header("location", `/v1/lists/${list.id}`)
    .header("idempotency-replayed", "true")
    .send(await describeList(services, list, "quick"));
}
