import { REPLY_CLASSES } from "@rollcall/providers";
import { describe, expect, it } from "vitest";
import { classify } from "./classify.ts";
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

/** The rule that condemns the mailbox, or null. */
function condemnedBy(text: string, enhanced: string | null): string | null {
  const { class: found, rule } = classify({ code: 550, enhanced, text, stage: "rcpt" }, null);
  return REPLY_CLASSES[found].answer === "missing" ? rule : null;
}

/** As many of the list as asked for, from another place each time. */
const some = <T>(list: readonly T[], count: number, turn: number): readonly T[] =>
  Array.from({ length: count }, (_, index) => list[(turn * count + index) % list.length] as T);

const NO_NOUN = ["", ...NOUNS];

describe("what is said of a mailbox", () => {
  // Every predicate after every lead-in, with some of the nouns and codes in turn: all of them make a million.
  it.each(LEAD_INS)("classify: no harmless predicate condemns after %j", (lead) => {
    expect(HARMLESS.length).toBeGreaterThanOrEqual(200);
    const turn = LEAD_INS.indexOf(lead);
    const condemned = HARMLESS.flatMap((predicate, index) =>
      some(NO_NOUN, 3, turn + index).flatMap((noun, third) => {
        const text = join(lead, noun, predicate);
        return [null, "5.1.1", ...some(SUBJECTS, 2, turn + index + third)]
          .map((code) => [code, condemnedBy(text, code)])
          .filter(([, rule]) => rule !== null)
          .map(([code, rule]) => `${code} ${text}: ${rule}`);
      }),
    );
    expect(condemned).toEqual([]);
  });

  const sentences = LEAD_INS.flatMap((lead, turn) => [
    ...CONDEMNING.flatMap((predicate, index) =>
      some(NOUNS, 4, turn + index).map((noun) => join(lead, noun, predicate)),
    ),
    ...CONDEMNING_WHOLE.map((whole) => join(lead, whole)),
  ]);

  it("classify: what condemns is kept after all lead-ins but Exim's about our sender, beside agreeing codes", () => {
    const missed = sentences.flatMap((text, turn) =>
      some(AGREEING, 2, turn)
        .filter((code) => condemnedBy(text, code) === null)
        .map((code) => `${code} ${text}`),
    );
    expect(missed.length / (2 * sentences.length)).toBeLessThan(0.05);
    expect(missed.filter((text) => !text.includes("Verification failed for <anna@shop.example>"))).toEqual([]);
  });

  it("classify: what condemns beside a code about something else condemns nobody, and proves no mailbox", () => {
    const believed = sentences.flatMap((text, turn) =>
      some(DISAGREEING, 2, turn)
        .map((enhanced) => ({ enhanced, ...classify({ code: 550, enhanced, text, stage: "rcpt" }, null) }))
        .filter((found) => REPLY_CLASSES[found.class].answer !== "none")
        .map((found) => `${found.enhanced} ${text}: ${found.rule}`),
    );
    expect(believed).toEqual([]);
  });
});
