import { describe, expect, it } from "vitest";
import { ABOUT_US_CORPUS } from "./corpus/about-us.ts";
import { readCorpus } from "./corpus/corpus.ts";
import { TRAP_CORPUS } from "./corpus/traps.ts";
import { findRule } from "./classify.ts";
import { normalise } from "./normalise.ts";
import { firstGenericMatch, firstMatch, type NormalReply } from "./match-rule.ts";
import { GENERIC } from "./rules/generic.ts";
import { ANYWHERE_RULES, PROVIDER_RULES } from "./classify.ts";

const REPLIES = [...readCorpus(ABOUT_US_CORPUS), ...readCorpus(TRAP_CORPUS)].flatMap(({ reply }) => {
  const text = normalise(reply.text);
  return [450, 550].flatMap((code) =>
    (["mail", "rcpt"] as const).flatMap((stage) =>
      [null, "5.1.1", "4.7.1"].map((enhanced): NormalReply => ({ code, enhanced, stage, text })),
    ),
  );
});

/** Without the cache. */
function inTables(reply: NormalReply, provider: string | null): string | undefined {
  const own = [PROVIDER_RULES.get(provider ?? "") ?? [], ANYWHERE_RULES].flat();
  return (firstMatch(own, reply) ?? firstGenericMatch(GENERIC, reply))?.id;
}

describe("findRule", () => {
  it("findRule: caches per code, enhanced code, stage and provider", () => {
    for (const reply of REPLIES)
      for (const provider of [null, "google", "yahoo"]) {
        expect(findRule(reply, provider).id).toBe(inTables(reply, provider));
        expect(findRule(reply, provider).id).toBe(inTables(reply, provider));
      }
  });
});
