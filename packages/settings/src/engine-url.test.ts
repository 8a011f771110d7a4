import fc from "fast-check";
import { expect, test } from "vitest";
import { isEngineUrl } from "./engine-url.ts";

test.each([
  "postgresql://rollcall@postgres:5432/rollcall",
  "postgresql://rollcall:pa%40ss%23word@postgres:5432/rollcall",
  "postgresql://rollcall:pa@ss@postgres/rollcall",
  "postgresql://user:password@[::1]:5432/rollcall?sslmode=verify-full&sslrootcert=/etc/ca.pem",
  "postgresql:///rollcall?host=/var/run/postgresql",
  "redis://:secret@redis:6379/2",
])("isEngineUrl: %s is one", (url) => {
  expect(isEngineUrl(url)).toBe(true);
});

test.each([
  "postgresql://rollcall:k3/Zq+Vb8x==@postgres:5432/rollcall",
  "postgresql://rollcall:pa@ss#word@postgres:5432/rollcall",
  "postgresql://rollcall:12/34@postgres:5432/rollcall",
  "postgresql://rollcall:12?34@postgres:5432/rollcall",
  "postgresql://rollcall:100%@postgres:5432/rollcall",
  "redis://:pa#ss@redis:6379",
])("isEngineUrl: %s names another host than was meant, or none", (url) => {
  expect(isEngineUrl(url)).toBe(false);
});

test("isEngineUrl: no piece of a password is ever taken for the host", () => {
  const password = fc.string({ unit: fc.constantFrom(..."aZ09/@#?:%[]\\&=+,;!$'()*~._-"), maxLength: 24 });
  fc.assert(
    fc.property(password, (text) => {
      const url = `postgresql://rollcall:${text}@postgres:5432/rollcall`;
      if (!isEngineUrl(url)) return;
      const { host, pathname } = new URL(url);
      expect({ host, pathname }).toEqual({ host: "postgres:5432", pathname: "/rollcall" });
    }),
    { numRuns: 2_000 },
  );
});
