import { describe, expect, it } from "vitest";
import { classify } from "../classify.ts";
import { REPLY_CLASSES } from "@rollcall/providers";
import { CORPUS, readCorpus } from "./corpus.ts";

describe("the corpus", () => {
  it.each(CORPUS)("classify: $line", ({ reply, provider, class: expected }) => {
    const { class: found, rule } = classify(reply, provider);
    expect({ class: found, rule }).toEqual({ class: expected, rule });
  });

  it("the corpus: has at least 1,000 replies, and every class", () => {
    expect(CORPUS.length).toBeGreaterThan(1_000);
    const seen = new Set<string>(CORPUS.map((entry) => entry.class));
    expect(Object.keys(REPLY_CLASSES).filter((replyClass) => !seen.has(replyClass))).toEqual([]);
  });

  it("readCorpus: refuses a line that it can't read", () => {
    expect(() => readCorpus("no_mailbx | 550 x")).toThrow("Cannot read corpus line: no_mailbx | 550 x");
    expect(() => readCorpus("no_mailbox 550 x")).toThrow("Cannot read corpus line");
  });
});
