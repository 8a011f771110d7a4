import { expect, test } from "vitest";
import { matchColumns, placeCells } from "./match-columns.ts";

const own = (columns: readonly string[], hasHeader = true, columnCount = columns.length) => ({
  columns,
  hasHeader,
  columnCount,
});
const given = (names: readonly string[], hasHeader = true, isPartial = false) => ({
  names,
  hasHeader,
  headerWidth: hasHeader ? names.length : 0,
  isPartial,
});

test("cells go to the columns with their names; those beyond the header follow", () => {
  const match = matchColumns(own(["Name", "Email"]), given([" email", "NAME"]));
  expect(placeCells(["a@x.com", "Ann", "more"], match)).toEqual(["Ann", "a@x.com", "more"]);
  expect(placeCells(["a@x.com"], match)).toEqual(["", "a@x.com"]);
});

test("columns of an earlier export are left out, unless the list has them", () => {
  const match = matchColumns(own(["email"]), given(["email", "rc_status"]));
  expect(placeCells(["a@x.com", "risky"], match)).toEqual(["a@x.com"]);
  const known = matchColumns(own(["email", "rc_status"]), given(["rc_status", "email"]));
  expect(placeCells(["risky", "a@x.com"], known)).toEqual(["a@x.com", "risky"]);
});

test("an exact name goes before one in another case", () => {
  const match = matchColumns(own(["email", "Email"]), given(["Email", "email"]));
  expect(placeCells(["b@x.com", "a@x.com"], match)).toEqual(["a@x.com", "b@x.com"]);
});

test("a column without a match is named, whichever side has it", () => {
  expect(() => matchColumns(own(["email"]), given(["email", "Phone"]))).toThrow(/no column "Phone"/);
  expect(() => matchColumns(own(["email", "Phone"]), given(["email"]))).toThrow(/no column "Phone"/);
  expect(() => matchColumns(own(["email", "Phone"]), given(["email"], true, true))).not.toThrow();
  expect(() => matchColumns(own(["email"]), given(["email", "EMAIL"]))).toThrow(/no column "EMAIL"/);
});

test("without headers positions match, and a header on one side alone is refused", () => {
  const plain = own(["Column 1", "Column 2"], false);
  expect(matchColumns(plain, given(["Column 1", "Column 2"], false)).isSame).toBe(true);
  expect(() => matchColumns(plain, given(["Column 1", "Column 2", "Column 3"], false))).toThrow(/3 columns/);
  expect(() => matchColumns(own(["name", "email"]), given(["Column 1", "Column 2"], false))).toThrow(/no header/);
  expect(matchColumns(own(["email"]), given(["Column 1"], false)).isSame).toBe(true);
});
