import { REPLY_CLASSES } from "@rollcall/providers";
import { describe, expect, it } from "vitest";
import { classify } from "./classify.ts";
import { PROVIDER_RULES } from "./classify.ts";
import {
  AGREEING,
  CONDEMNING,
  CONDEMNING_WHOLE,
  DISAGREEING,
  HARMLESS,
  LEAD_INS,
  NOUNS,
  SUBJECTS,
} from "./testing/sentences.ts";

const join = (...parts: readonly string[]): string => parts.filter((part) => part !== "").join(" ");

/** The rule that declares the mailbox missing or disabled, or null. */
function condemnedBy(text: string, enhanced: string | null, provider: string | null = null): string | null {
  const { class: found, rule } = classify({ code: 550, enhanced, text, stage: "rcpt" }, provider);
  return REPLY_CLASSES[found].answer === "missing" ? rule : null;
}

/** A rotating sample. */
const some = <T>(list: readonly T[], count: number, turn: number): readonly T[] =>
  Array.from({ length: count }, (_, index) => list[(turn * count + index) % list.length] as T);

const NO_NOUN = ["", ...NOUNS];

describe("generated sentences about a mailbox", () => {
  // Every predicate after every lead-in, with a rotating sample of nouns and codes: the full product is a million.
  it.each(LEAD_INS)("classify: no harmless predicate condemns after %j", (lead) => {
    expect(HARMLESS.length).toBeGreaterThanOrEqual(200);
    const turn = LEAD_INS.indexOf(lead);
    const condemned = HARMLESS.flatMap((predicate, index) =>
      some(NO_NOUN, 2, turn + index).flatMap((noun, second) => {
        const text = join(lead, noun, predicate);
        return [null, "5.1.1", ...some(SUBJECTS, 1, turn + index + second)]
          .map((code) => [code, condemnedBy(text, code)])
          .filter(([, rule]) => rule !== null)
          .map(([code, rule]) => `${code} ${text}: ${rule}`);
      }),
    );
    expect(condemned).toEqual([]);
  });

  it.each([...PROVIDER_RULES.keys()])("classify: no harmless predicate condemns at %s", (provider) => {
    const turn = provider.length;
    const condemned = HARMLESS.flatMap((predicate, index) =>
      some(LEAD_INS, 2, turn + index)
        .map((lead, second) => join(lead, NO_NOUN[(index + second) % NO_NOUN.length] ?? "", predicate))
        .filter((text) => condemnedBy(text, null, provider) !== null),
    );
    expect(condemned).toEqual([]);
  });

  const sentences = LEAD_INS.flatMap((lead, turn) => [
    ...CONDEMNING.flatMap((predicate, index) =>
      some(NOUNS, 4, turn + index).map((noun) => join(lead, noun, predicate)),
    ),
    ...CONDEMNING_WHOLE.map((whole) => join(lead, whole)),
  ]);

  it("classify: condemns after every lead-in with agreeing codes, except in Exim's sender verification", () => {
    const missed = sentences.flatMap((text, turn) =>
      some(AGREEING, 2, turn)
        .filter((code) => condemnedBy(text, code) === null)
        .map((code) => `${code} ${text}`),
    );
    expect(missed.length / (2 * sentences.length)).toBeLessThan(0.05);
    expect(missed.filter((text) => !text.includes("Verification failed for <anna@shop.example>"))).toEqual([]);
  });

  it("classify: a condemnation with a disagreeing code proves nothing about the mailbox", () => {
    const believed = sentences.flatMap((text, turn) =>
      some(DISAGREEING, 2, turn)
        .map((enhanced) => ({ enhanced, ...classify({ code: 550, enhanced, text, stage: "rcpt" }, null) }))
        .filter((found) => REPLY_CLASSES[found.class].answer !== "none")
        .map((found) => `${found.enhanced} ${text}: ${found.rule}`),
    );
    expect(believed).toEqual([]);
  });
});
