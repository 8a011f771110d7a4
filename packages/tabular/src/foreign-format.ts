import { TabularError } from "./tabular-error.ts";
import type { ForeignFormat } from "./tabular-error.ts";

/** What to do with a file that is not a table, in one sentence each. */
const ADVICE: Record<ForeignFormat, string> = {
  html: "This is a web page (HTML), whatever its name says: open it in a spreadsheet program and save it as CSV or XLSX.",
  xml: "This is an XML file: open it in the program that wrote it and save it as CSV or XLSX.",
  json: "This is a JSON file: convert it to CSV with one contact in each row.",
  pdf: "This is a PDF: copy its table into a spreadsheet and save that as CSV or XLSX.",
  rich_text: "This is a rich text document (RTF): copy its table into a spreadsheet and save that as CSV or XLSX.",
  image: "This is a picture: give the list itself, as CSV or XLSX.",
  vcard: "This is a vCard address book: import it into your contacts program and export it from there as CSV.",
  calendar: "This is a calendar file: give the list of contacts, as CSV or XLSX.",
  old_office: "This is an old Excel (.xls) or other old Office file: open it and save it as .xlsx or CSV.",
  encrypted_office: "This workbook is protected by a password: save it without the password and give it again.",
  binary_excel: "This is a binary Excel workbook (.xlsb): open it and save it as .xlsx or CSV.",
  open_document: "This is an OpenDocument file (.ods): open it and save it as .xlsx or CSV.",
  office_document:
    "This is a text document or presentation: copy its table into a spreadsheet and save that as CSV or XLSX.",
  zip_archive: "This is a ZIP archive: unpack it and give the CSV or XLSX file inside.",
  other_archive: "This is an archive of a kind that is not read here: unpack it and give the CSV or XLSX file inside.",
  binary: "This is not a text file or an Excel workbook: save the list as CSV or XLSX.",
};

/** The error for a file that is not a table. */
export function foreignFormat(detected: ForeignFormat, cause?: unknown): TabularError {
  return new TabularError("unsupported_format", ADVICE[detected], { detected, cause });
}
