import { describe, expect, test } from "vitest";
import { bestColumn, guessColumns, judgeCells } from "./guess-columns.ts";
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
    expect(guessColumns([name], [], looksLikeAddress)[0]!.headerBonus).toBeGreaterThan(0);
  });

  test.each(["mailing city", "Email verified", "email_status", "gmail label", "emailed on date", "name", ""])(
    "%j is none",
    (name) => {
      expect(guessColumns([name], [], looksLikeAddress)[0]!.headerBonus).toBe(0);
    },
  );

  test("columns that an earlier export appended are never chosen", () => {
    const rows = [["a@b.org", "a@b.org"]];
    expect(best(["contact", "rc_email"], rows, (name) => name.startsWith("rc_"))).toBe(0);
  });

  test("share and coverage ignore blank cells and blank rows as documented", () => {
    expect(guessColumns(null, [["a@b.org"], [""], ["no", "x"]], looksLikeAddress)[0]).toMatchObject({
      addressShare: 0.5,
      coverage: 0.5,
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
