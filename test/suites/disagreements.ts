/** Why a file of a suite is read otherwise than by csv-parse with its relaxed options. As docs/files.md lists them. */
export const REASONS = {
  unclosed: "a quote that is never closed, or not before a separator, is text, and costs one row at most",
  blanks: "blanks after a closing quote are left out",
  backslash: "quotes escaped by backslashes, where the file has them",
  separators: "a file of separators alone has no row",
  control: "a file with control characters is no text: ASCII 30 and 31 are not separators",
} as const;

type Reason = keyof typeof REASONS;

/** Files by name. */
export const DISAGREEMENTS: Readonly<Record<string, Reason>> = {
  "papaparse: Quoted field has no closing quote": "unclosed",
  "papaparse: Quoted field has invalid trailing quote after new line": "unclosed",
  "papaparse: Quoted fields with spaces between closing quote and next delimiter": "blanks",
  "papaparse: Quoted fields with spaces between closing quote and next new line": "blanks",
  "papaparse: Quoted fields with spaces after closing quote": "blanks",
  "papaparse: Quoted fields with spaces between closing quote and next delimiter and contains delimiter": "blanks",
  "papaparse: Quoted fields with spaces between closing quote and newline and contains newline": "blanks",
  "papaparse: Custom escape character in the middle": "backslash",
  "papaparse: Custom escape character at the end": "backslash",
  "papaparse: Input is just the delimiter (2 empty fields)": "separators",
  "papaparse: Input is just empty fields": "separators",
  "papaparse: ASCII 30 delimiter": "control",
  "papaparse: ASCII 31 delimiter": "control",
};
