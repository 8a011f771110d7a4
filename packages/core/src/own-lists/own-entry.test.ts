import { describe, expect, test } from "vitest";
import { kindOf, listOf, OWN_LISTS, readOwnEntry, readOwnLines } from "./own-entry.ts";

describe("readOwnEntry", () => {
  test.each([
    ["Shop.Example.com", "disposable", { kind: "disposable", entry: "shop.example.com", value: true, builtin: false }],
    ["@müller.de", "free", { kind: "free", entry: "xn--mller-kva.de", value: true, builtin: false }],
    ["gmail.com", "not_free", { kind: "free", entry: "gmail.com", value: false, builtin: true }],
    ["mailinator.com", "not_disposable", { kind: "disposable", entry: "mailinator.com", value: false, builtin: true }],
    ["info@", "not_role", { kind: "role", entry: "info", value: false, builtin: true }],
    ["Gate-House", "role", { kind: "role", entry: "gatehouse", value: true, builtin: false }],
    ["competitor.com", "never_ask", { kind: "never_ask", entry: "competitor.com", value: true, builtin: false }],
  ] as const)("readOwnEntry: %j on the list %s", (text, list, entry) => {
    expect(readOwnEntry(text, list)).toEqual({ type: "entry", entry });
  });

  test.each([
    ["anna@shop.com", "disposable"],
    ["localhost", "never_ask"],
    ["", "role"],
    ["a b", "role"],
    ["x".repeat(65), "role"],
  ] as const)("readOwnEntry: %j on the list %s is refused with a reason", (text, list) => {
    expect(readOwnEntry(text, list).type).toBe("problem");
  });

  test("listOf: the opposite of kindOf", () => {
    expect(OWN_LISTS.map((list) => listOf(kindOf(list)))).toEqual(OWN_LISTS);
  });
});

describe("readOwnLines", () => {
  const read = (...[text, list]: Parameters<typeof readOwnLines>): unknown[] =>
    [...readOwnLines(text, list)].map(({ written, read: one }) =>
      one.type === "problem" ? `${written}: ${one.problem}` : [one.entry.kind, one.entry.value, one.entry.entry],
    );

  test("readOwnLines: each line names its list; blank ones and remarks are left out", () => {
    expect(read("# mine\ndisposable a.com # since May\r\n\n  not_free b.com\nc.com\nfree d.com e.com\n", null)).toEqual(
      [
        ["disposable", true, "a.com"],
        ["free", false, "b.com"],
        expect.stringMatching(/^c\.com: does not begin with the name of a list/u),
        "free d.com e.com: has more than one entry",
      ],
    );
  });

  test("readOwnLines: entries of one list, also as they were downloaded", () => {
    expect(read("a.com\nfree b.com\ndisposable c.com", "free")).toEqual([
      ["free", true, "a.com"],
      ["free", true, "b.com"],
      "disposable c.com: is for the list disposable",
    ]);
  });
});
