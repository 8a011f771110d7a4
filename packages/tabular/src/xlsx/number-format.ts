import { FORMAT_CODE_CHARACTERS } from "./excel-limits.ts";
import { readXml } from "./read-xml.ts";
import type { WorkbookArchive } from "./workbook-archive.ts";

/** How a numeric cell is displayed, where that changes what it says. */
export type NumberFormat =
  | { readonly type: "general" }
  | { readonly type: "date" }
  | { readonly type: "time" }
  | { readonly type: "date_time" }
  /** Elapsed time, such as `[h]:mm`. */
  | { readonly type: "duration"; readonly parts: readonly ("h" | "m" | "s")[] }
  | { readonly type: "percent"; readonly decimals: number }
  /** A digit mask such as `00000` for postcodes: "0" and "#" are places, all else is literal. */
  | { readonly type: "places"; readonly mask: string };

/** More than Excel allows. */
const MAX_DECIMALS = 30;

const GENERAL: NumberFormat = { type: "general" };

/** Built-in formats without a code (ECMA-376 part 1 §18.8.30); the rest are general. */
const BUILT_IN: ReadonlyMap<number, NumberFormat> = new Map<number, NumberFormat>([
  [9, { type: "percent", decimals: 0 }],
  [10, { type: "percent", decimals: 2 }],
  ...range(14, 17, { type: "date" }),
  ...range(18, 21, { type: "time" }),
  [22, { type: "date_time" }],
  ...range(27, 31, { type: "date" }),
  ...range(32, 35, { type: "time" }),
  [36, { type: "date" }],
  [45, { type: "time" }],
  [46, { type: "duration", parts: ["h", "m", "s"] }],
  [47, { type: "time" }],
  ...range(50, 58, { type: "date" }),
]);

/** The format with the number `id`; `code`: its format code, if the workbook defines it. */
export function numberFormat(id: number, code: string | undefined): NumberFormat {
  if (code === undefined) return BUILT_IN.get(id) ?? GENERAL;
  return code.length > FORMAT_CODE_CHARACTERS ? GENERAL : parseFormatCode(code);
}

function parseFormatCode(code: string): NumberFormat {
  // The first section is for positive numbers (§18.8.31); colours, locales and conditions are bracketed.
  const shown = (/^(?:"[^"]*"|\\.|[^;"\\])*/su.exec(code)?.[0] ?? "").replaceAll(/\[(?![hms]+\])[^\]]*\]/giu, "");
  const bare = shown.replaceAll(/"[^"]*"|\\.|_.|\*./gsu, "");
  if (/general/iu.test(bare)) return GENERAL;
  const parts = durationParts(bare);
  if (parts !== null) return { type: "duration", parts };
  const day = /[yd]/iu.test(bare) || /m{3,}/iu.test(bare);
  const hour = /[hs]/iu.test(bare);
  if (day || hour) return { type: day && hour ? "date_time" : day ? "date" : "time" };
  if (/^m+$/iu.test(bare)) return { type: "date" };
  if (bare.includes("%"))
    return { type: "percent", decimals: Math.min(/\.(0+)/u.exec(bare)?.[1]?.length ?? 0, MAX_DECIMALS) };
  const mask = shown.replaceAll(
    /"([^"]*)"|\\(.)/gsu,
    (_, quoted: string | undefined, escaped: string | undefined) => quoted ?? escaped ?? "",
  );
  return /0.*0/u.test(bare) && /^[0# ()/+-]+$/u.test(bare) && !/[0#]/u.test(literals(shown))
    ? { type: "places", mask }
    : GENERAL;
}

/** The parts of an elapsed time, from the bracketed one on (§18.8.31); null: no such format. */
function durationParts(bare: string): ("h" | "m" | "s")[] | null {
  const found = /\[(h+|m+|s+)\](?::(m{1,2}))?(?::(s{1,2}))?/iu.exec(bare);
  if (found === null || /[yd]/iu.test(bare)) return null;
  return found.slice(1).flatMap((part) => (part === undefined ? [] : [part[0]!.toLowerCase() as "h" | "m" | "s"]));
}

/** Literal parts of a code: a literal digit place would be indistinguishable from a real one. */
function literals(code: string): string {
  return (code.match(/"[^"]*"|\\./gsu) ?? []).join("");
}

function range(first: number, last: number, format: NumberFormat): [number, NumberFormat][] {
  return Array.from({ length: last - first + 1 }, (_, index) => [first + index, format]);
}

/** Excel allows 65,490 cell formats in a workbook. */
const MAX_FORMATS = 100_000;

/**
 * The number format of each cell format (`s` of a cell) in the part `name` (ECMA-376 part 1 §18.8); empty without that
 * part.
 */
export async function readStyles(archive: WorkbookArchive, name: string | null): Promise<readonly NumberFormat[]> {
  const formats: NumberFormat[] = [];
  const own = new Map<number, NumberFormat>();
  const part = name === null ? null : archive.open(name);
  if (part === null) return formats;
  let inCellFormats = false;
  const events = readXml(part, {
    open(tag, attributes) {
      const id = Number(attributes["numFmtId"]);
      if (tag === "cellXfs") inCellFormats = true;
      else if (tag === "numFmt" && own.size < MAX_FORMATS)
        own.set(id, numberFormat(id, attributes["formatCode"] ?? ""));
      else if (tag === "xf" && inCellFormats && formats.length < MAX_FORMATS)
        formats.push(own.get(id) ?? numberFormat(id, undefined));
    },
    close(tag) {
      if (tag === "cellXfs") inCellFormats = false;
    },
    text: () => undefined,
  });
  for await (const _ of events);
  return formats;
}
