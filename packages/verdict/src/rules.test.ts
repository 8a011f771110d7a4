import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { PROVIDERS, REPLY_CLASSES, type Rule } from "@rollcall/providers";
import { describe, expect, it } from "vitest";
import { classify } from "./classify.ts";
import { CORPUS } from "./corpus/corpus.ts";
import { GENERIC } from "./rules/generic.ts";
import { ANYWHERE_RULES, PROVIDER_RULES } from "./classify.ts";
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

  it("rules: every quantifier is bounded", () => {
    const unbounded = ALL.filter((rule) => patternsOf(rule).some(isUnbounded));
    expect(unbounded.map((rule) => rule.id)).toEqual([]);
  });

  it("rules: no pattern is stateful", () => {
    expect(ALL.filter((rule) => patternsOf(rule).some((pattern) => pattern.global || pattern.sticky))).toEqual([]);
  });

  it("rules: no pattern expects upper case outside placeholders", () => {
    const shouting = ALL.filter((rule) =>
      /[A-Z]/u.test((rule.text?.source ?? "").replaceAll(/\\\{[^}]*\\\}/gu, "").replaceAll(/\\p\{\w\}|\\[DWSB]/gu, "")),
    );
    expect(shouting.map((rule) => rule.id)).toEqual([]);
  });

  it("rules: the generic tables end with a rule for every 4xx and 5xx", () => {
    expect(GENERIC.slice(-2).map((rule) => [rule.id, rule.text])).toEqual([
      ["basic.temporary", undefined],
      ["basic.permanent", undefined],
    ]);
  });

  it("rules: every rule decides a reply of the corpus", () => {
    const decided = new Set(CORPUS.map(({ reply, provider }) => classify(reply, provider).rule));
    // Needs our MAIL FROM: see classify.test.ts.
    expect(ALL.map((rule) => rule.id).filter((id) => !decided.has(id))).toEqual(["sender.names_ours"]);
  });

  it("rules: a provider's own rule decides for no other provider, unless both have it", () => {
    const ownersOf = (id: string): readonly string[] =>
      [...PROVIDER_RULES].filter(([, rules]) => rules.some((rule) => rule.id === id)).map(([name]) => name);
    const anywhere = new Set(ANYWHERE_RULES.map((rule) => rule.id));
    const own = CORPUS.flatMap(({ reply, provider }) => {
      const { rule } = classify(reply, provider);
      return rule === null || anywhere.has(rule) || ownersOf(rule).length === 0 ? [] : [{ reply, rule }];
    });
    expect(own.length).toBeGreaterThan(50);
    const strangers = [null, ...PROVIDERS.map(({ name }) => name)];
    const leaked = own.flatMap(({ reply, rule }) =>
      strangers
        .filter((name) => (name === null || !ownersOf(rule).includes(name)) && classify(reply, name).rule === rule)
        .map((name) => `${rule} at ${name}`),
    );
    expect(leaked).toEqual([]);
  });
});

/** CPU time of this thread, milliseconds: wall time would grow with what else the machine does. It ticks every 4 ms. */
function cpuMs(work: () => void): number {
  const begun = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(begun);
  return (user + system) / 1_000;
}

const TICKS_MS = 12;

/** The least of several runs, to exclude noise. */
const leastOf = (run: () => number): number => Math.min(...Array.from({ length: 3 }, run));

describe("matching time", () => {
  it.each([
    "a",
    "user ",
    "unknown ",
    "not ",
    "{ADDR} ",
    "the user is ",
    "recipient address rejected: ",
    "mailbox:",
    "<\"'(",
  ])("is linear in the length of a reply of %j", (unit) => {
    const matchAll = (chars: number, times: number): number => {
      const text = unit.repeat(chars / unit.length);
      const patterns = ALL.flatMap((rule) => patternsOf(rule));
      return leastOf(() =>
        cpuMs(() => {
          for (let time = 0; time < times; time += 1) for (const pattern of patterns) pattern.test(text);
        }),
      );
    };
    matchAll(2_000, 1);
    // The same number of characters: linear 1, quadratic 8. What takes less than some ticks says nothing.
    expect((matchAll(32_000, 1) + TICKS_MS) / (matchAll(4_000, 8) + TICKS_MS)).toBeLessThan(3);
  });
});

const SOURCES = [".", "../../providers/src"].flatMap((folder) => {
  const root = path.join(import.meta.dirname, folder);
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !/\.test\.ts$|^(?:corpus|testing)\b/u.test(file))
    .map((file) => ({ file, lines: readFileSync(path.join(root, file), "utf8").split("\n") }));
});

describe("sources", () => {
  it("have no line of code longer than 120 characters", () => {
    const long = SOURCES.flatMap(({ file, lines }) =>
      lines
        .filter((line) => line.length > 120 && !/^\s{0,8}(?:\/?\*|\/\/)/u.test(line))
        .map((line) => `${file}: ${line.trim().slice(0, 60)}`),
    );
    expect(long).toEqual([]);
  });

  it("have no trailing space, which phrases would trim", () => {
    const lost = SOURCES.flatMap(({ file, lines }) => lines.filter((line) => line.endsWith(" ")).map(() => file));
    expect(lost).toEqual([]);
  });

  it("have at most 300 lines per file", () => {
    expect(SOURCES.filter(({ lines }) => lines.length > 301).map(({ file }) => file)).toEqual([]);
  });
});
