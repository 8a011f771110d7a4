import { gzipSync } from "node:zlib";
import getPort from "get-port";
import { describe, expect, test } from "vitest";
import { freshDatabase } from "../engines/postgres.ts";
import { type Ended, makeWorkplace, type Workplace } from "./command.ts";
import { ask } from "./embedded-database.ts";

/** One sentence or two, no trace of the machinery. */
function expectRefusal({ code, stdout, stderr }: Ended, sentence: RegExp): void {
  const words = stderr.replaceAll(/\s+/g, " ").trim();
  expect(words).toMatch(sentence);
  expect(words.length).toBeLessThan(400);
  expect(words).not.toMatch(/\bat .*\.ts:\d|node:internal|Error:/);
  expect([code, stdout]).toEqual([2, ""]);
}

const LIST = "Name,E-mail\nAnna,anna@plain.zz\n";

describe("verify with something that is not right", { concurrent: true, timeout: 60_000 }, () => {
  test.each<[name: string, args: readonly string[], sentence: RegExp]>([
    ["no file", [], /^Which file\? For example: npm run verify -- contacts\.csv --out cleaned\.csv$/],
    ["a file that is not there", ["nowhere.csv"], /^There is no file \S+\/nowhere\.csv\. Check its name and folder\.$/],
    ["a folder", ["."], /^\S+ is a folder\. Name a file in it\.$/],
    ["two files", ["list.csv", "other.csv"], /^One file at a time: other\.csv is too much\. See --help\.$/],
    ["an unknown option", ["list.csv", "--fast"], /^Unknown option '--fast'\. See --help\.$/],
    [
      "an option without its value",
      ["list.csv", "--wait"],
      /^Option '--wait <value>' argument missing\. See --help\.$/,
    ],
    ["a wait that is no duration", ["list.csv", "--wait", "long"], /^--wait takes a duration .*, not "long"\.$/],
    [
      "an output of an unknown kind",
      ["list.csv", "--out", "x.pdf"],
      /^--out takes a file that ends in .*, not "x\.pdf"\.$/,
    ],
    [
      "an output onto the list",
      ["list.csv", "--out", "./list.csv"],
      /^--out \S+ is the list itself\. Name another file/,
    ],
    ["an output in no folder", ["list.csv", "--out", "no/x.csv"], /^There is no folder \S+\/no for --out\. Create it/],
    ["an empty file", ["empty.csv"], /^There is nothing in this file: give a list with at least one row\.$/],
    ["a PDF", ["brochure.csv"], /PDF/],
    [
      "no column with addresses",
      ["people.csv"],
      /^No column of this file holds e-mail addresses \(it has "Name", "Town"\)\./,
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
  ])("verify: %s is told in a sentence, with code 2", async (_, args, sentence) => {
    await using place = await makeWorkplace();
    await writeBadFiles(place);
    expectRefusal(await place.run("verify", args, { DATABASE_URL: await databaseFor(args) }).ended, sentence);
  });

  test("verify: a file that turns out broken on the way leaves nothing behind", async () => {
    await using place = await makeWorkplace();
    const DATABASE_URL = await freshDatabase();
    const rows = Array.from({ length: 50_000 }, (_, index) => `Person ${index * 7919},p${index * 104_729}@plain.zz\n`);
    const whole = gzipSync(["Name,E-mail\n", ...rows].join(""));
    await place.write("cut.csv.gz", whole.subarray(0, Math.floor(whole.length * 0.9)));
    const ended = await place.run("verify", ["cut.csv.gz", "--out", "out.csv"], { DATABASE_URL }).ended;
    expectRefusal(ended, /^\S.*(damaged|cut|incomplete|broken)/i);
    const left = await ask(
      DATABASE_URL,
      "SELECT (SELECT count(*)::int FROM lists) AS lists, (SELECT count(*)::int FROM list_rows) AS rows",
    );
    expect(left).toEqual([{ lists: 0, rows: 0 }]);
    await expect(place.read("out.csv")).rejects.toThrow("ENOENT");
  });

  test("verify: wrong settings are told all at once, each in a line, with code 2", async () => {
    await using place = await makeWorkplace();
    await place.write("list.csv", LIST);
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

  test("verify: engines that are not there are named, instead of waiting for them", async () => {
    await using place = await makeWorkplace();
    await place.write("list.csv", LIST);
    const port = await getPort({ host: "127.0.0.1" });
    const noDatabase = place.run("verify", ["list.csv"], {
      DATABASE_URL: `postgresql://me:secret@127.0.0.1:${port}/x`,
    });
    expectRefusal(
      await noDatabase.ended,
      new RegExp(`^No PostgreSQL at 127.0.0.1:${port} \\(connection refused\\)\\.`),
    );
    const noRedis = place.run("verify", ["list.csv"], { REDIS_URL: `redis://127.0.0.1:${port}` });
    expectRefusal(await noRedis.ended, new RegExp(`^No Redis at 127.0.0.1:${port} \\(connection refused\\)\\.`));
  });

  test("verify: a data folder that can't be made is told", async () => {
    await using place = await makeWorkplace();
    await place.write("list.csv", LIST);
    const { code, stderr } = await place.run("verify", ["list.csv"], { DATA_DIR: "list.csv/data" }).ended;
    expect(stderr.replaceAll(/\s+/g, " ")).toMatch(/^DATA_DIR \S+ can't be written to .* Name another folder\. $/);
    expect(code).toBe(2);
  });

  test("verify: settings may stand in a file .env, and the environment wins", async () => {
    await using place = await makeWorkplace();
    await place.write("list.csv", LIST);
    await place.write(".env", "HOST=not a host\nPORT=http\n");
    const { code, stderr } = await place.run("verify", ["list.csv"], { PORT: "8080" }).ended;
    expect(code).toBe(2);
    expect(stderr).toContain("HOST must be");
    expect(stderr).not.toContain("PORT must be");
  });

  test.each(["verify", "start"] as const)("%s: --help says how to use it, with code 0", async (command) => {
    await using place = await makeWorkplace();
    const { code, stdout, stderr } = await place.run(command, ["--help"]).ended;
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain(command === "verify" ? "npm run verify -- contacts.csv --out cleaned.csv" : "npm start");
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(92);
  });
});

async function writeBadFiles(place: Workplace): Promise<void> {
  await place.write("list.csv", LIST);
  await place.write("other.csv", LIST);
  await place.write("empty.csv", "");
  await place.write("brochure.csv", "%PDF-1.7\n%âãÏÓ\n1 0 obj\n");
  await place.write("people.csv", "Name,Town\nAnna,Oslo\nBen,Turin\n");
}

/** Columns are looked at in the database's presence alone. */
async function databaseFor(args: readonly string[]): Promise<string> {
  return args.includes("--column") || args[0] === "people.csv" ? await freshDatabase() : "";
}
