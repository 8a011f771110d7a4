import type { TheirCell } from "./as-shown.ts";
import { isInItsLanguage } from "./ods-language.ts";

/** Why a cell of a workbook is read otherwise than by calamine. As docs/files.md lists them. */
export const WORKBOOK_REASONS = {
  errors: "a formula's error is its text, such as `#N/A`; calamine's Python package leaves it out",
  blanks: "blanks at the ends of a text, tabs and line breaks are kept",
  dayZero: "a time of day 0 whose format shows a date has one, 1899-12-31",
  negative: "a number below 0 in the format of a date, which Excel can't show, is the number",
  ods: "of ODS what the cell shows, in its language (`11,11` `WAHR` `£1` `01.01.23`), not its value",
  untyped: "a cell of ODS has its text, whatever type it names",
} as const;

export type WorkbookReason = keyof typeof WORKBOOK_REASONS;

const ERROR = /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A)$/u;
const bare = (text: string): string => text.replaceAll(/\s/gu, "");

/** The reason that explains this difference; null: none does. `format`: of the table. */
export function reasonFor(theirs: TheirCell, ours: string, format: string): WorkbookReason | null {
  const [kind = "", text = ""] = theirs ?? [];
  if (theirs === null && ERROR.test(ours)) return "errors";
  if (kind === "text" && ours !== text && bare(ours) === bare(text)) return "blanks";
  if (kind === "time" && ours.startsWith("1899-12-31")) return "dayZero";
  if (kind === "time" && /^-\d/u.test(ours)) return "negative";
  if (format !== "ods") return null;
  if (theirs === null) return "untyped";
  return isInItsLanguage(theirs, ours) ? "ods" : null;
}

/** Cells by reason. */
export type Disagreements = Readonly<Partial<Record<WorkbookReason, number>>>;

/** Of the packages of npm and PyPI, by file. */
export const WORKBOOK_DISAGREEMENTS: Readonly<Record<string, Disagreements>> = {
  "pyexcel-ods-0.6.0/tests/fixtures/12_day_as_time.ods": { ods: 1 },
  "pyexcel-ods-0.6.0/tests/fixtures/issue_27.ods": { ods: 1 },
  "pyexcel-ods-0.6.0/tests/fixtures/ods_formats.ods": { ods: 11 },
  "pyexcel-ods-0.6.0/tests/fixtures/white_space.ods": { blanks: 1 },
  "pyexcel-ods3-0.6.1/tests/fixtures/12_day_as_time.ods": { ods: 1 },
  "pyexcel-ods3-0.6.1/tests/fixtures/ods_formats.ods": { ods: 11 },
  "pyexcel_xls-0.7.1/tests/fixtures/pyexcel_issue_151.xlsx": { errors: 1 },
  "pyexcel_xlsx-0.6.1/tests/fixtures/date_field.xlsx": { dayZero: 1 },
  "tablib-3.10.0/tests/files/book.ods": { ods: 2 },
  "tablib-3.10.0/tests/files/ragged.ods": { ods: 1 },
  "tablib-3.10.0/tests/files/unknown_value_type.ods": { untyped: 1 },
  "xlrd-1.2.0/tests/err_cell_empty.xlsx": { blanks: 24 },
  "xlrd-1.2.0/tests/reveng1.xlsx": { errors: 14 },
  "xlsx2csv-0.8.6/test/formatted_inline_string.xlsx": { blanks: 1 },
};

/** Of crates, by file. */
export const CRATE_DISAGREEMENTS: Readonly<Record<string, Disagreements>> = {
  "spreadsheet-ods-1.0.4/examples/data.ods": { ods: 56 },
  "spreadsheet-ods-1.0.4/examples/data2.ods": { ods: 5_000 },
  "umya-spreadsheet-3.1.1/tests/test_files/56278.xlsx": { blanks: 1 },
  "umya-spreadsheet-3.1.1/tests/test_files/FormulaEvalTestData_Copy.xlsx": { dayZero: 1, errors: 527 },
  "umya-spreadsheet-3.1.1/tests/test_files/aaa.xlsx": { errors: 1 },
  "umya-spreadsheet-3.1.1/tests/test_files/functions-excel-2010.xlsx": { errors: 1 },
  "umya-spreadsheet-3.1.1/tests/test_files/issue_187.xlsx": { errors: 2 },
  "umya-spreadsheet-3.1.1/tests/test_files/issue_216.xlsx": { errors: 55_019 },
  "umya-spreadsheet-3.1.1/tests/test_files/issue_296.xlsx": { errors: 6, negative: 16 },
  "umya-spreadsheet-3.1.1/tests/test_files/pr_204.xlsx": { errors: 7 },
};

/** Workbooks that calamine can't read, and we can: an unknown `state` of a sheet, and XML in ISO 8859-1. */
export const UNREAD_BY_CALAMINE = {
  npm: ["xlsx-stream-reader/test/nonumfmt.xlsx"],
  crates: ["umya-spreadsheet-3.1.1/tests/test_files/tdf76115.xlsx"],
} as const;
