import { z } from "zod";
import type { ReadOptions } from "@rollcall/core";
import { TEXT_ENCODINGS } from "@rollcall/tabular";

/** One value or several: a query or form may repeat a field. */
const texts = z
  .union([z.string().max(2_000), z.array(z.string().max(2_000)).max(100)])
  .transform((value) => [value].flat())
  .optional();

/** One UTF-16 code unit, as the table reader requires. */
const ONE_CHARACTER = /^[^"\r\n\u{10000}-\u{10FFFF}]$/u;

/** How to read a file; missing options are detected. */
const READING = {
  encoding: z
    .string()
    .transform((name) => name.toLowerCase())
    .pipe(z.enum(["auto", ...TEXT_ENCODINGS]))
    .default("auto"),
  delimiter: z
    .enum(["auto", "tab", "comma", "semicolon", "pipe"])
    .transform((word) => DELIMITERS[word])
    .or(z.string().regex(ONE_CHARACTER, "must be one character, and not a quote, a line break or an emoji"))
    .default("auto"),
  /** A name, or a position from 1. */
  sheet: z.string().max(200).optional(),
  has_header: z.enum(["auto", "true", "false"]).default("auto"),
};

const DELIMITERS = { auto: "auto", tab: "\t", comma: ",", semicolon: ";", pipe: "|" } as const;

export const DEDUPE = z.enum(["off", "safe", "relaxed"]);

/** Parameters of a preview. */
export const PREVIEW_OPTIONS = z.object({ ...READING, file_name: z.string().max(1_000).optional() });

/** Parameters of an upload. */
export const UPLOAD_OPTIONS = z.object({
  ...READING,
  name: z.string().trim().min(1).max(200).optional(),
  file_name: z.string().max(1_000).optional(),
  /** Headers or positions (from 1) of the address columns. */
  column: texts,
  dedupe: DEDUPE.default("safe"),
  start: z.enum(["true", "false"]).default("false"),
});

/** Converts it for the table reader. */
export function readOptionsOf(options: z.infer<typeof PREVIEW_OPTIONS>): ReadOptions {
  const { encoding, delimiter, sheet, has_header: hasHeader } = options;
  return {
    encoding,
    delimiter,
    hasHeader: hasHeader === "auto" ? "auto" : hasHeader === "true",
    ...(sheet === undefined ? {} : { sheet }),
  };
}
