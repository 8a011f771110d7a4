import { expect, test } from "vitest";
import { AS_FOUND, choicesOf, readingQuery } from "./reading.ts";

test("readingQuery: nothing that was not chosen", () => {
  expect(readingQuery(AS_FOUND)).toEqual({});
});

test("readingQuery: a header row, or none", () => {
  expect(readingQuery({ ...AS_FOUND, header: "4" })).toEqual({ header_row: 4 });
  expect(readingQuery({ ...AS_FOUND, header: "none" })).toEqual({ has_header: "false" });
});

test("readingQuery: rows at the end, or none of them", () => {
  expect(readingQuery({ ...AS_FOUND, footer: "2" })).toEqual({ skip_footer: 2 });
  expect(readingQuery({ ...AS_FOUND, footer: "0" })).toEqual({ skip_footer: 0 });
});

test("readingQuery: encoding, separator and sheet by their names in the API", () => {
  const chosen = {
    encoding: "windows-1251",
    delimiter: "semicolon",
    header: "auto",
    footer: "auto",
    sheet: "Contacts",
  } as const;
  expect(readingQuery(chosen)).toEqual({ encoding: "windows-1251", delimiter: "semicolon", sheet: "Contacts" });
});

test("choicesOf: what the form of a file leaves open", () => {
  expect(choicesOf({ format: "csv", sheets: [] })).toEqual({
    encoding: true,
    delimiter: true,
    header: true,
    footer: true,
    sheet: false,
  });
  expect(choicesOf({ format: "xlsx", sheets: ["A", "B"] })).toMatchObject({ encoding: false, sheet: true });
  expect(choicesOf({ format: "vcard", sheets: [] })).toMatchObject({ encoding: false, header: false, footer: false });
});
