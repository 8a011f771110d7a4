import { describe, expect, it } from "vitest";
import { REPLY_CLASSES } from "@rollcall/providers";
import type { Rule } from "@rollcall/providers";
import { GENERIC } from "./rules/generic.ts";
import { ANYWHERE_RULES, PROVIDER_RULES } from "./rules/providers.ts";
import { isUnbounded } from "./testing/is-unbounded.ts";

const ALL: readonly Rule[] = [...new Set([...[...PROVIDER_RULES.values()].flat(), ...ANYWHERE_RULES, ...GENERIC])];
const patternsOf = (rule: Rule): readonly RegExp[] =>
  [rule.text, rule.unless, rule.links, rule.code, rule.enhanced].filter((pattern) => pattern !== undefined);

describe("rules", () => {
  it("rules: every id names one rule", () => {
    const ids = ALL.map((rule) => rule.id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it("rules: every class is known", () => {
    expect(ALL.filter((rule) => !(rule.class in REPLY_CLASSES))).toEqual([]);
  });

  it("rules: no pattern has an unbounded quantifier, so none can run away", () => {
    const unbounded = ALL.filter((rule) => patternsOf(rule).some(isUnbounded));
    expect(unbounded.map((rule) => rule.id)).toEqual([]);
  });

  it("rules: no pattern keeps state between replies", () => {
    expect(ALL.filter((rule) => patternsOf(rule).some((pattern) => pattern.global || pattern.sticky))).toEqual([]);
  });

  it("rules: no pattern looks for an upper-case letter, which normalised text has in placeholders only", () => {
    const shouting = ALL.filter((rule) =>
      /[A-Z]/u.test((rule.text?.source ?? "").replaceAll(/\\\{[^}]*\\\}/gu, "").replaceAll(/\\p\{\w\}|\\[DWSB]/gu, "")),
    );
    expect(shouting.map((rule) => rule.id)).toEqual([]);
  });

  it("rules: the generic table ends with an answer for every 4xx and 5xx", () => {
    expect(GENERIC.slice(-2).map((rule) => [rule.id, rule.text])).toEqual([
      ["basic.temporary", undefined],
      ["basic.permanent", undefined],
    ]);
  });
});
