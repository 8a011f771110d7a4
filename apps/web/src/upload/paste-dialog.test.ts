import { expect, test } from "vitest";
import { COUNTED_CHARS, countAddresses } from "./paste-dialog.tsx";

test("countAddresses: finds addresses anywhere, each once", () => {
  expect(countAddresses("To: Ada <ada@example.com>, grace@example.org; ADA@example.com")).toBe(2);
  expect(countAddresses("nothing here @ all")).toBe(0);
  expect(countAddresses("")).toBe(0);
});

test("countAddresses: of a huge paste no more is looked at than makes a quick count", () => {
  const blank = " ".repeat(COUNTED_CHARS);
  expect(countAddresses(`ada@example.com ${blank} grace@example.org`)).toBe(1);
});
