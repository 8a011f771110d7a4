import { describe, expect, test } from "vitest";
import { EVERY_ROW } from "../answer-query.ts";
import { addressTest } from "./find-rows.ts";

const passing = (filter: Partial<typeof EVERY_ROW>, indexed: string): boolean | undefined =>
  addressTest({ ...EVERY_ROW, ...filter })?.passes(indexed);

describe("addressTest", () => {
  test("addressTest: null for a filter without an address condition", () => {
    expect(addressTest({ ...EVERY_ROW, reasons: ["mailbox_full"] })).toBeNull();
  });

  test("addressTest: a search matches a substring of the address, ignoring case, but not the A-labels after it", () => {
    expect(passing({ search: "MÜLLER" }, "ada@müller.de\t@xn--mller-kva.de")).toBe(true);
    expect(passing({ search: "xn--" }, "ada@müller.de\t@xn--mller-kva.de")).toBe(false);
  });

  test("addressTest: a domain must equal everything after the at sign, in A-labels", () => {
    expect(passing({ domains: ["xn--mller-kva.de"] }, "ada@müller.de\t@xn--mller-kva.de")).toBe(true);
    expect(passing({ domains: ["acme.com"] }, "ada@mail.acme.com")).toBe(false);
    expect(passing({ domains: ["acme.com"] }, "acme.com@acme.com.example")).toBe(false);
  });

  test("addressTest: a row without an address never matches a search", () => {
    expect(passing({ search: "" }, "")).toBe(false);
  });
});
