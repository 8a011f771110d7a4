import { expect, test } from "vitest";
import { uniteColumns } from "./unite-columns.ts";

const list = (columns: readonly string[], addressColumns = [0], columnCount = columns.length) => ({
  columns,
  columnCount,
  hasHeader: true,
  addressColumns,
  otherColumns: [],
});

test("columns with the same name are one, wherever they stand; the others follow", () => {
  const united = uniteColumns([list(["Name", "Email"], [1]), list(["EMAIL ", "City", "name"], [0])]);
  expect(united).toMatchObject({ columns: ["Name", "Email", "City"], addressColumns: [1], columnCount: 3 });
  expect(united.sources).toEqual([
    [1, 2, 0],
    [3, 1, 2],
  ]);
});

test("columns of one list whose names differ by case stay two, and ragged ones keep their place", () => {
  const united = uniteColumns([list(["email", "Email"], [0, 1]), list(["email"], [0], 3)]);
  expect(united.columns).toEqual(["email", "Email", "Column 2", "Column 3"]);
  expect(united.sources).toEqual([
    [1, 2, 0, 0],
    [1, 0, 2, 3],
  ]);
  expect(united.addressColumns).toEqual([0, 1]);
});
