import { describe, expect, test } from "vitest";
import { bestColumn, guessColumns, judgeCells, otherColumns } from "./guess-columns.ts";
import { looksLikeAddress, EventLoopTurns } from "./testing/table-fixtures.ts";
import { TURN_CHARACTERS } from "./event-loop-yield.ts";

const best = (header: string[] | null, rows: string[][], isIgnored?: (name: string) => boolean): number | null =>
  bestColumn(guessColumns(header, rows, looksLikeAddress, isIgnored));

describe("guessColumns and bestColumn: content first, then the header's wording", () => {
  test.each([
    [
      "content against wording",
      ["Email", "Kontakt"],
      [
        ["no", "a@b.org"],
        ["yes", "c@d.org"],
      ],
      1,
    ],
    ["wording among equals", ["Login", "E-Mail-Adresse"], [["a@b.org", "x@b.org"]], 1],
    ["the leftmost of equals", ["E-mail 1 - Value", "E-mail 2 - Value"], [["a@b.org", "c@d.org"]], 0],
    [
      "the fuller of two",
      ["email work", "email home"],
      [
        ["a@b.org", "c@d.org"],
        ["", "e@f.org"],
      ],
      1,
    ],
    ["wording alone, where cells are blank", ["name", "email"], [["Ann", ""]], 1],
    ["wording that is about something else", ["email opt-in", "name"], [["yes", "Ann"]], null],
    ["a column that the header does not name", ["name"], [["Ann", "a@b.org"]], 1],
    ["no addresses", ["name", "city"], [["Ann", "Rome"]], null],
    ["no rows", ["name", "correo"], [], 1],
    [
      "without a header",
      null,
      [
        ["1", "a@b.org"],
        ["2", "n/a"],
      ],
      1,
    ],
  ])("%s", (_, header, rows, expected) => {
    expect(best(header, rows)).toBe(expected);
  });

  test.each([
    "email",
    "E-Mail",
    "EMAIL ADDRESS",
    "email_address",
    "Email 1",
    "work.email",
    "Adresse e-mail",
    "correo electrónico",
    "E-postadress",
    "メールアドレス",
    "电子邮件",
    "Почта",
    "userEmail",
  ])("%s is a header for addresses", (name) => {
    expect(guessColumns([name], [], looksLikeAddress)[0]!.header).toBe("address");
  });

  test.each(["mailing city", "Email verified", "email_status", "gmail label", "emailed on date", "name", ""])(
    "%j is none",
    (name) => {
      expect(guessColumns([name], [], looksLikeAddress)[0]).toMatchObject({ score: 0 });
    },
  );

  /** A column of 20 rows: `at(row)` is its cell. */
  const rowsOf = (...columns: ((row: number) => string)[]): string[][] =>
    Array.from({ length: 20 }, (_, row) => columns.map((at) => at(row)));
  const one = (): string => "rep@ourfirm.example";
  const few = (row: number): string => `rep${row % 3}@ourfirm.example`;
  const each = (row: number): string => `contact${row}@example.org`;
  const half = (row: number): string => (row % 2 === 0 ? each(row) : "");
  const none = (row: number): string => `Name ${row}`;
  const directory = (row: number): string => (row % 2 === 0 ? each(row) : `/o=ExchangeLabs/cn=${row}`);
  const second = (row: number): string => (row % 7 === 0 ? `second${row}@example.net` : "");

  test.each([
    ["Record ID,First Name,Last Name,Contact owner,Email", rowsOf(String, none, none, one, half), "Email"],
    ["Owner Email,Contact,Email", rowsOf(few, none, half), "Email"],
    ["Contact,Email,Created By", rowsOf(none, (row) => (row % 5 < 2 ? each(row) : ""), few), "Email"],
    ["Contact,Email,Assigned To (email)", rowsOf(none, half, few), "Email"],
    ["Sender,Recipient", rowsOf(each, each), "Recipient"],
    ["From Email Address,To Email Address", rowsOf(each, one), "From Email Address"],
    ["First Name,E-mail Address,E-mail 2 Address", rowsOf(none, directory, second), "E-mail Address"],
    ["Buyer Email,Attendee Email", rowsOf(one, each), "Attendee Email"],
    ["Buyer Email,Attendee Email", rowsOf(each, each), "Attendee Email"],
    ["Besitzer,Kontakt,E-Mail-Adresse", rowsOf(few, none, half), "E-Mail-Adresse"],
    ["Propriétaire,Adresse de courriel", rowsOf(few, half), "Adresse de courriel"],
    ["Remitente,Correo", rowsOf(each, each), "Correo"],
    ["担当者,メールアドレス", rowsOf(few, half), "メールアドレス"],
    ["负责人,电子邮件", rowsOf(few, half), "电子邮件"],
    ["Ответственный,Почта", rowsOf(few, half), "Почта"],
    ["Secondary Email,Email", rowsOf(each, each), "Email"],
    ["created_by,customer_mail", rowsOf(each, half), "customer_mail"],
    ["Manager,Name", rowsOf(each, none), "Manager"],
  ])("%s", (header, rows, expected) => {
    const names = header.split(",");
    expect(names[best(names, rows) ?? -1]).toBe(expected);
  });

  test("otherColumns: those with addresses that were not chosen", () => {
    const names = ["Email", "Name", "Secondary Email", "Notes"];
    const notes = (row: number): string => (row === 0 ? each(row) : `Note ${row}`);
    const guesses = guessColumns(names, rowsOf(each, none, second, notes), looksLikeAddress);
    expect(bestColumn(guesses)).toBe(0);
    expect(otherColumns(guesses, 0)).toEqual([2]);
  });

  test("columns that an earlier export appended are never chosen", () => {
    const rows = [["a@b.org", "a@b.org"]];
    expect(best(["contact", "rc_email"], rows, (name) => name.startsWith("rc_"))).toBe(0);
  });

  test("share and coverage ignore blank cells and blank rows as documented", () => {
    expect(guessColumns(null, [["a@b.org"], [""], ["no", "x"]], looksLikeAddress)[0]).toMatchObject({
      addressShare: 0.5,
      distinctShare: 0.5,
    });
  });
});

test("judgeCells: judges each text once and remembers the answers", async () => {
  const asked: string[] = [];
  const isAddress = await judgeCells(
    [
      ["a@b.org", "x", ""],
      ["x", "a@b.org"],
    ],
    (cell) => asked.push(cell) > 0 && cell.includes("@"),
  );
  expect(asked).toEqual(["a@b.org", "x"]);
  expect(["a@b.org", "x", "", "never seen"].map((cell) => isAddress(cell))).toEqual([true, false, false, false]);
});

test("judgeCells: long cells are spread over turns", async () => {
  const turns = new EventLoopTurns();
  const records = Array.from({ length: 100 }, (_, index) => [String(index).padStart(10_000, "x")]);
  await judgeCells(records, (cell) => {
    turns.work(cell.length);
    return false;
  });
  turns.stop();
  expect(turns.mostWork).toBeLessThanOrEqual(TURN_CHARACTERS / 4);
});
