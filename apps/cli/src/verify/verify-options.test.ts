import { describe, expect, test } from "vitest";
import {
  type ParsedVerify,
  parseVerifyOptions,
  takenByNpm,
  VERIFY_HELP,
  type VerifyOptions,
} from "./verify-options.ts";

function optionsOf(...args: readonly string[]): VerifyOptions {
  const parsed = parseVerifyOptions(args);
  if (parsed.type !== "options") throw new Error(JSON.stringify(parsed));
  return parsed.options;
}

/** The default output. */
const OUTPUT = {
  format: "csv",
  gzip: false,
  isSplit: false,
  preset: "everything",
  columns: null,
  unique: false,
  isPerAddress: false,
  target: null,
  delimiter: null,
};

describe("parseVerifyOptions", () => {
  test("parseVerifyOptions: a file is enough, and the output goes next to it", () => {
    expect(optionsOf("lists/contacts.csv")).toEqual({
      file: "lists/contacts.csv",
      out: { ...OUTPUT, path: "lists/contacts-cleaned.csv" },
      reading: { options: {}, dedupe: "safe" },
      columns: null,
      waitMs: null,
      recheck: false,
      isOutNamed: false,
      quiet: false,
      json: false,
    });
  });

  test.each([
    ["contacts.xlsx", "contacts-cleaned.xlsx"],
    ["contacts.XLSX", "contacts-cleaned.xlsx"],
    ["contacts.csv.gz", "contacts-cleaned.csv"],
    ["contacts.tsv", "contacts-cleaned.csv"],
    ["contacts", "contacts-cleaned.csv"],
    ["contacts.2026", "contacts.2026-cleaned.csv"],
    ["contacts.csv --format=xlsx", "contacts-cleaned.xlsx"],
    ["-", "-"],
    ["/dev/stdin", "-"],
    ["/dev/fd/63 --format=xlsx", "-"],
    ["contacts.xlsx --format=csv_excel", "contacts-cleaned.csv"],
  ])("parseVerifyOptions: %s is written to %s by default", (file, out) => {
    expect(optionsOf(...file.split(" ")).out.path).toBe(out);
  });

  test("parseVerifyOptions: accepts options before and after the file", () => {
    const args = [
      "--wait",
      "90s",
      "in.csv",
      "--out=out.jsonl.gz",
      "--column",
      " E-mail, work ",
      "--column",
      "7",
      "--recheck",
    ];
    expect(optionsOf(...args)).toEqual({
      file: "in.csv",
      out: { ...OUTPUT, path: "out.jsonl.gz", format: "jsonl", gzip: true },
      reading: { options: {}, dedupe: "safe" },
      columns: ["E-mail, work", "7"],
      waitMs: 90_000,
      recheck: true,
      isOutNamed: true,
      quiet: false,
      json: false,
    });
  });

  test("parseVerifyOptions: rows at the end that are no contacts are a number, 0 to 1000", () => {
    expect(optionsOf("in.csv", "--skip-footer", "0").reading.options).toEqual({ skipFooter: 0 });
    expect(optionsOf("in.csv", "--skip-footer=12").reading.options).toEqual({ skipFooter: 12 });
    for (const wrong of ["-1", "1001", "two", ""])
      expect(parseVerifyOptions(["in.csv", `--skip-footer=${wrong}`]).type).not.toBe("options");
  });

  test("parseVerifyOptions: parses reading and output options", () => {
    const args = "--sheet 2 --encoding Windows-1252 --delimiter pipe --header no --dedupe relaxed --format csv_excel";
    const more = "--preset safe_and_risky --columns email,rc_status --unique --out-delimiter semicolon";
    expect(optionsOf("in.csv", ...args.split(" "), ...more.split(" "))).toMatchObject({
      reading: {
        options: { sheet: "2", encoding: "windows-1252", delimiter: "|", hasHeader: false },
        dedupe: "relaxed",
      },
      out: {
        format: "csv_excel",
        preset: "safe_and_risky",
        columns: ["email", "rc_status"],
        unique: true,
        isPerAddress: false,
        delimiter: ";",
      },
    });
  });

  test.each([["--help"], ["-h"]])("parseVerifyOptions: %s shows the help", (flag) => {
    expect(parseVerifyOptions(["in.csv", flag])).toEqual({ type: "help" });
  });

  test.each<[readonly string[], string]>([
    [[], "Which file? For example: npm run verify -- contacts.csv --out cleaned.csv"],
    [[""], "Which file? For example: npm run verify -- contacts.csv --out cleaned.csv"],
    [["a.csv", "b.csv", "c.csv"], "Only one file at a time: unexpected b.csv, c.csv. See --help."],
    [["a.csv", "--fast"], "Unknown option '--fast'. See --help."],
    [["a.csv", "--wait"], "Option '--wait <value>' argument missing. See --help."],
    [["a.csv", "--recheck=yes"], "Option '--recheck' does not take an argument. See --help."],
    [["a.csv", "--wait", "soon"], '--wait must be a duration such as 90s, 30m or 2h, not "soon".'],
    [["a.csv", "--out", "out.doc"], '--out must be a file that ends in .csv, .xlsx, .jsonl or .zip, not "out.doc".'],
    [["a.csv", "--format", "doc"], '--format must be csv, csv_excel, xlsx or jsonl, not "doc".'],
    [["a.csv", "--format", "xlsx", "--out", "b.csv"], '--format xlsx needs a file that ends in .xlsx, not "b.csv".'],
    [
      ["a.csv", "--preset", "good"],
      '--preset must be one of everything, safe, safe_and_risky, undeliverable, unknown, not "good".',
    ],
    [["a.csv", "--columns", "a,,b"], "--columns must be comma-separated names: email,rc_status."],
    [["a.csv", "--out-delimiter", "x"], '--out-delimiter must be comma, semicolon, tab or pipe, not "x".'],
    [["a.csv", "--delimiter", "ab"], '--delimiter must be comma, semicolon, tab, pipe or one character, not "ab".'],
    [["a.csv", "--header", "maybe"], '--header must be yes or no, not "maybe".'],
    [["a.csv", "--dedupe", "some"], '--dedupe must be off, safe or relaxed, not "some".'],
    [["a.csv", "--column", " "], "--column must be a header, or a position from 1."],
  ])("parseVerifyOptions: %j is reported in a sentence", (args, problem) => {
    expect(parseVerifyOptions(args)).toEqual({ type: "problem", problem } satisfies ParsedVerify);
  });
});

test("VERIFY_HELP: fits the terminal, and lists every option", () => {
  expect(Math.max(...VERIFY_HELP.split("\n").map((line) => line.length))).toBeLessThanOrEqual(92);
  const reading = ["--column", "--sheet", "--encoding", "--dedupe"];
  const writing = ["--out", "--preset", "--columns", "--unique", "--format", "--out-delimiter"];
  for (const option of [...reading, ...writing, "--wait", "--recheck", "--help"])
    expect(VERIFY_HELP).toContain(`  ${option} `);
});

test("takenByNpm: options that npm consumed are detected", () => {
  expect(takenByNpm({ npm_config_cache: "/x", PATH: "/bin" })).toBeNull();
  expect(takenByNpm({ npm_config_out: "true", npm_config_wait: "2h" })).toBe(
    "npm consumed --out and --wait. Put -- before the file: npm run verify -- contacts.csv --out cleaned.csv",
  );
});
