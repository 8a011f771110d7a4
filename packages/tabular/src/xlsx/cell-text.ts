import { linkKey, mailtoAddress } from "./mail-links.ts";
import type { MailLinks } from "./mail-links.ts";
import type { NumberFormat } from "./number-format.ts";
import type { SharedStrings } from "./shared-strings.ts";
import type { RawCell } from "./sheet-reader.ts";
import { showNumber } from "./show-number.ts";
import { decodeXlsxText } from "./xlsx-text.ts";

/** What the cells of a sheet refer to. */
export interface SheetContext {
  readonly strings: SharedStrings;
  readonly formats: readonly NumberFormat[];
  readonly links: MailLinks;
  readonly from1904: boolean;
}

/** A cell as it is shown, or the address that it links to where it shows none; null where it has no content. */
export function cellText(cell: RawCell, row: number, context: SheetContext): string | null {
  const shown = cell.value === null ? null : shownText(cell, cell.value, context);
  if (shown?.includes("@") === true) return shown;
  const linked = context.links.get(linkKey(row, cell.column));
  if (linked !== undefined) return linked;
  const uri = /^\s*HYPERLINK\(\s*"([^"]*)"/iu.exec(cell.formula)?.[1];
  return (uri === undefined ? null : mailtoAddress(uri)) ?? shown;
}

function shownText({ type, style }: RawCell, value: string, context: SheetContext): string {
  if (value === "") return "";
  switch (type) {
    case "s":
      return sharedString(value, context.strings);
    case "b":
      return showBoolean(value);
    case "n":
      return showNumber(value, context.formats[style] ?? { type: "general" }, context.from1904);
    default:
      // inlineStr, str (a formula's text), e (an error such as #N/A), d (ISO 8601): all text as it stands.
      return decodeXlsxText(value);
  }
}

/** What is no position in the table is no text either: `Number` would take "" and " " for the first string's. */
function sharedString(value: string, strings: SharedStrings): string {
  const index = /^\s*(\d{1,15})\s*$/u.exec(value)?.[1];
  return (index === undefined ? undefined : strings.get(Number(index))) ?? "";
}

/** An xsd:boolean; anything else as it stands. */
function showBoolean(value: string): string {
  if (value === "1" || value === "true") return "TRUE";
  return value === "0" || value === "false" ? "FALSE" : value;
}
