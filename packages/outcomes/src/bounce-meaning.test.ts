import fc from "fast-check";
import { expect, test } from "vitest";
import { bounceMeaning } from "./bounce-meaning.ts";

test.each([
  "smtp; 550 5.1.1 <nobody@example.com>: Recipient address rejected: User unknown in virtual mailbox table",
  "550-5.1.1 The email account that you tried to reach does not exist. Please try double-checking",
  "smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup",
  "5.1.1 user unknown",
  "550 No such user here",
])("bounceMeaning: %s condemns the mailbox", (words) => {
  expect(bounceMeaning(words, null)).toBe("no_mailbox");
});

test.each([
  null,
  "",
  "550 5.7.1 Message rejected due to content restrictions",
  "smtp; 550 5.7.26 This mail is unauthenticated, which poses a security risk",
  "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org",
  "552 5.2.2 Mailbox full",
  "451 4.7.1 Greylisting in action, please come back later",
  "The message could not be delivered.",
  "421 4.7.0 Temporarily rate limited",
  "450 4.1.1 User unknown",
])("bounceMeaning: %s condemns nothing", (words) => {
  expect(bounceMeaning(words, null)).toBe("other");
});

test("bounceMeaning: takes any words", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 3_000 }), (words) => {
      expect(["no_mailbox", "other"]).toContain(bounceMeaning(words, null));
    }),
  );
});
