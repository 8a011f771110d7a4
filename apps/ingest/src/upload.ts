import type { List } from "@rollcall/ports";
import { TabularError } from "@rollcall/tabular";
import type { FastifyRequest } from "fastify";
import { ColumnError, importFile } from "./import-file.ts";
import { Problem } from "./problem.ts";
import type { Services } from "./services.ts";

export interface UploadWishes {
  readonly name: string | null;
  readonly fileName: string | null;
  readonly columns: readonly string[] | null;
}

/** Reads an upload, multipart (its first file) or the bare bytes, straight into a list. */
export async function receiveList(services: Services, request: FastifyRequest, wishes: UploadWishes): Promise<List> {
  const { bytes, fileName } = await openUpload(request, wishes.fileName);
  try {
    return await importFile(services.store, { bytes, fileName, name: wishes.name, columns: wishes.columns });
  } catch (error) {
    if (error instanceof TabularError || error instanceof ColumnError)
      throw new Problem(422, error.code, error.message);
    throw error;
  }
}

/** The bytes of an upload and the name that came with them. */
export async function openUpload(
  request: FastifyRequest,
  fileName: string | null,
): Promise<{ bytes: AsyncIterable<Uint8Array>; fileName: string }> {
  if (!request.isMultipart()) {
    return { bytes: request.body as AsyncIterable<Uint8Array>, fileName: baseName(fileName ?? "list.csv") };
  }
  const part = await request.file();
  if (!part)
    throw new Problem(400, "no_file", "There is no file in this upload.", "Send it as a form field of type file.");
  return { bytes: part.file, fileName: baseName(fileName ?? part.filename) };
}

/** A file's name without any path: it is shown, never opened. */
function baseName(name: string): string {
  return name.split(/[/\\]/).at(-1)?.slice(0, 255) || "list.csv";
}
