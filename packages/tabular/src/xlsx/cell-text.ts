import { linkKey, mailtoAddress } from "./mail-links.ts";
import type { MailLinks } from "./mail-links.ts";
import type { NumberFormat } from "./number-format.ts";
import type { SharedStrings } from "./shared-strings.ts";
import type { RawCell } from "./sheet-reader.ts";
import { decodeXlsxText } from "./xlsx-text.ts";

/** Lookup tables for the cells of a sheet. */
export interface SheetContext {
  readonly strings: SharedStrings;
  readonly formats: readonly NumberFormat[];
  readonly links: MailLinks;
  readonly from1904: boolean;
}

/**
 * A cell's displayed text, with the address that it links to if the text shows none: `Ada Ahl <ada@example.org>`. Null for an
 * empty cell.
 */
export function cellText(cell: RawCell, row: number, context: SheetContext): string | null {
  const shown = cell.value === null ? null : shownText(cell, cell.value, context);
  if (shown?.includes("@") === true) return shown;
  const linked = context.links.get(linkKey(row, cell.column));
  const uri = /^\s*HYPERLINK\(\s*"([^"]*)"/iu.exec(cell.formula)?.[1];
  const address = linked ?? (uri === undefined ? null : mailtoAddress(uri));
  if (address === null) return shown;
  const text = shown?.trim() ?? "";
  return text === "" ? address : `${text} <${address}>`;
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
      // inlineStr, str (a formula's text), e (an error such as #N/A), d (ISO 8601): text as is.
      return decodeXlsxText(value);
  }
}

/** "" for an invalid index: `Number` would read "" and " " as 0. */
function sharedString(value: string, strings: SharedStrings): string {
  const index = /^\s*(\d{1,15})\s*$/u.exec(value)?.[1];
  return (index === undefined ? undefined : strings.get(Number(index))) ?? "";
}

/** An xsd:boolean; anything else as is. */
function showBoolean(value: string): string {
  if (value === "1" || value === "true") return "TRUE";
  return value === "0" || value === "false" ? "FALSE" : value;
}

const DAY_MS = 86_400_000;
/** Serial 0 of the two date systems (ECMA-376 part 1 §18.17.4.1), in days from 1970-01-01. */
const EPOCH_1900_DAYS = -25_569;
const EPOCH_1904_DAYS = -24_107;
/** 9999-12-31, the last date that spreadsheets show. */
const LAST_SERIAL = 2_958_465;

/**
 * A numeric cell as text: dates in ISO 8601, masked digits in their places, all else plain, without exponent or
 * thousands separators, at Excel's precision of 15 digits. `raw`: the number as stored.
 */
export function showNumber(raw: string, format: NumberFormat, from1904: boolean): string {
  const value = Number(raw);
  if (raw.trim() === "" || !Number.isFinite(value)) return raw;
  if (format.type === "percent") return `${(value * 100).toFixed(format.decimals)}%`;
  if (format.type === "duration") return value < 0 ? plain(raw, value) : showDuration(value, format.parts);
  if (format.type === "places") {
    return Number.isSafeInteger(value) && value >= 0 ? inPlaces(String(value), format.mask) : plain(raw, value);
  }
  const shownAsDate = format.type !== "general" && value >= 0 && value <= LAST_SERIAL;
  return shownAsDate ? showDate(value, format.type, from1904) : plain(raw, value);
}

function plain(raw: string, value: number): string {
  if (/^-?\d{1,15}$/u.test(raw)) return raw;
  const rounded = Number(value.toPrecision(15));
  return Number.isInteger(rounded) ? BigInt(rounded).toString() : String(rounded);
}

/** Fills the mask from the right; surplus digits go before its first place. */
function inPlaces(digits: string, mask: string): string {
  let shown = "";
  let left = digits.length;
  const firstPlace = mask.search(/[0#]/u);
  for (let at = mask.length - 1; at >= 0; at -= 1) {
    const place = mask[at]!;
    if (place !== "0" && place !== "#") {
      shown = place + shown;
      continue;
    }
    if (left > 0) shown = digits[(left -= 1)]! + shown;
    else if (place === "0") shown = `0${shown}`;
    if (at !== firstPlace) continue;
    shown = digits.slice(0, left) + shown;
    left = 0;
  }
  return shown;
}

const SECONDS: Readonly<Record<string, number>> = { h: 3_600, m: 60, s: 1 };

/** Days as hours, minutes and seconds; the first part holds all that is left. */
function showDuration(days: number, parts: readonly ("h" | "m" | "s")[]): string {
  let left = Math.round(days * 86_400);
  return parts
    .map((part, index) => {
      const count = Math.floor(left / SECONDS[part]!);
      left -= count * SECONDS[part]!;
      return index === 0 ? String(count) : String(count).padStart(2, "0");
    })
    .join(":");
}

function showDate(serial: number, type: "date" | "time" | "date_time", from1904: boolean): string {
  // Excel's 1900 system has a 29 February 1900, which never was: serials before it are one day late.
  const days = from1904 ? serial + EPOCH_1904_DAYS : serial + EPOCH_1900_DAYS + (serial < 60 ? 1 : 0);
  const seconds = Math.round((days * DAY_MS) / 1000);
  const iso = new Date(seconds * 1000).toISOString();
  const date = iso.slice(0, 10);
  const time = iso.slice(11, 19);
  if (type === "time" && serial < 1) return time;
  if (type === "date" && time === "00:00:00") return date;
  return `${date} ${time}`;
}
