import { expect, test } from "vitest";
import { evidenceWords, syntaxProblemWords } from "./evidence.ts";

const quoteOf = (enhanced: string | null, text: string): string | null =>
  evidenceWords({
    type: "reply",
    provider: null,
    stage: "rcpt",
    subject: "recipient",
    code: 552,
    enhanced,
    text,
    host: "mx.example",
    atMs: 0,
    durationMs: 1,
  }).quote;

test("evidenceWords: the enhanced code appears once, whether the server's text has it or not", () => {
  expect(quoteOf("5.2.2", "5.2.2 Mailbox full")).toBe("552 5.2.2 Mailbox full");
  expect(quoteOf("5.2.2", "Mailbox full")).toBe("552 5.2.2 Mailbox full");
  expect(quoteOf(null, "Mailbox full")).toBe("552 Mailbox full");
});

test("syntaxProblemWords: a sentence for what is known, the code's own words for the rest", () => {
  expect(syntaxProblemWords("no_at_sign")).toBe("There is no @ sign.");
  expect(syntaxProblemWords("too_shiny")).toBe("too shiny");
});
