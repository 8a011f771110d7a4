import { describe, expect, it } from "vitest";
import { quotedReply } from "./quoted-reply.ts";

describe("quotedReply", () => {
  it.each([
    [
      "<a@b.example>: Recipient address rejected: undeliverable address: host mx.b.example[192.0.2.4] said: 550 5.1.1 no (in reply to RCPT TO command)",
      { code: 550, text: "550 5.1.1 no", stage: "rcpt" },
    ],
    ["host mx said: 554 spam (in reply to end of DATA command)", { code: 554, text: "554 spam", stage: "data" }],
    ["host mx said: 554 no (in reply to MAIL FROM command)", { code: 554, text: "554 no", stage: "mail" }],
    ["Callout verification failed:\n552 5.2.2 full", { code: 552, text: "552 5.2.2 full", stage: "rcpt" }],
    ["550-Callout verification failed:\n550 450 later", { code: 450, text: "450 later", stage: "rcpt" }],
  ])("quotedReply: extracts the quoted reply of %j", (text, expected) => {
    expect(quotedReply(text)).toEqual(expected);
  });

  it.each([
    "User unknown",
    "host mx said: nothing",
    "Sender address rejected: undeliverable address: host mx.us.example[192.0.2.4] said: 550 User unknown",
    "Callout verification failed: Unrouteable address",
  ])("quotedReply: is null for %j", (text) => {
    expect(quotedReply(text)).toBeNull();
  });
});
