import { createHash } from "node:crypto";
import type { FastifyRequest } from "fastify";
import type { z } from "zod";
import { parse } from "../http/parse.ts";
import { keyReused, Problem } from "../http/problem.ts";
import { openUpload, type Upload } from "./upload.ts";
import { UPLOAD_OPTIONS } from "./upload-options.ts";
import type { UploadedList } from "@rollcall/core";

/** An upload that has begun, and what it asks for. */
export interface WantedUpload {
  readonly upload: Upload;
  readonly options: z.output<typeof UPLOAD_OPTIONS>;
  /** SHA-256 of all that it asks for beside the file. */
  readonly requestHash: Uint8Array<ArrayBuffer>;
}

/** The name under which an upload is remembered: a key of one caller is nothing to another. */
export function keyOf(key: string | undefined, actor: string): string | null {
  return key === undefined ? null : `${actor}\n${key}`;
}

/** Opens an upload and reads its options, from the query and from the form's fields. Throws a problem where they are wrong. */
export async function openWanted(request: FastifyRequest, fileName: string | null): Promise<WantedUpload> {
  const upload = await openUpload(request, fileName);
  const options = parse(UPLOAD_OPTIONS, { ...upload.fields, ...(request.query as object) }, "query");
  const asked = Object.entries({ ...options, file_name: upload.fileName }).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { upload, options, requestHash: new Uint8Array(createHash("sha256").update(JSON.stringify(asked)).digest()) };
}

/**
 * Whether an upload is the one that made a list, byte for byte. Reads the file, keeping none of it. Throws a problem where
 * it is another one, or where the first is still being read.
 */
export async function assertSame(known: UploadedList, { upload, requestHash }: WantedUpload): Promise<void> {
  const isSameRequest = known.requestHash !== null && Buffer.from(known.requestHash).equals(requestHash);
  if (!isSameRequest) throw keyReused();
  if (known.state === "importing") throw inProgress();
  const hash = createHash("sha256");
  for await (const chunk of upload.bytes) hash.update(chunk);
  if (hash.digest("hex") !== known.fileHash) throw keyReused();
}

/** The first upload with this key is not whole yet. */
export function inProgress(): Problem {
  return new Problem(
    409,
    "upload_in_progress",
    "An upload with this Idempotency-Key is being read.",
    "Ask again in a few seconds: the answer is its list then.",
  );
}
