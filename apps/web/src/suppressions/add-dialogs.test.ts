import { expect, test } from "vitest";
import { splitEntries } from "./add-dialogs.tsx";

test("splitEntries: splits at whitespace, commas and semicolons, without repeats", () => {
  expect(splitEntries("a@example.com, b@example.com;example.org\n\n a@example.com\texample.net")).toEqual([
    "a@example.com",
    "b@example.com",
    "example.org",
    "example.net",
  ]);
});

test("splitEntries: strips brackets, quotes and mailto:", () => {
  expect(splitEntries('<a@example.com> "b@example.com" mailto:c@example.com')).toEqual([
    "a@example.com",
    "b@example.com",
    "c@example.com",
  ]);
});

test("splitEntries: a name that comes with an address is not an entry", () => {
  expect(splitEntries('Ada Lovelace <ada@example.com>, "Hopper G." <grace@example.org>\nplain@example.net')).toEqual([
    "ada@example.com",
    "grace@example.org",
    "plain@example.net",
  ]);
});

test("splitEntries: what is no address stays, for the server to say why", () => {
  expect(splitEntries("not-an-address @example.com")).toEqual(["not-an-address", "@example.com"]);
  expect(splitEntries(" \n ,; ")).toEqual([]);
});
