import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import type { MailWorld } from "@rollcall/mailworld";
import { openTable } from "@rollcall/tabular";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Ended, makeWorkplace } from "./command.ts";
import { startSmallWorld } from "./small-world.ts";
import { APPENDED_COLUMNS } from "@rollcall/core";

/**
 * A realistic list: byte order mark, quotes, a note with a line break, spaces, an empty row, a duplicate, a cell
 * without address.
 */
const CONTACTS = [
  "\uFEFFName;E-mail;Note\r\n",
  'Anna;anna@plain.zz;"likes; semicolons"\r\n',
  'Ben; Ben <ben@plain.zz> ;"two\r\nlines"\r\n',
  "Nobody;nobody@plain.zz;\r\n",
  ";;\r\n",
  "Twin;ANNA@plain.zz;again\r\n",
  "No mail;call her;\r\n",
  "Full;anna@full.zz; kept as is \r\n",
  "Every;somebody@every.zz;\r\n",
  "Gone;anna@gone.zz;\r\n",
  "Typo;anna@plain.zzz;\r\n",
  "Broken;anna@@plain.zz;\r\n",
].join("");

/** Every row has its verdict. */
const succeeded: unknown = { code: 0, stdout: expect.any(String) as unknown, stderr: expect.any(String) as unknown };

const ORIGINAL = ["Name", "E-mail", "Note"];

describe("verify", { concurrent: true, timeout: 240_000 }, () => {
  let world: MailWorld;
  beforeAll(async () => {
    world = await startSmallWorld();
  });
  afterAll(() => world.stop());

  test("verify: every row is written unchanged and in order, with a verdict, and the code is 0", async () => {
    await using place = await makeWorkplace(world);
    await place.write("contacts.csv", CONTACTS);
    const { code, stdout, stderr } = await place.run("verify", ["contacts.csv", "--out", "cleaned.csv"]).ended;
    expect(stderr).toContain('contacts.csv has 11 rows, with the addresses in the column "E-mail".');
    expect(code).toBe(0);
    const rows = await place.rows("cleaned.csv");
    expect(Object.keys(rows[0] ?? {})).toEqual([...ORIGINAL, ...APPENDED_COLUMNS.map(([name]) => name)]);
    expect(rows.map((row) => ORIGINAL.map((name) => row[name]))).toEqual([
      ["Anna", "anna@plain.zz", "likes; semicolons"],
      ["Ben", " Ben <ben@plain.zz> ", "two\r\nlines"],
      ["Nobody", "nobody@plain.zz", ""],
      ["", "", ""],
      ["Twin", "ANNA@plain.zz", "again"],
      ["No mail", "call her", ""],
      ["Full", "anna@full.zz", " kept as is "],
      ["Every", "somebody@every.zz", ""],
      ["Gone", "anna@gone.zz", ""],
      ["Typo", "anna@plain.zzz", ""],
      ["Broken", "anna@@plain.zz", ""],
    ]);
    expect(rows.map((row) => [row["rc_status"], row["rc_reason"], row["rc_duplicate_of_row"]])).toEqual([
      ["deliverable", "accepted", ""],
      ["deliverable", "accepted", ""],
      ["undeliverable", "mailbox_not_found", ""],
      ["", "no_address", ""],
      ["deliverable", "accepted", "1"],
      ["", "no_address", ""],
      ["risky", "mailbox_full", ""],
      ["risky", "catch_all", ""],
      ["undeliverable", "null_mx", ""],
      ["undeliverable", "domain_not_found", ""],
      ["undeliverable", "invalid_syntax", ""],
    ]);
    expect(stdout).toContain("11 rows · 8 addresses · 1 duplicate · 2 without an address");
    expect(stdout).toMatch(/^deliverable +2 +25\.0 % {2}send$/m);
    expect(stdout).toMatch(/^ {2}mailbox_not_found +1 +12\.5 % {2}no such mailbox, says its server$/m);
    expect(stderr).toMatch(/^8 of 8 \(100 %\) · done · deliverable 2 · risky 2 · undeliverable 4 · unknown 0$/m);
    expect(stderr).toContain("Written to cleaned.csv");
    expect(stderr).not.toContain("Answers will be worse");
    expect(stdout + stderr).not.toContain("\u001B");
    expect(world.stats().messages).toBe(0);
  });

  test("verify: the same file again probes nothing, --recheck probes everything, and a cleaned file is not cleaned twice", async () => {
    await using place = await makeWorkplace(world);
    const attempts = (): number => world.sessions().attempts().get("clara@plain.zz") ?? 0;
    const verify = (...args: readonly string[]): Promise<Ended> => place.run("verify", args).ended;
    await place.write("clara.csv", "Name,E-mail\nClara,clara@plain.zz\n");
    expect(await verify("clara.csv")).toEqual(succeeded);
    expect(attempts()).toBe(1);
    const again = await verify("clara.csv");
    expect(again).toEqual(succeeded);
    expect(again.stderr).toContain("1 answer of an earlier run is still valid; --recheck probes them again.");
    expect(attempts()).toBe(1);
    expect(await verify("clara.csv", "--recheck")).toEqual(succeeded);
    expect(attempts()).toBe(2);
    expect(await verify("clara-cleaned.csv", "--out", "twice.csv")).toEqual(succeeded);
    expect(await place.read("twice.csv")).toBe(await place.read("clara-cleaned.csv"));
    expect(attempts()).toBe(2);
  });

  test("verify: --column accepts a header or a position, and --out selects the format by the file name", async () => {
    await using place = await makeWorkplace(world);
    await place.write("two.csv", "Work,Privé\nanna@plain.zz,nobody@plain.zz\nben@plain.zz,anna@full.zz\n");
    const verify = (...args: readonly string[]): Promise<Ended> => place.run("verify", ["two.csv", ...args]).ended;
    const work = ["accepted", "accepted"];
    const own = ["mailbox_not_found", "mailbox_full"];

    expect(await verify("--column", "privé", "--out", "out.jsonl")).toEqual(succeeded);
    const objects = (await place.read("out.jsonl")).trim().split("\n");
    expect(objects.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { Work: "anna@plain.zz", Privé: "nobody@plain.zz", rc_reason: own[0] },
      { Work: "ben@plain.zz", Privé: "anna@full.zz", rc_reason: own[1] },
    ]);

    // Another column of the same file is another list.
    expect(await verify("--out", "out.xlsx")).toEqual(succeeded);
    const table = await openTable(createReadStream(place.path("out.xlsx")), {
      looksLikeAddress: (cell) => cell.includes("@"),
    });
    expect([table.format, table.header.slice(0, 2)]).toEqual(["xlsx", ["Work", "Privé"]]);
    expect(table.preview.map((cells) => cells[4])).toEqual(work);
    await table.close();

    expect(await verify("--column", "2", "--out", "out.csv.gz")).toEqual(succeeded);
    const unpacked = gunzipSync(await readFile(place.path("out.csv.gz")));
    const rows = parse<Readonly<Record<string, string>>>(unpacked, { columns: true, bom: true });
    expect(rows.map((row) => row["rc_reason"])).toEqual(own);
  });

  test("verify: without a name and sender it warns about worse answers", async () => {
    await using place = await makeWorkplace(world);
    await place.write("list.csv", "anna@plain.zz\n");
    const { code, stderr } = await place.run("verify", ["list.csv"], { HELO_NAME: "", MAIL_FROM: "" }).ended;
    expect(stderr).toMatch(
      /Answers will be worse:\n- HELO_NAME is not set[^]*Many servers[^]*\n- MAIL_FROM is not set[^]*refuse/,
    );
    expect(code).toBe(0);
  });
});
