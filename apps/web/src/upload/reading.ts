import type { operations } from "@rollcall/api-client";
import type { Preview } from "../api/schemas.ts";

type PreviewQuery = NonNullable<operations["post_lists_preview"]["parameters"]["query"]>;

/** How a file is read, where the user overrules what was found; "auto" is what was found. */
export interface Reading {
  readonly encoding: string;
  readonly delimiter: "auto" | "comma" | "semicolon" | "tab" | "pipe" | "~" | "^";
  /** "none", or the row of the header, from 1, as digits. */
  readonly header: string;
  /** Rows at the end that are no contacts, as digits. */
  readonly footer: string;
  /** The sheet of a workbook, or the file of an archive. */
  readonly sheet: string;
}

export const AS_FOUND: Reading = { encoding: "auto", delimiter: "auto", header: "auto", footer: "auto", sheet: "auto" };

/** Encodings by what people know of them, the frequent ones first. */
export const ENCODINGS: Readonly<Record<string, string>> = {
  "utf-8": "UTF-8",
  "windows-1252": "Western European (Windows-1252)",
  "windows-1250": "Central European (Windows-1250)",
  "windows-1251": "Cyrillic (Windows-1251)",
  "koi8-r": "Cyrillic (KOI8-R)",
  "windows-1253": "Greek (Windows-1253)",
  "windows-1254": "Turkish (Windows-1254)",
  "windows-1256": "Arabic (Windows-1256)",
  "windows-1257": "Baltic (Windows-1257)",
  shift_jis: "Japanese (Shift JIS)",
  "euc-jp": "Japanese (EUC-JP)",
  gb18030: "Chinese, simplified (GB 18030)",
  big5: "Chinese, traditional (Big5)",
  "euc-kr": "Korean (EUC-KR)",
  macintosh: "Old Macs (Mac Roman)",
  "utf-16le": "UTF-16, little-endian",
  "utf-16be": "UTF-16, big-endian",
  "iso-8859-1": "Western European (ISO 8859-1)",
  "iso-8859-15": "Western European (ISO 8859-15)",
  "iso-8859-2": "Central European (ISO 8859-2)",
};

export const DELIMITERS: Readonly<Record<Exclude<Reading["delimiter"], "auto">, string>> = {
  comma: "Comma",
  semicolon: "Semicolon",
  tab: "Tab",
  pipe: "Vertical bar",
  "~": "Tilde",
  "^": "Caret",
};

/** Header rows that are offered: further down hardly any table begins. */
export const HEADER_ROWS = 30;

/** The same for notices at the end. */
export const FOOTER_ROWS = 20;

/** The API's parameters of a preview or an upload. */
export function readingQuery({ encoding, delimiter, header, footer, sheet }: Reading): PreviewQuery {
  return {
    ...(encoding !== "auto" && { encoding }),
    ...(delimiter !== "auto" && { delimiter }),
    ...(header === "none" && { has_header: "false" }),
    ...(header !== "auto" && header !== "none" && { header_row: Number(header) }),
    ...(footer !== "auto" && { skip_footer: Number(footer) }),
    ...(sheet !== "auto" && { sheet }),
  };
}

/** Whether the form of a file leaves the choice. */
export function choicesOf({ format, sheets }: Pick<Preview, "format" | "sheets">): Record<keyof Reading, boolean> {
  const isText = format === "csv";
  return {
    encoding: isText,
    delimiter: isText,
    header: format !== "json" && format !== "vcard",
    footer: format !== "json" && format !== "vcard",
    sheet: sheets.length > 1,
  };
}
