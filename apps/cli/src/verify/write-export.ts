import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { type Database, EVERY_ROW, type List, exportTable } from "@rollcall/core";
import { PRESET_STATUSES } from "@rollcall/core/presets";
import { writeTable } from "@rollcall/tabular";
import type { Output } from "./output-options.ts";

/** The answers to write. */
export interface Answers {
  readonly runId: number | null;
  /** The run was cancelled: what it left is cancelled; otherwise what is open is not_answered_yet. */
  readonly final: boolean;
}

/** Writes a list with its answers to a file, atomically. Throws NoSuchColumnError. */
export async function writeExport(
  database: Database,
  list: List,
  { runId, final }: Answers,
  output: Output,
): Promise<void> {
  const { path, format, gzip, preset, columns, unique, delimiter, isPerAddress, target } = output;
  const filter = {
    ...EVERY_ROW,
    statuses: PRESET_STATUSES[preset],
    duplicates: unique ? "leave_out" : "keep",
  } as const;
  const table = exportTable(database, {
    list,
    runId,
    final,
    filter,
    isPerAddress,
    target: target ?? undefined,
    ...(columns !== null && { columns }),
  });
  const draft = `${path}.part`;
  try {
    const { header, prelude, footer } = table;
    const file = {
      format,
      gzip,
      prelude,
      header,
      footer,
      rows: table.rows(),
      ...(delimiter !== null && { delimiter }),
    };
    await pipeline(writeTable(file), createWriteStream(draft));
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
