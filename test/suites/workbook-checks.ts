import { buffer } from "node:stream/consumers";
import { openTable, type Table, type TableOutput, TabularError, writeTable } from "@rollcall/tabular";
import { isAsShown } from "./as-shown.ts";
import type { TheirSheet, TheirWorkbook } from "./calamine.ts";
import type { SuiteFile } from "./public-suites.ts";
import { type Disagreements, reasonFor, type WorkbookReason } from "./workbook-disagreements.ts";

type Cells = readonly (readonly string[])[];

/** Opens bytes as a table, without a header unless one is said to be in a row. */
async function open(
  bytes: Uint8Array,
  own: { readonly sheet?: number; readonly headerRow?: number } = {},
): Promise<Table> {
  async function* once(): AsyncGenerator<Uint8Array> {
    yield bytes;
  }
  const looksLikeAddress = (cell: string): boolean => cell.includes("@");
  return await openTable(once(), { hasHeader: false, looksLikeAddress, ...own });
}

async function cellsOf(table: Table): Promise<Cells> {
  const rows: (readonly string[])[] = [];
  for await (const batch of table.rows()) for (const { cells } of batch) rows.push(cells);
  return rows;
}

/** A sheet's cells; none for an empty one. */
async function readSheet(
  bytes: Uint8Array,
  sheet: number,
): Promise<{ readonly format: string; readonly name: string | null; readonly rows: Cells }> {
  try {
    const table = await open(bytes, { sheet });
    return { format: table.format, name: table.sheet, rows: await cellsOf(table) };
  } catch (error) {
    if (error instanceof TabularError && error.code === "empty_file") return { format: "", name: null, rows: [] };
    throw error;
  }
}

/** Counts a sheet's differences by reason; adds those without one to `unexplained`. */
async function compareSheet(
  { name, bytes }: SuiteFile,
  { position, theirs }: { readonly position: number; readonly theirs: TheirSheet },
  { counts, unexplained }: { readonly counts: Map<WorkbookReason, number>; readonly unexplained: unknown[] },
): Promise<void> {
  const { format, name: sheet, rows } = await readSheet(bytes, position);
  if (sheet !== null && sheet !== theirs.name) unexplained.push([name, sheet, theirs.name]);
  for (let row = 0; row < Math.max(rows.length, theirs.rows.length); row += 1) {
    const width = Math.max(rows[row]?.length ?? 0, theirs.rows[row]?.length ?? 0);
    for (let column = 0; column < width; column += 1) {
      const shown = rows[row]?.[column] ?? "";
      const value = theirs.rows[row]?.[column] ?? null;
      if (isAsShown(value, shown)) continue;
      const reason = reasonFor(value, shown, format);
      if (reason === null) unexplained.push([name, theirs.name, row + 1, column + 1, shown, value]);
      else counts.set(reason, (counts.get(reason) ?? 0) + 1);
    }
  }
}

/** What calamine reads otherwise in some files. */
interface Comparison {
  /** By file and reason. */
  readonly found: Readonly<Record<string, Disagreements>>;
  /** Cells that differ for no reason that we know. */
  readonly unexplained: readonly unknown[];
  /** Files that calamine can't read. */
  readonly unread: readonly string[];
}

/** Compares all sheets of the files with calamine's answers, one for each, in order. */
export async function compare(files: readonly SuiteFile[], answers: AsyncIterable<TheirWorkbook>): Promise<Comparison> {
  const found: Record<string, Disagreements> = {};
  const unexplained: unknown[] = [];
  const unread: string[] = [];
  let at = 0;
  for await (const theirs of answers) {
    const file = files[at]!;
    at += 1;
    if ("error" in theirs) {
      unread.push(file.name);
      continue;
    }
    const counts = new Map<WorkbookReason, number>();
    for (const [index, sheet] of theirs.sheets.entries())
      await compareSheet(file, { position: index + 1, theirs: sheet }, { counts, unexplained });
    if (counts.size > 0) found[file.name] = Object.fromEntries(counts);
  }
  if (at !== files.length) throw new Error(`${at} answers for ${files.length} files`);
  return { found, unexplained, unread };
}

/** Opens each file as it is uploaded: the ones that are refused, by sentence. */
export async function refused(files: readonly SuiteFile[]): Promise<Record<string, string[]>> {
  const sentences: Record<string, string[]> = {};
  for (const { name, bytes } of files) {
    try {
      await (await open(bytes)).close();
    } catch (error) {
      if (!(error instanceof TabularError)) throw new Error(name, { cause: error });
      (sentences[error.message] ??= []).push(name);
    }
  }
  return sentences;
}

const FORMATS = ["csv", "csv_excel", "xlsx", "jsonl"] as const;

async function again(rows: Cells, format: TableOutput["format"]): Promise<Cells> {
  const header = Array.from({ length: Math.max(...rows.map((cells) => cells.length)) }, (_, at) => `Column ${at + 1}`);
  async function* batches(): AsyncGenerator<Cells> {
    yield rows;
  }
  const bytes = await buffer(writeTable({ header, format, formulaGuard: false, rows: batches() }));
  return await cellsOf(await open(bytes, { headerRow: 1 }));
}

const filled = (rows: Cells): Cells =>
  rows.map((cells) => cells.slice(0, cells.findLastIndex((cell) => cell !== "") + 1));

/** Larger ones say nothing new, and take minutes. */
const SMALL_BYTES = 200_000;

/** Writes the table of each small file in every format and reads it again: how many there were, and which came back changed. */
export async function roundTrips(
  files: readonly SuiteFile[],
): Promise<{ readonly count: number; readonly changed: readonly string[] }> {
  let count = 0;
  const changed: string[] = [];
  for (const { name, bytes } of files.filter((file) => file.bytes.length <= SMALL_BYTES)) {
    const table = await opened(bytes);
    if (table === null) continue;
    const rows = await cellsOf(table);
    count += 1;
    for (const format of FORMATS) {
      if (JSON.stringify(filled(await again(rows, format))) !== JSON.stringify(filled(rows)))
        changed.push(`${name}: ${format}`);
    }
  }
  return { count, changed };
}

/** Opens a file; null if it is refused. */
async function opened(bytes: Uint8Array): Promise<Table | null> {
  try {
    return await open(bytes);
  } catch (error) {
    if (error instanceof TabularError) return null;
    throw error;
  }
}

/** A file cut short, and with a byte changed at each of some places. */
function* broken(bytes: Buffer): Generator<Buffer> {
  for (const share of [0.1, 0.5, 0.9, 0.999]) yield bytes.subarray(0, Math.floor(bytes.length * share));
  for (let place = 1; place < 20; place += 1) {
    const copy = Buffer.from(bytes);
    const at = Math.floor((bytes.length * place) / 20);
    copy[at] = copy[at]! ^ 0x55;
    yield copy;
  }
}

/** How many broken copies of the small files are tables, and how many are refused. Throws at any other error. */
export async function readBroken(files: readonly SuiteFile[]): Promise<{ tables: number; refused: number }> {
  const outcome = { tables: 0, refused: 0 };
  for (const { name, bytes } of files.filter((file) => file.bytes.length <= SMALL_BYTES)) {
    for (const copy of broken(bytes)) {
      try {
        await cellsOf(await open(copy));
        outcome.tables += 1;
      } catch (error) {
        if (!(error instanceof TabularError)) throw new Error(name, { cause: error });
        outcome.refused += 1;
      }
    }
  }
  return outcome;
}
