import fc from "fast-check";

/** Strings known to break servers. */
const TEXTS: readonly string[] = [
  "",
  " ",
  "0",
  "-1",
  "1",
  "1.5",
  "1e9",
  "NaN",
  "Infinity",
  "2147483647",
  "2147483648",
  "9223372036854775808",
  "99999999999999999999999999",
  "0x10",
  "true",
  "null",
  "undefined",
  "[object Object]",
  "__proto__",
  "constructor",
  "../../../../etc/passwd",
  "..%2f..%2fetc",
  "%",
  "%00",
  "\u0000",
  "a\u0000b",
  "\uD800",
  "\uDFFF\uD800",
  "\u202E\u200B\uFEFF",
  "😀".repeat(200),
  "ﷺ".repeat(300),
  "'; DROP TABLE contacts; --",
  "\\'",
  "%_\\",
  "$1",
  "${7*7}{{7*7}}",
  "<script>alert(1)</script>",
  "a@b",
  "anna@example.com",
  "Name <anna@example.com>",
  `${"x".repeat(65)}@${"y".repeat(300)}.com`,
  "2026-01-01T00:00:00.000Z_00000000-0000-0000-0000-000000000000",
  "9999-99-99T99:99:99.999Z_00000000-0000-0000-0000-000000000000",
  "+275760-09-13T00:00:00.001Z",
  "00000000-0000-0000-0000-000000000000",
  "zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz",
  "x".repeat(5_000),
  "1,2,3",
  ",,,",
  "* * * * *",
  "Mars/Olympus",
  "http://127.0.0.1:1/",
];

/** Strings that a client may send by mistake or on purpose. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
  { weight: 1, arbitrary: fc.integer().map(String) },
);

/** JSON values that a client may send by mistake or on purpose. */
export const hostileJson: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: hostileText },
  { weight: 2, arbitrary: fc.constantFrom(null, true, false, 0, -1, 1.5, 1e308, 2 ** 53, -(2 ** 31) - 1) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
  { weight: 1, arbitrary: fc.array(hostileText, { maxLength: 300 }) },
  { weight: 1, arbitrary: fc.constant(nested(500)) },
);

function nested(depth: number): unknown {
  return depth === 0 ? [] : [nested(depth - 1)];
}
