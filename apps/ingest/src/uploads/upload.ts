import { Readable } from "node:stream";
import type { FastifyRequest } from "fastify";
import { Problem, keyReused } from "../http/problem.ts";
import { createHash } from "node:crypto";
import { z } from "zod";
import { type ReadOptions, SKIP_FOOTER_LIMIT, type UploadedList } from "@rollcall/core";
import { parse } from "../http/parse.ts";
import { TEXT_ENCODINGS } from "@rollcall/tabular";
import { CALLBACK_URL } from "../routes/callbacks.ts";
import { textsOf } from "../shapes/common.ts";
import { receive } from "./receive.ts";

/** Maximum length of stored file names. */
const FILE_NAME_CHARS = 255;

/** A file being received. */
export interface Upload {
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly fileName: string;
  /** The size announced by the client; null: unknown. */
  readonly sizeBytes: number | null;
  /** Text fields of a form before the file. */
  readonly fields: Readonly<Record<string, string | string[]>>;
}

/** The file of an upload, a form's first (multipart/form-data) or the bare body, and its name. */
export async function openUpload(request: FastifyRequest, fileName: string | null): Promise<Upload> {
  const length = Number(request.headers["content-length"]);
  const sizeBytes = Number.isSafeInteger(length) ? length : null;
  if (!request.isMultipart()) {
    const { body } = request;
    if (!(body instanceof Readable)) throw noFile();
    return { bytes: receive(body), fileName: baseName(fileName ?? "list.csv"), sizeBytes, fields: {} };
  }
  const part = await request.file().catch((error: Error & { statusCode?: number }) => {
    // Errors of the multipart parser have no status.
    if (error.statusCode !== undefined) throw error;
    throw new Problem(400, "bad_form", `The form can't be read: ${error.message}.`, "Send it as multipart/form-data.");
  });
  if (!part) throw noFile();
  const fields = Object.entries(part.fields).flatMap(([name, field]) => {
    const values = [field].flat().flatMap((one) => (one?.type === "field" ? [String(one.value)] : []));
    return values.length === 0 ? [] : [[name, values.length === 1 ? (values[0] ?? "") : values] as const];
  });
  return {
    bytes: receive(part.file),
    fileName: baseName(fileName ?? part.filename),
    sizeBytes,
    fields: Object.fromEntries(fields),
  };
}

function noFile(): Problem {
  return new Problem(
    400,
    "no_file",
    "This upload contains no file.",
    "Send it as the request body, or as a file field of a form.",
  );
}

/** A file name without path and invisible characters: for display only. */
function baseName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  return (
    last
      .replaceAll(/[\p{Cc}\p{Cf}]/gu, "")
      .toWellFormed()
      .trim()
      .slice(0, FILE_NAME_CHARS) || "list.csv"
  );
}

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
  return { upload, options, requestHash: hashParameters(options, upload.fileName) };
}

/** SHA-256 of an upload's parameters. */
export function hashParameters(options: object, fileName: string): Uint8Array<ArrayBuffer> {
  const asked = Object.entries({ ...options, file_name: fileName }).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return new Uint8Array(createHash("sha256").update(JSON.stringify(asked)).digest());
}

/**
 * Checks that an upload is identical to the one that created a list. Reads the file without storing it. Throws a
 * problem if it differs, or if the first is still being imported.
 */
export async function assertSame(known: UploadedList, { upload, requestHash }: WantedUpload): Promise<void> {
  const isSameRequest = known.requestHash !== null && Buffer.from(known.requestHash).equals(requestHash);
  if (!isSameRequest) throw keyReused();
  if (known.state === "importing") throw inProgress();
  await assertSameFile(known.fileHash, upload);
}

/** Reads the file without storing it. Throws a problem if its SHA-256 is another one. */
export async function assertSameFile(fileHash: string | null, { bytes }: Pick<Upload, "bytes">): Promise<void> {
  const hash = createHash("sha256");
  for await (const chunk of bytes) hash.update(chunk);
  if (hash.digest("hex") !== fileHash) throw keyReused();
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

/** One UTF-16 code unit, as the table reader requires. */
const ONE_CHARACTER = /^[^"\r\n\u{10000}-\u{10FFFF}]$/u;

/** How to read a file; missing options are detected. */
const READING = {
  encoding: z
    .string()
    .transform((name) => name.toLowerCase())
    .pipe(z.enum(["auto", ...TEXT_ENCODINGS]))
    .default("auto"),
  delimiter: z
    .enum(["auto", "tab", "comma", "semicolon", "pipe"])
    .transform((word) => DELIMITERS[word])
    .or(z.string().regex(ONE_CHARACTER, "must be one character, and not a quote, a line break or an emoji"))
    .default("auto")
    .meta({
      description: "`auto`, `comma`, `semicolon`, `tab`, `pipe`, or the character itself.",
      override: { type: "string", anyOf: undefined },
    }),
  /** A name, or a position from 1. */
  sheet: z.string().max(200).optional(),
  has_header: z.enum(["auto", "true", "false"]).default("auto"),
  /** The row of the header, from 1; what is above it is kept apart. */
  header_row: z.coerce.number().int().min(1).max(200).optional(),
  skip_footer: z.coerce
    .number()
    .int()
    .min(0)
    .max(SKIP_FOOTER_LIMIT)
    .optional()
    .describe("So many rows at the end are no contacts, and are kept apart; 0: all are. Absent: found by itself."),
};

const DELIMITERS = { auto: "auto", tab: "\t", comma: ",", semicolon: ";", pipe: "|" } as const;

export const DEDUPE = z.enum(["off", "safe", "relaxed"]);

/** Parameters of a preview. */
export const PREVIEW_OPTIONS = z.object({
  ...READING,
  file_name: z.string().max(1_000).optional(),
  /** Bytes of the whole file, if only its beginning is sent: the answer then tells whether it seems to be stored. */
  size: z.coerce.number().int().nonnegative().optional(),
});

/** Parameters of a file whose rows a stored list is to have. */
export const ROWS_OPTIONS = z.object({ ...READING, file_name: z.string().max(1_000).optional() });

/** Parameters of an upload. */
export const UPLOAD_OPTIONS = z.object({
  ...READING,
  name: z.string().trim().min(1).max(200).optional(),
  file_name: z.string().max(1_000).optional(),
  column: textsOf(100).optional().describe("Headers or positions (from 1) of the address columns."),
  dedupe: DEDUPE.default("safe"),
  callback_url: CALLBACK_URL,
  start: z.enum(["true", "false"]).default("false"),
});

/** Converts it for the table reader. */
export function readOptionsOf(options: z.infer<typeof ROWS_OPTIONS>): ReadOptions {
  const { encoding, delimiter, sheet, has_header: hasHeader, header_row: headerRow } = options;
  const { skip_footer: skipFooter } = options;
  return {
    encoding,
    delimiter,
    hasHeader: hasHeader === "auto" ? "auto" : hasHeader === "true",
    ...(headerRow === undefined ? {} : { headerRow }),
    ...(skipFooter === undefined ? {} : { skipFooter }),
    ...(sheet === undefined ? {} : { sheet }),
  };
}
