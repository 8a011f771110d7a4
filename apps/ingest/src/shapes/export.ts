import { z } from "zod";
import { EXPORT_TARGETS, type ExportTarget } from "@rollcall/core";
import { PRESET_STATUSES, usualDuplicates } from "@rollcall/core/presets";
import type { RowFilter } from "@rollcall/core";
import { FILE_FORMAT } from "./file-format.ts";
import { ROW_FILTER, rowFilterOf, yesNo } from "./result.ts";

/** What an export writes, and how: parameters of its query, which may be stored under a name. */
export const EXPORT_OPTIONS = ROW_FILTER.extend({
  preset: z.enum(["everything", "safe", "safe_and_risky", "undeliverable", "unknown", "custom"]).default("everything"),
  format: FILE_FORMAT,
  duplicates: z
    .enum(["true", "false", "only"])
    .optional()
    .describe("By default rows whose address came before are written in `everything` only."),
  columns: z
    .preprocess(splitNames, z.array(z.string().max(2_000)).max(2_100))
    .optional()
    .describe("Names of the columns to write, in order."),
  delimiter: z
    .preprocess(nameOfDelimiter, z.enum(["comma", "semicolon", "tab", "pipe"]))
    .transform((word) => DELIMITERS[word])
    .optional()
    .describe("For CSV; a comma unless given."),
  /** For CSV: escape formula cells. */
  formula_guard: yesNo.optional(),
  gzip: yesNo.default(false),
  split: z.enum(["none", "status"]).default("none").describe("`status`: a ZIP archive with a file for each status."),
  /** The mail tool that the file is for: its names of columns, and no row without an address. */
  target: z.enum(Object.keys(EXPORT_TARGETS) as [ExportTarget, ...ExportTarget[]]).optional(),
  /** Of rows with several addresses: one line with the best, or one for each. */
  lines: z.enum(["rows", "addresses"]).default("rows"),
});

export type ExportOptions = z.output<typeof EXPORT_OPTIONS>;

export const EXPORT = EXPORT_OPTIONS.extend({
  saved: z
    .string()
    .max(200)
    .optional()
    .describe("The name of a saved export: its parameters hold where the request has no others."),
});

const DELIMITERS = { comma: ",", semicolon: ";", tab: "\t", pipe: "|" } as const;

function splitNames(value: unknown): unknown {
  return typeof value === "string" ? value.split(",") : value;
}

/** The character itself is taken too, but not described: generators of clients refuse a tab. */
function nameOfDelimiter(value: unknown): unknown {
  return Object.entries(DELIMITERS).find(([, character]) => character === value)?.[0] ?? value;
}

/** Whether both a preset and statuses of its own say which rows to write. */
export function hasTwoSetsOfRows({ preset, status }: Pick<ExportOptions, "preset" | "status">): boolean {
  return status !== undefined && preset !== "custom" && PRESET_STATUSES[preset] !== null;
}

/** The rows that an export writes. */
export function exportFilterOf({ duplicates, ...options }: ExportOptions): RowFilter {
  const wanted = duplicates ?? (usualDuplicates(options.preset) === "keep" ? "true" : "false");
  const filter = rowFilterOf({ ...options, duplicates: wanted });
  const statuses = options.preset === "custom" ? null : PRESET_STATUSES[options.preset];
  return { ...filter, statuses: statuses ?? filter.statuses };
}
