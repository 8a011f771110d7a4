import { type Dedupe, type ReadOptions, SKIP_FOOTER_LIMIT } from "@rollcall/core";
import { TEXT_ENCODINGS } from "@rollcall/tabular";
import { DELIMITERS } from "./output-options.ts";

/** How to read a list; missing options are detected. */
export interface Reading {
  readonly options: ReadOptions;
  readonly dedupe: Dedupe;
}

export const READING_OPTIONS = {
  sheet: { type: "string" },
  encoding: { type: "string" },
  delimiter: { type: "string" },
  header: { type: "string" },
  "header-row": { type: "string" },
  "skip-footer": { type: "string" },
  dedupe: { type: "string", default: "safe" },
} as const;

/** Reading options from the command line. */
export interface ReadingValues {
  readonly sheet?: string | undefined;
  readonly encoding?: string | undefined;
  readonly delimiter?: string | undefined;
  readonly header?: string | undefined;
  readonly "header-row"?: string | undefined;
  readonly "skip-footer"?: string | undefined;
  readonly dedupe: string;
}

/** Reading options, or a sentence saying what is wrong. */
export function readReading(values: ReadingValues): Reading | string {
  const { sheet, header, dedupe } = values;
  const encoding = TEXT_ENCODINGS.find((name) => name === values.encoding?.toLowerCase());
  if (values.encoding !== undefined && encoding === undefined) {
    return `--encoding must be one of ${TEXT_ENCODINGS.join(", ")}, not ${JSON.stringify(values.encoding)}.`;
  }
  const delimiter = values.delimiter === undefined ? undefined : (DELIMITERS[values.delimiter] ?? values.delimiter);
  if (delimiter !== undefined && !/^[^"\r\n]$/.test(delimiter)) {
    return `--delimiter must be comma, semicolon, tab, pipe or one character, not ${JSON.stringify(values.delimiter)}.`;
  }
  if (header !== undefined && header !== "yes" && header !== "no") {
    return `--header must be yes or no, not ${JSON.stringify(header)}.`;
  }
  const headerRow = values["header-row"];
  if (headerRow !== undefined && !/^[1-9]\d{0,2}$/.test(headerRow)) {
    return `--header-row must be a row number, 1 to 999, not ${JSON.stringify(headerRow)}.`;
  }
  const skipFooter = values["skip-footer"];
  if (skipFooter !== undefined && (!/^\d{1,4}$/.test(skipFooter) || Number(skipFooter) > SKIP_FOOTER_LIMIT)) {
    return `--skip-footer must be a number of rows, 0 to ${SKIP_FOOTER_LIMIT}, not ${JSON.stringify(skipFooter)}.`;
  }
  if (dedupe !== "off" && dedupe !== "safe" && dedupe !== "relaxed") {
    return `--dedupe must be off, safe or relaxed, not ${JSON.stringify(dedupe)}.`;
  }
  const options = {
    ...(sheet !== undefined && { sheet }),
    ...(encoding !== undefined && { encoding }),
    ...(delimiter !== undefined && { delimiter }),
    ...(header !== undefined && { hasHeader: header === "yes" }),
    ...(headerRow !== undefined && { headerRow: Number(headerRow) }),
    ...(skipFooter !== undefined && { skipFooter: Number(skipFooter) }),
  };
  return { options, dedupe };
}
