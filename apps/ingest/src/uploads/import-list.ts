import { type Database, type FileImport, importFile, type List } from "@rollcall/core";
import type { Tell } from "@rollcall/telemetry";
import { countBytes } from "./count-bytes.ts";

/** Imports a file as a list, and tells of it. */
export async function importList(
  { database, tell }: { readonly database: Database; readonly tell: Tell },
  file: FileImport,
): Promise<List> {
  const beganMs = performance.now();
  const { bytes, count } = countBytes(file.bytes);
  const list = await importFile(database, { ...file, bytes });
  const durationMs = performance.now() - beganMs;
  tell({ type: "list_read", listId: list.id, rows: list.rowCount, bytes: count(), durationMs });
  return list;
}
