import { expect, test } from "vitest";
import { contactKey } from "./contact-id.ts";

test.each([
  ["Anna@Example.com", "anna@example.com"],
  ["Anna Lind <anna@example.com>", "anna@example.com"],
  ["anna＠example.com", "anna@example.com"],
  [" someone@@example.com ", "someone@@example.com"],
  ["null", null],
  ["accepted", null],
  ["example.com", null],
  ["", null],
])("contactKey: the key of %j is %j", (text, key) => {
  expect(contactKey(text)).toBe(key);
});
