import { describe, expect, it } from "vitest";
import { classify } from "../classify.ts";
import { REPLY_CLASSES } from "@rollcall/providers";
import { ABOUT_US_CORPUS } from "./about-us.ts";
import { readCorpus } from "./corpus-entry.ts";
import { MAILBOX_CORPUS } from "./mailbox.ts";
import { TRAP_CORPUS } from "./traps.ts";
import { WAITING_CORPUS } from "./waiting.ts";
import { WORDING_CORPUS } from "./wording.ts";

const ENTRIES = [MAILBOX_CORPUS, ABOUT_US_CORPUS, WAITING_CORPUS, WORDING_CORPUS, TRAP_CORPUS].flatMap(readCorpus);

describe("the corpus", () => {
  it.each(ENTRIES)("classify: $line", ({ reply, provider, class: expected }) => {
    const { class: found, rule } = classify(reply, provider);
    expect({ class: found, rule }).toEqual({ class: expected, rule });
  });

  it("the corpus: has at least 200 replies, and every class", () => {
    expect(ENTRIES.length).toBeGreaterThan(200);
    const seen = new Set<string>(ENTRIES.map((entry) => entry.class));
    expect(Object.keys(REPLY_CLASSES).filter((replyClass) => !seen.has(replyClass))).toEqual([]);
  });

  it("readCorpus: refuses a line that it can't read", () => {
    expect(() => readCorpus("no_mailbx | 550 x")).toThrow("Cannot read corpus line: no_mailbx | 550 x");
    expect(() => readCorpus("no_mailbox 550 x")).toThrow("Cannot read corpus line");
  });
});
