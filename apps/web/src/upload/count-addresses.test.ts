import { expect, test } from "vitest";
import { COUNTED_CHARS, countAddresses } from "./count-addresses.ts";

test("countAddresses: finds addresses anywhere and counts each once", () => {
  expect(countAddresses("To: Ada <ada@example.com>, grace@example.org; ADA@example.com")).toBe(2);
  expect(countAddresses("nothing here @ all")).toBe(0);
  expect(countAddresses("")).toBe(0);
});

test("countAddresses: stops after the first characters of a huge paste", () => {
  const blank = " ".repeat(COUNTED_CHARS);
  expect(countAddresses(`ada@example.com ${blank} grace@example.org`)).toBe(1);
});
