import { request, withQuery } from "./client.ts";
import type { Preview } from "./schemas.ts";

/** As much of a text file as a preview needs. */
const PREVIEW_BYTES = 1024 * 1024;

/** Spreadsheets are ZIP archives, whose table of contents stands at the end: a part of one can't be read. */
const ZIP_MAGIC = "PK\u0003\u0004";

/** What the file seems to hold: its columns, the first rows, and which column has the addresses. */
export async function previewFile(file: File, signal: AbortSignal): Promise<Preview> {
  const head = await file.slice(0, ZIP_MAGIC.length).text();
  const part = head === ZIP_MAGIC ? file : file.slice(0, PREVIEW_BYTES);
  const form = new FormData();
  form.append("file", part, file.name);
  return request<Preview>(withQuery("/v1/lists/preview", { file_name: file.name }), {
    method: "POST",
    body: form,
    signal,
  });
}
