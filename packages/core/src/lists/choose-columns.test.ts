import { expect, test } from "vitest";
import { chooseColumns } from "./choose-columns.ts";

const NAMES = ["id", "E-Mail ", "Name, full", "2"];

test.each([
  [["E-Mail "], [1]],
  [["e-mail"], [1]],
  [["name, full"], [2]],
  [["id,e-mail"], [0, 1]],
  [
    ["3", "1"],
    [2, 0],
  ],
  // A header takes precedence over a position.
  [["2"], [3]],
  [["id", "ID"], [0]],
])("chooseColumns: %j", (wanted, positions) => {
  expect(chooseColumns(NAMES, wanted)).toEqual(positions);
});

test.each(["nope", "0", "5", "", "id,nope"])(
  "chooseColumns: %j is unknown, and the error lists the columns",
  (wanted) => {
    expect(() => chooseColumns(NAMES, [wanted])).toThrow(/There is no column ".*"\. This file has "id", "E-Mail ", /);
  },
);
