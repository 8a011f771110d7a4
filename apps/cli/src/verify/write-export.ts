import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { type Database, EVERY_ROW, exportParts, type ExportRequest, type List, exportTable } from "@rollcall/core";
import { PRESET_STATUSES } from "@rollcall/core/presets";
import { type ArchivedFile, type TableOutput, writeArchive, writeTable } from "@rollcall/tabular";
import { EXTENSIONS, type Output, STDOUT } from "./output-options.ts";

/** The answers to write. */
export interface Answers {
  readonly runId: number | null;
  /** The run was cancelled: what it left is cancelled; otherwise what is open is not_answered_yet. */
  readonly final: boolean;
}

/** Writes a list with its answers to a file, atomically, or to the standard output. Throws NoSuchColumnError. */
export async function writeExport(
  database: Database,
  list: List,
  { runId, final }: Answers,
  output: Output,
): Promise<void> {
  const { path, preset, columns, unique, isPerAddress, target } = output;
  const filter = {
    ...EVERY_ROW,
    statuses: PRESET_STATUSES[preset],
    duplicates: unique ? "leave_out" : "keep",
  } as const;
  const request: ExportRequest = {
    list,
    runId,
    final,
    filter,
    isPerAddress,
    target: target ?? undefined,
    ...(columns !== null && { columns }),
  };
  const table = exportTable(database, request);
  const bytes = output.isSplit
    ? writeArchive(filesOf(database, request, output))
    : writeTable({ ...table, ...formOf(output), rows: table.rows() });
  if (path === STDOUT) return await pipeline(bytes, process.stdout, { end: false });
  const draft = `${path}.part`;
  try {
    await pipeline(bytes, createWriteStream(draft));
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** A file for each status. */
async function* filesOf(
  database: Database,
  request: ExportRequest,
  output: Output,
): AsyncGenerator<ArchivedFile, void, undefined> {
  for await (const { name, table } of exportParts(database, request)) {
    const bytes = writeTable({ ...table, ...formOf(output), rows: table.rows() });
    yield { name: `${name}.${EXTENSIONS[output.format]}`, bytes, isPacked: output.format === "xlsx" };
  }
}

function formOf({ format, gzip, delimiter }: Output): Pick<TableOutput, "format" | "gzip" | "delimiter"> {
  return { format, gzip, ...(delimiter !== null && { delimiter }) };
}
