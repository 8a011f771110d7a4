import { gunzipSync } from "node:zlib";
import { readFile } from "node:fs/promises";
import type { MailWorld } from "@rollcall/mailworld";
import { openTable } from "@rollcall/tabular";
import { APPENDED_COLUMNS } from "@rollcall/verification";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeWorkplace } from "./command.ts";
import { startSmallWorld } from "./small-world.ts";

/** A list as people keep them: a mark, quotes, a note over two lines, spaces, an empty row, a twin, a cell without address. */
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

const ORIGINAL = ["Name", "E-mail", "Note"];

describe("verify", { concurrent: true, timeout: 60_000 }, () => {
  let world: MailWorld;
  beforeAll(async () => {
    world = await startSmallWorld();
  });
  afterAll(() => world.stop());

  test("verify: every row comes back in its place with its cells as they were and a verdict, and the code is 0", async () => {
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
    expect(stderr).not.toContain("Answers will suffer");
    expect(stdout + stderr).not.toContain("\u001B");
    expect(world.stats().messages).toBe(0);
  });

  test("verify: the same file again asks nobody, --recheck asks everybody, and a cleaned file is not cleaned twice", async () => {
    await using place = await makeWorkplace(world);
    const attempts = (): number => world.sessions().attempts().get("clara@plain.zz") ?? 0;
    const verify = (...args: readonly string[]): Promise<{ code: number | null; stderr: string }> =>
      place.run("verify", args).ended;
    await place.write("clara.csv", "Name,E-mail\nClara,clara@plain.zz\n");
    expect(await verify("clara.csv")).toMatchObject({ code: 0 });
    expect(attempts()).toBe(1);
    const again = await verify("clara.csv");
    expect(again).toMatchObject({ code: 0 });
    expect(again.stderr).toContain("1 answer of an earlier run is still good; --recheck asks again.");
    expect(attempts()).toBe(1);
    expect(await verify("clara.csv", "--recheck")).toMatchObject({ code: 0 });
    expect(attempts()).toBe(2);
    expect(await verify("clara-cleaned.csv", "--out", "twice.csv")).toMatchObject({ code: 0 });
    expect(await place.read("twice.csv")).toBe(await place.read("clara-cleaned.csv"));
    expect(attempts()).toBe(2);
  });

  test("verify: --column takes a header or a position, and another column of the same file is another list", async () => {
    await using place = await makeWorkplace(world);
    await place.write("two.csv", "Work,Private\nanna@plain.zz,nobody@plain.zz\nben@plain.zz,anna@full.zz\n");
    const reasons = async (...args: readonly string[]): Promise<unknown> => {
      expect(await place.run("verify", ["two.csv", "--out", "out.csv", ...args]).ended).toMatchObject({
        code: 0,
      });
      return (await place.rows("out.csv")).map((row) => row["rc_reason"]);
    };
    expect(await reasons("--column", "private")).toEqual(["mailbox_not_found", "mailbox_full"]);
    expect(await reasons("--column", "1")).toEqual(["accepted", "accepted"]);
    expect(await reasons("--column", "2")).toEqual(["mailbox_not_found", "mailbox_full"]);
    expect(await reasons()).toEqual(["accepted", "accepted"]);
  });

  test("verify: --out writes XLSX, JSON lines and gzip by the file's name", async () => {
    await using place = await makeWorkplace(world);
    await place.write("list.csv", "Name,E-mail\nÄnne,anna@plain.zz\nNo,nobody@plain.zz\n");
    for (const out of ["out.xlsx", "out.jsonl", "out.csv.gz"]) {
      expect(await place.run("verify", ["list.csv", "--out", out]).ended).toMatchObject({ code: 0 });
    }
    const table = await openTable(
      (async function* () {
        yield await readFile(place.path("out.xlsx"));
      })(),
      {
        looksLikeAddress: (cell) => cell.includes("@"),
      },
    );
    expect(table.format).toBe("xlsx");
    expect(table.preview.map((cells) => [cells[0], cells[1], cells[3]])).toEqual([
      ["Änne", "anna@plain.zz", "deliverable"],
      ["No", "nobody@plain.zz", "undeliverable"],
    ]);
    await table.close();
    const objects = (await place.read("out.jsonl"))
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as unknown);
    expect(objects).toMatchObject([
      { Name: "Änne", "E-mail": "anna@plain.zz", rc_status: "deliverable" },
      { Name: "No", "E-mail": "nobody@plain.zz", rc_status: "undeliverable" },
    ]);
    expect(gunzipSync(await readFile(place.path("out.csv.gz"))).toString()).toContain("anna@plain.zz,deliverable");
  });

  test("verify: without a name and a sender it says that answers will suffer, and why", async () => {
    await using place = await makeWorkplace(world);
    const settings = { HELO_NAME: "", MAIL_FROM: "" };
    await place.write("list.csv", "anna@plain.zz\n");
    const { code, stderr } = await place.run("verify", ["list.csv"], settings).ended;
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /Answers will suffer:\n- HELO_NAME is not set[^]*Many refuse[^]*\n- MAIL_FROM is not set[^]*refuse/,
    );
  });
});
