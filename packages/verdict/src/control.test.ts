import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { controlLocalPart, isKnownSelective, needsControl } from "./control.ts";

/** A small generator with a seed (mulberry32): chance is an argument. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

describe("controlLocalPart", () => {
  it("controlLocalPart: two letters, then 12 to 18 letters and digits, a digit among them", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const name = controlLocalPart(seeded(seed));
        expect(name).toMatch(/^[a-z]{2}[a-z0-9]{12,18}$/u);
        expect(name).toMatch(/\d/u);
      }),
    );
  });

  it("controlLocalPart: is fresh each time, and starts with nothing fixed", () => {
    const random = seeded(1);
    const names = Array.from({ length: 2_000 }, () => controlLocalPart(random));
    expect(new Set(names).size).toBe(2_000);
    expect(new Set(names.map((name) => name.slice(0, 2))).size).toBeGreaterThan(500);
    expect(new Set(names.map((name) => name.length)).size).toBe(7);
  });

  it.each([0, 0.999_999_999])("controlLocalPart: is valid for random = %d", (edge) => {
    expect(controlLocalPart(() => edge)).toMatch(/^[a-z]{2}[a-z0-9]{12,18}$/u);
  });
});

describe("needsControl", () => {
  it("needsControl: is true if nothing is known", () => {
    expect(needsControl(null, "shop.example", null)).toBe(true);
    expect(needsControl("google", "shop.example")).toBe(true);
    expect(needsControl("nobody-knows", "shop.example", null)).toBe(true);
  });

  it("needsControl: is false with a cached answer", () => {
    expect(needsControl(null, "shop.example", true)).toBe(false);
    expect(needsControl(null, "shop.example", false)).toBe(false);
  });

  it("needsControl: is false at a provider that accepts everything", () => {
    expect(needsControl("yahoo", "yahoo.com", null)).toBe(false);
  });

  it.each([
    ["google", "gmail.com"],
    ["microsoft-consumer", "hotmail.co.uk"],
    ["microsoft-consumer", "outlook.com"],
    ["icloud", "me.com"],
    ["gmx", "web.de"],
    ["mail-ru", "bk.ru"],
  ])("needsControl: %s's own %s is known to refuse made-up names", (provider, domain) => {
    expect(isKnownSelective(provider, domain)).toBe(true);
    expect(needsControl(provider, domain, null)).toBe(false);
  });

  it("isKnownSelective: goes by provider and domain together", () => {
    expect(isKnownSelective("google", "shop.example")).toBe(false);
    expect(isKnownSelective(null, "gmail.com")).toBe(false);
    expect(isKnownSelective("google", "gmail.com.shop.example")).toBe(false);
  });
});
