import { encodeXlsxText } from "./xlsx-text.ts";
import { TabularError } from "../tabular-error.ts";
import { columnLetters } from "./cell-reference.ts";
import { CELL_CHARACTERS, SHEET_COLUMNS } from "./excel-limits.ts";

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Name of the part of sheet `number`, from 1. */
export function sheetPart(number: number): string {
  return `xl/worksheets/sheet${number}.xml`;
}

/** All parts of a workbook but its sheets (ECMA-376 part 1 §12.3), by name. */
export function workbookFiles(sheetNames: readonly string[]): Record<string, string> {
  const numbers = sheetNames.map((_, index) => index + 1);
  const stylesId = `rId${sheetNames.length + 1}`;
  return {
    "[Content_Types].xml":
      `${DECLARATION}<Types xmlns="${PACKAGE}/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      `<Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/>` +
      `<Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/>` +
      numbers
        .map((number) => `<Override PartName="/${sheetPart(number)}" ContentType="${TYPES}.worksheet+xml"/>`)
        .join("") +
      "</Types>",
    "_rels/.rels":
      `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">` +
      `<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml":
      `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>` +
      sheetNames
        .map((name, index) => `<sheet name="${encodeXlsxText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
        .join("") +
      "</sheets></workbook>",
    "xl/_rels/workbook.xml.rels":
      `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">` +
      numbers
        .map(
          (number) =>
            `<Relationship Id="rId${number}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
        )
        .join("") +
      `<Relationship Id="${stylesId}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml":
      `${DECLARATION}<styleSheet xmlns="${MAIN}">` +
      '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
      '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
      '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
      '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>' +
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
  };
}

/** Start of a sheet's XML; a header row is frozen. */
export function sheetStart(hasHeader: boolean): string {
  const views = hasHeader
    ? '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
    : "";
  return `${DECLARATION}<worksheet xmlns="${MAIN}">${views}<sheetData>`;
}

export const SHEET_END = "</sheetData></worksheet>";

const LETTERS: string[] = [];

/** Format of a row. */
interface SheetRowForm {
  /** In bold. */
  readonly header: boolean;
  /** Writes empty cells too: the first row tells readers the number of columns. */
  readonly explicit: boolean;
}

/**
 * A sheet's row as XML. `row` counts from 1. Cells are inline strings (inlineStr), so no string table has to be held.
 * Empty cells are omitted, but for one in a blank row. Throws TabularError if Excel can't hold it.
 */
export function writeSheetRow(row: number, cells: readonly string[], form: SheetRowForm): string {
  if (cells.length > SHEET_COLUMNS) {
    throw new TabularError(
      "too_many_columns_for_xlsx",
      `Row ${row} has ${cells.length.toLocaleString("en")} columns, and Excel allows 16,384: export as CSV.`,
      { row },
    );
  }
  const style = form.header ? ' s="1"' : "";
  let xml = "";
  for (let index = 0; index < cells.length; index += 1) {
    const cell = cells[index]!;
    if (cell === "" && !form.explicit) continue;
    if (cell.length > CELL_CHARACTERS) refuseCell(row, index + 1, cell.length);
    const space = cell.trim().length === cell.length ? "" : ' xml:space="preserve"';
    xml += `<c r="${letters(index)}${row}"${style} t="inlineStr"><is><t${space}>${encodeXlsxText(cell)}</t></is></c>`;
  }
  if (xml === "") xml = `<c r="A${row}" t="inlineStr"><is><t></t></is></c>`;
  return `<row r="${row}">${xml}</row>`;
}

function letters(index: number): string {
  return (LETTERS[index] ??= columnLetters(index + 1));
}

function refuseCell(row: number, column: number, length: number): never {
  throw new TabularError(
    "cell_too_long_for_xlsx",
    `Row ${row}, column ${column} holds ${length.toLocaleString("en")} characters, and Excel allows 32,767 per cell: export as CSV.`,
    { row, column },
  );
}
