import { findPart, namedPart, type OpenedPart } from "../find-part.ts";
import type { Spool } from "../spool.ts";
import { assembleTable } from "../assemble-table.ts";
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
import type { WorkbookArchive } from "./workbook-archive.ts";

/** Opens one sheet of the workbook in a container; `options.sheet` names it. Closing the table closes the spool. */
export async function openXlsx(
  archive: WorkbookArchive,
  spooled: Spool,
  {
    gzip,
    options,
    limits: given,
  }: { readonly gzip: boolean; readonly options: TableOptions; readonly limits: TableLimits },
): Promise<Table> {
  const limits = { ...given, cellCharacters: Math.min(given.cellCharacters, CELL_CHARACTERS) };
  const workbook = await readWorkbook(archive);
  const strings = await readSharedStrings(archive, workbook.sharedStrings, spooled.strings.fd, limits);
  const formats = await readStyles(archive, workbook.styles);
  const openSheet = async (sheet: Sheet): Promise<OpenedPart> => {
    const part = archive.open(sheet.part);
    if (part === null)
      throw new TabularError("damaged_file", `The sheet "${sheet.name}" is missing from the workbook.`);
    const links = await readMailLinks(archive, sheet.part);
    const budget = new TextBudget(spooled.containerBytes, limits);
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
  if (workbook.sheets.length === 0)
    throw new TabularError(
      "sheet_not_found",
      "The workbook has no sheet with cells: upload one that has, or a CSV file.",
    );
  if (options.sheet !== undefined) return (await openSheet(namedPart(workbook.sheets, options.sheet, "sheet"))).table;
  const visible = workbook.sheets.filter(({ hidden }) => !hidden);
  return await findPart(visible.length === 0 ? workbook.sheets : visible, openSheet);
}
