import { expect, test } from "vitest";
import { countAddresses } from "./count-addresses.ts";

test("countAddresses: finds addresses anywhere, each once", () => {
  expect(countAddresses("To: Ada <ada@example.com>, grace@example.org; ADA@example.com")).toBe(2);
  expect(countAddresses("nothing here @ all")).toBe(0);
  expect(countAddresses("")).toBe(0);
});

test("countAddresses: a huge paste doesn't hang the page", () => {
  const startMs = performance.now();
  countAddresses("a".repeat(5_000_000));
  countAddresses("a@".repeat(100_000));
  expect(performance.now() - startMs).toBeLessThan(2000);
});
