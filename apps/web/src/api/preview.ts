import { api, read } from "./client.ts";
import type { Preview } from "./schemas.ts";

/** Enough of a text file for a preview. */
const PREVIEW_BYTES = 1024 * 1024;

/** Workbooks are ZIP archives, whose table of contents comes last: they are sent whole. */
const ZIP_MAGIC = "PK\u0003\u0004";

/** The columns of a file, its first rows, and which column has the addresses. */
export async function previewFile(file: File, signal: AbortSignal): Promise<Preview> {
  const head = await file.slice(0, ZIP_MAGIC.length).text();
  const part = head === ZIP_MAGIC ? file : file.slice(0, PREVIEW_BYTES);
  const form = new FormData();
  form.append("file", part, file.name);
  return read(
    api.POST("/v1/lists/preview", {
      params: { query: { file_name: file.name } },
      body: { file: file.name },
      bodySerializer: () => form,
      signal,
    }),
  );
}
