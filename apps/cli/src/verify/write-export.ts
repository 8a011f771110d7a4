import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { EVERY_ROW } from "@rollcall/db";
import type { List, ListStore } from "@rollcall/ports";
import { writeTable } from "@rollcall/tabular";
import { exportTable } from "@rollcall/verification";
import type { OutFormat } from "./out-format.ts";

/** Writes a list with its answers to a file: whole, or not at all. */
export async function writeExport(
  store: Pick<ListStore, "streamRows">,
  list: List,
  runId: number,
  out: { readonly path: string } & OutFormat,
): Promise<void> {
  const table = exportTable(store, { list, runId, filter: EVERY_ROW, final: true });
  const draft = `${out.path}.part`;
  try {
    await pipeline(
      writeTable({ format: out.format, gzip: out.gzip, header: table.header, rows: table.rows() }),
      createWriteStream(draft),
    );
    await rename(draft, out.path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
