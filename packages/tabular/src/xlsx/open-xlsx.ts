import { assembleTable } from "../assemble-table.ts";
import type { ByteSource } from "../byte-source.ts";
import type { RecordNotices } from "../record-source.ts";
import type { Table, TableOptions } from "../table.ts";
import { TabularError } from "../tabular-error.ts";
import type { TableLimits } from "../table-limits.ts";
import { CELL_CHARACTERS } from "./excel-limits.ts";
import { readMailLinks } from "./mail-links.ts";
import { readSheet } from "./read-sheet.ts";
import { readSharedStrings } from "./read-shared-strings.ts";
import { readStyles } from "./read-styles.ts";
import { readWorkbook } from "./read-workbook.ts";
import type { Sheet } from "./read-workbook.ts";
import { spool } from "./spool.ts";
import type { Spool } from "./spool.ts";
import { TextBudget } from "./text-budget.ts";
import { openArchive } from "./workbook-archive.ts";

/** Opens a workbook and one of its sheets. */
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
  const sheet = chooseSheet(workbook.sheets, options.sheet);
  const part = archive.open(sheet.part);
  if (part === null) throw new TabularError("damaged_file", `The sheet "${sheet.name}" is missing from the workbook.`);
  const context = {
    strings: await readSharedStrings(archive, workbook.sharedStrings, spooled.strings.fd, limits),
    formats: await readStyles(archive, workbook.styles),
    links: await readMailLinks(archive, sheet.part),
    from1904: workbook.from1904,
  };
  const notices: RecordNotices = { problems: [], problemCount: 0, repairedBytes: 0 };
  const budget = new TextBudget(spooled.workbookBytes, limits);
  const records = readSheet(part, context, { limits, budget });
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
  return assembleTable(facts, { records, notices, close }, options, limits);
}

function chooseSheet(sheets: readonly Sheet[], wanted: string | number | undefined): Sheet {
  const found =
    wanted === undefined
      ? (sheets.find(({ hidden }) => !hidden) ?? sheets[0])
      : typeof wanted === "number"
        ? sheets[wanted - 1]
        : (sheets.find(({ name }) => name === wanted) ??
          sheets.find(({ name }) => name.toLowerCase() === wanted.trim().toLowerCase()) ??
          (/^\d{1,6}$/u.test(wanted) ? sheets[Number(wanted) - 1] : undefined));
  if (found !== undefined) return found;
  const names = sheets.map(({ name }) => `"${name}"`).join(", ");
  throw new TabularError(
    "sheet_not_found",
    sheets.length === 0
      ? "The workbook has no sheet with cells: give a workbook that has one, or a CSV file."
      : `The workbook has no sheet ${JSON.stringify(wanted)}: choose one of ${names}.`,
  );
}
