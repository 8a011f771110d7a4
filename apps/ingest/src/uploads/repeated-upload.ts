import { createHash } from "node:crypto";
import type { FastifyRequest } from "fastify";
import type { z } from "zod";
import type { UploadedList } from "@rollcall/core";
import { parse } from "../http/parse.ts";
import { keyReused, Problem } from "../http/problem.ts";
import { UPLOAD_OPTIONS } from "./upload-options.ts";
import { openUpload, type Upload } from "./upload.ts";

/** An upload that has started, with its parameters. */
export interface WantedUpload {
  readonly upload: Upload;
  readonly options: z.output<typeof UPLOAD_OPTIONS>;
  /** SHA-256 of its parameters. */
  readonly requestHash: Uint8Array<ArrayBuffer>;
}

/** The stored idempotency key, scoped to the client. */
export function keyOf(key: string | undefined, actor: string): string | null {
  return key === undefined ? null : `${actor}\n${key}`;
}

/**
 * Opens an upload and reads its parameters from the query and the form's fields. Throws a problem if they are invalid.
 */
export async function openWanted(request: FastifyRequest, fileName: string | null): Promise<WantedUpload> {
  const upload = await openUpload(request, fileName);
  const options = parse(UPLOAD_OPTIONS, { ...upload.fields, ...(request.query as object) }, "query");
  const asked = Object.entries({ ...options, file_name: upload.fileName }).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { upload, options, requestHash: new Uint8Array(createHash("sha256").update(JSON.stringify(asked)).digest()) };
}

/**
 * Checks that an upload is identical to the one that created a list. Reads the file without storing it. Throws a
 * problem if it differs, or if the first is still being imported.
 */
export async function assertSame(known: UploadedList, { upload, requestHash }: WantedUpload): Promise<void> {
  const isSameRequest = known.requestHash !== null && Buffer.from(known.requestHash).equals(requestHash);
  if (!isSameRequest) throw keyReused();
  if (known.state === "importing") throw inProgress();
  const hash = createHash("sha256");
  for await (const chunk of upload.bytes) hash.update(chunk);
  if (hash.digest("hex") !== known.fileHash) throw keyReused();
}

/** The first upload with this key is still in progress. */
export function inProgress(): Problem {
  return new Problem(
    409,
    "upload_in_progress",
    "An upload with this Idempotency-Key is in progress.",
    "Retry in a few seconds to get its list.",
  );
}
