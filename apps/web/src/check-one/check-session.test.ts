import { execFileSync } from "node:child_process";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { curlOf } from "./check-session.tsx";

test("curlOf: makes a readable command", () => {
  expect(curlOf("http://localhost:8787", "ada@example.com")).toBe(
    `curl -sS 'http://localhost:8787/v1/verify' -H "Authorization: Bearer $KEY" -H 'content-type: application/json' -d '{"email":"ada@example.com"}'`,
  );
});

test("curlOf: no address breaks out of the quotes", () => {
  fc.assert(
    fc.property(
      fc.string().filter((text) => !text.includes("\0")),
      (email) => {
        const shown = execFileSync("/bin/sh", ["-c", curlOf("http://h", email).replace("curl", "printf '%s\\n'")], {
          encoding: "utf8",
        });
        expect(JSON.parse(shown.split("\n").slice(-2)[0] ?? "")).toEqual({ email });
      },
    ),
    { numRuns: 30 },
  );
  expect(curlOf("http://h", "o'brien@example.com")).toContain(String.raw`o'\''brien`);
});
