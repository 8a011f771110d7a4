import { mkdtemp, open, rm, type FileHandle } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assembleTable } from "../assemble-table.ts";
import type { ByteSource } from "../byte-source.ts";
import type { RecordNotices } from "../row-stream.ts";
import type { Table, TableOptions } from "../table.ts";
import { TabularError } from "../tabular-error.ts";
import type { TableLimits } from "../table-limits.ts";
import { CELL_CHARACTERS } from "./excel-limits.ts";
import { readMailLinks } from "./mail-links.ts";
import { readSheet } from "./read-sheet.ts";
import { readSharedStrings } from "./shared-strings.ts";
import { readStyles } from "./number-format.ts";
import { readWorkbook } from "./read-workbook.ts";
import type { Sheet } from "./read-workbook.ts";
import { TextBudget } from "../expansion-guard.ts";
import { openArchive } from "./workbook-archive.ts";

/** Two unlinked temporary files: the workbook, and space for its shared strings. */
interface Spool {
  readonly workbook: FileHandle;
  readonly workbookBytes: number;
  readonly strings: FileHandle;
  close(): Promise<void>;
}

/** Opens one sheet of a workbook. */
export async function openXlsx(
  source: ByteSource,
  gzip: boolean,
  options: TableOptions,
  limits: TableLimits,
): Promise<Table> {
  const spooled = await spool(source, options.temporaryFolder);
  try {
    return await openSpooled(spooled, gzip, options, limits);
  } catch (error) {
    await spooled.close();
    throw error;
  }
}

async function openSpooled(spooled: Spool, gzip: boolean, options: TableOptions, given: TableLimits): Promise<Table> {
  const limits = { ...given, cellCharacters: Math.min(given.cellCharacters, CELL_CHARACTERS) };
  const archive = await openArchive(spooled.workbook.fd, limits);
  const workbook = await readWorkbook(archive);
  const strings = await readSharedStrings(archive, workbook.sharedStrings, spooled.strings.fd, limits);
  const formats = await readStyles(archive, workbook.styles);
  const openSheet = async (sheet: Sheet): Promise<OpenedSheet> => {
    const part = archive.open(sheet.part);
    if (part === null)
      throw new TabularError("damaged_file", `The sheet "${sheet.name}" is missing from the workbook.`);
    const links = await readMailLinks(archive, sheet.part);
    const budget = new TextBudget(spooled.workbookBytes, limits);
    const context = { strings, formats, links, from1904: workbook.from1904 };
    const records = readSheet(part, context, { limits, budget });
    const notices: RecordNotices = { problems: [], problemCount: 0, repairedBytes: 0 };
    const close = async (): Promise<void> => {
      await records.return();
      await spooled.close();
    };
    const facts = {
      format: "xlsx",
      gzip,
      encoding: null,
      encodingNote: null,
      delimiter: null,
      sheets: workbook.sheets.map(({ name }) => name),
      sheet: sheet.name,
    } as const;
    const leave = async (): Promise<void> => void (await records.return());
    try {
      return { table: await assembleTable(facts, { records, notices, close }, options, limits), leave };
    } catch (error) {
      await leave();
      throw error;
    }
  };
  return options.sheet === undefined
    ? await findSheet(workbook.sheets, openSheet)
    : (await openSheet(chooseSheet(workbook.sheets, options.sheet))).table;
}

interface OpenedSheet {
  readonly table: Table;
  /** Stops reading this sheet, so that another one of the workbook can be opened. */
  leave(): Promise<void>;
}

/** Sheets that are looked into for addresses. */
const SEARCHED_SHEETS = 20;

/** The first visible sheet with addresses, else the first with cells. Covers and instructions come before it. */
async function findSheet(sheets: readonly Sheet[], open: (sheet: Sheet) => Promise<OpenedSheet>): Promise<Table> {
  const visible = sheets.filter(({ hidden }) => !hidden);
  const candidates = (visible.length === 0 ? sheets : visible).slice(0, SEARCHED_SHEETS);
  let filled: Sheet | null = null;
  let empty: unknown = null;
  for (const sheet of candidates) {
    try {
      const opened = await open(sheet);
      if (opened.table.addressColumn !== null) return opened.table;
      filled ??= sheet;
      await opened.leave();
    } catch (error) {
      if (!(error instanceof TabularError) || error.code !== "empty_file") throw error;
      empty = error;
    }
  }
  if (filled !== null) return (await open(filled)).table;
  if (empty === null) return (await open(chooseSheet(sheets, undefined))).table;
  throw empty;
}

function chooseSheet(sheets: readonly Sheet[], wanted: string | number | undefined): Sheet {
  const found =
    wanted === undefined || typeof wanted === "number"
      ? sheets[(wanted ?? 1) - 1]
      : (sheets.find(({ name }) => name === wanted) ??
        sheets.find(({ name }) => name.toLowerCase() === wanted.trim().toLowerCase()) ??
        (/^\d{1,6}$/u.test(wanted) ? sheets[Number(wanted) - 1] : undefined));
  if (found !== undefined) return found;
  const names = sheets.map(({ name }) => `"${name}"`).join(", ");
  throw new TabularError(
    "sheet_not_found",
    sheets.length === 0
      ? "The workbook has no sheet with cells: upload one that has, or a CSV file."
      : `The workbook has no sheet ${JSON.stringify(wanted)}: choose one of ${names}.`,
  );
}

/**
 * Spools a workbook to disk, as a ZIP's directory stands at its end. The files are unlinked as soon as they are open,
 * so nothing is left behind however the process ends.
 */
async function spool(chunks: AsyncIterable<Uint8Array>, folder: string = tmpdir()): Promise<Spool> {
  const [workbook, strings] = await openUnlinked(folder);
  const close = async (): Promise<void> => {
    await Promise.all([workbook.close(), strings.close()]);
  };
  try {
    let workbookBytes = 0;
    for await (const chunk of chunks) {
      await workbook.write(chunk);
      workbookBytes += chunk.length;
    }
    return { workbook, workbookBytes, strings, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openUnlinked(folder: string): Promise<[FileHandle, FileHandle]> {
  const home = await mkdtemp(join(folder, "rollcall-"));
  try {
    const workbook = await open(join(home, "workbook"), "w+", 0o600);
    const strings = await open(join(home, "strings"), "w+", 0o600);
    return [workbook, strings];
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
