import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { redactAddresses } from "./create-logger.ts";

test.each([
  ["550 5.1.1 <anna.b@example.com>: no such user", "550 5.1.1 <***@example.com>: no such user"],
  ["RCPT TO:<o'brien+tag@sub.example.co.uk>", "RCPT TO:<***@sub.example.co.uk>"],
  ["Key (asked)=(jürgen@müller.example)", "Key (asked)=(***@müller.example)"],
  ["two: a@b.example, c@d.example", "two: ***@b.example, ***@d.example"],
  ["postgresql://rollcall:secret@db.internal:5432/x", "postgresql://rollcall:***@db.internal:5432/x"],
  ['{"to":"\\"odd one\\"@example.com"}', '{"to":"***@example.com"}'],
  ["at literal x@[192.0.2.1]", "at literal ***@[192.0.2.1]"],
])("redactAddresses: %s", (text, redacted) => {
  expect(redactAddresses(text)).toBe(redacted);
});

test.each([
  "file:///app/node_modules/@rollcall/core/src/index.ts:12:3",
  "lane mx.example.com@main#0",
  "node_modules/.pnpm/pg@8.23.1/index.js",
])("redactAddresses: leaves what is no address: %s", (text) => {
  expect(redactAddresses(text)).toBe(text);
});

test("redactAddresses: no dot-atom address survives, wherever it stands", () => {
  const atom = fc.stringMatching(/^[a-z0-9!#$%&+?^_`{}~-]{1,20}(\.[a-z0-9]{1,8})?$/);
  const domain = fc.stringMatching(/^[a-z0-9]{1,12}\.[a-z]{2,6}$/);
  fc.assert(
    fc.property(fc.string(), atom, domain, fc.string(), (before, local, at, after) => {
      const redacted = redactAddresses(`${before} ${local}@${at} ${after}`);
      expect(redacted).not.toContain(`${local}@${at}`);
    }),
  );
});

test("redactAddresses: no quantifier is unbounded, so that a long hostile text takes linear time at most", () => {
  const hostile = `${"a".repeat(50_000)}${"@a".repeat(25_000)}`;
  const matching = vi.spyOn(RegExp.prototype, "exec");
  expect(redactAddresses(hostile)).toBe(hostile);
  const patterns = new Set(matching.mock.contexts.map((pattern) => (pattern as RegExp).source));
  matching.mockRestore();
  expect(patterns.size).toBe(1);
  for (const pattern of patterns) expect(pattern.replaceAll(/\\.|\[[^\]]*\]/gu, "_")).not.toMatch(/[*+]|\{\d*,\}/u);
});
