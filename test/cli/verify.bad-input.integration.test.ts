import { rm } from "node:fs/promises";
import { DEFAULT_TABLE_LIMITS } from "@rollcall/tabular";
import getPort from "get-port";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Ended, makeWorkplace, type Workplace } from "./command.ts";
import { askStopped } from "./embedded-database.ts";

/** The outcome of a command, with its output in one line. */
async function outcome(ended: Promise<Ended>): Promise<Outcome> {
  const { code, stdout, stderr } = await ended;
  const words = stderr.replaceAll(/\s+/g, " ").trim();
  return { code, stdout, words, machinery: /\bat .*\.ts:\d|node:internal|\b\w*Error:/.test(words) };
}

interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly words: string;
  /** The output contains a stack trace or an error class. */
  readonly machinery: boolean;
}

/** Exit code 2 and a helpful sentence. */
const refused = (sentence: RegExp): unknown => ({
  code: 2,
  stdout: "",
  words: expect.stringMatching(sentence) as unknown,
  machinery: false,
});

/** Counts of lists and rows in the database. */
const KEPT = "SELECT (SELECT count(*)::int FROM lists) AS lists, (SELECT count(*)::int FROM list_rows) AS rows";

/** Too many to be read before the import starts. */
const ROWS = Array.from({ length: 50_000 }, (_, index) => `Person ${index},person${index}@plain.zz\n`);
const CELL_LIMIT_CHARACTERS = DEFAULT_TABLE_LIMITS.cellCharacters;

type Refusal = [name: string, args: readonly string[], sentence: RegExp];

const LIST = "Name,E-mail\nAnna,anna@plain.zz\n";

describe("verify with bad input", { timeout: 240_000 }, () => {
  let place: Workplace;
  beforeAll(async () => {
    place = await makeWorkplace();
    await place.write("list.csv", LIST);
    await place.write("other.csv", LIST);
    await place.write("empty.csv", "");
    await place.write("brochure.csv", "%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n1 0 obj\n");
    await place.write("people.csv", "Name,Town\nAnna,Oslo\nBen,Turin\n");
    await place.write(
      "huge.csv",
      ["Name,E-mail\n", ...ROWS, `x,"${"y".repeat(CELL_LIMIT_CHARACTERS + 1)}"\n`].join(""),
    );
  });
  afterAll(() => place[Symbol.asyncDispose]());

  test.concurrent.each<Refusal>([
    ["no file", [], /^Which file\? For example: npm run verify -- contacts\.csv --out cleaned\.csv$/],
    ["a file that is not there", ["nowhere.csv"], /^There is no file \S+\/nowhere\.csv\. Check the path\.$/],
    ["an unknown option", ["list.csv", "--fast"], /^Unknown option '--fast'\. See --help\.$/],
    ["a wait that is no duration", ["list.csv", "--wait", "long"], /^--wait must be a duration .*, not "long"\.$/],
    [
      "an output onto the list",
      ["list.csv", "--out", "./list.csv"],
      /^--out \S+ is the list itself\. Choose another file/,
    ],
    ["an output in no folder", ["list.csv", "--out", "no/x.csv"], /^There is no folder \S+\/no for --out\. Create it/],
    ["an empty file", ["empty.csv"], /^The file is empty: it needs at least one row\.$/],
    ["a PDF", ["brochure.csv"], /PDF/],
  ])("verify: %s is reported in a sentence before anything starts, with code 2", async (_, args, sentence) => {
    expect(await outcome(place.run("verify", args).ended)).toEqual(refused(sentence));
  });

  test.each<Refusal>([
    [
      "no column with addresses",
      ["people.csv"],
      /^No column of this file contains e-mail addresses \(it has "Name", "Town"\)\./,
    ],
    [
      "a column that is not there",
      ["list.csv", "--column", "Mail"],
      /^There is no column "Mail"\. This file has "Name", "E-mail"\.$/,
    ],
    [
      "a position that is not there",
      ["list.csv", "--column", "3"],
      /^There is no column "3"\. This file has "Name", "E-mail"\.$/,
    ],
    ["a broken row, far down", ["huge.csv"], /^Row 50002, column 2 holds more than 1,048,576 characters: /],
  ])(
    "verify: %s is reported in a sentence with code 2, and nothing of the file is stored",
    async (_, args, sentence) => {
      expect(await outcome(place.run("verify", [...args, "--out", "out.csv"]).ended)).toEqual(refused(sentence));
      expect(await askStopped(place.folder, KEPT)).toEqual([{ lists: 0, rows: 0 }]);
      await expect(place.read("out.csv")).rejects.toThrow("ENOENT");
    },
  );
  test("verify: all invalid settings are reported together, one per line, with code 2", async () => {
    await place.write("pacing.json", '{\n  "default": {\n    "sessions": { "max": 1000 }\n  }\n}\n');
    const settings = { PORT: "http", HELO_NAME: "laptop", RETRY_SCHEDULE: "5m,1m", PACING_FILE: "pacing.json" };
    const { code, stdout, stderr } = await place.run("verify", ["list.csv"], settings).ended;
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr.replaceAll("\n  ", " ")).toBe(
      [
        "Rollcall can't start with these settings:",
        '- PORT must be a port, 1 to 65535, not "http"',
        "- HELO_NAME must be the full name that this machine's address points back to, such as verify.example.com, not " +
          '"laptop"',
        "- RETRY_SCHEDULE has 1m: each delay is longer than the one before",
        "- PACING_FILE pacing.json, line 3: default.sessions.max must be at most 100",
        "All settings are described in .env.example.",
        "",
      ].join("\n"),
    );
  });

  test("verify: unreachable engines are named, without waiting", async () => {
    const port = await getPort({ host: "127.0.0.1" });
    const missing = (engine: string): unknown =>
      refused(new RegExp(`^No ${engine} at 127\\.0\\.0\\.1:${port} \\(connection refused\\)\\.`));
    const noDatabase = { DATABASE_URL: `postgresql://me:secret@127.0.0.1:${port}/x` };
    expect(await outcome(place.run("verify", ["list.csv"], noDatabase).ended)).toEqual(missing("PostgreSQL"));
    const noRedis = { REDIS_URL: `redis://127.0.0.1:${port}` };
    expect(await outcome(place.run("verify", ["list.csv"], noRedis).ended)).toEqual(missing("Redis"));
  });

  test("verify: a data folder that can't be created is reported", async () => {
    const command = place.run("verify", ["list.csv"], { DATA_DIR: "list.csv/data" });
    expect(await outcome(command.ended)).toEqual(refused(/^DATA_DIR \S+ is not writable .* Choose another folder\.$/));
  });

  test("verify: settings may be in .env, and the environment wins", async () => {
    await place.write(".env", "HOST=not a host\nPORT=http\n");
    const { code, stderr } = await place.run("verify", ["list.csv"], { PORT: "8080" }).ended;
    await rm(place.path(".env"));
    expect(code).toBe(2);
    expect(stderr).toContain("HOST must be");
    expect(stderr).not.toContain("PORT must be");
  });

  test.each(["verify", "start"] as const)("%s: --help prints the usage, with code 0", async (command) => {
    const { code, stdout, stderr } = await place.run(command, ["--help"]).ended;
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain(command === "verify" ? "npm run verify -- contacts.csv --out cleaned.csv" : "npm start");
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(92);
  });
});
