import { describe, expect, test } from "vitest";
import { isUnambiguous } from "./is-unambiguous.ts";

describe("isUnambiguous", () => {
  test.each([
    ["invalid_syntax", null],
    ["domain_not_found", null],
    ["null_mx", null],
    ["mailbox_not_found", "5.1.1"],
    ["mailbox_not_found", "5.1.10"],
  ] as const)("isUnambiguous: %s %s leaves nothing to confirm", (reason, code) => {
    expect(isUnambiguous(reason, code)).toBe(true);
  });

  test.each([
    ["mailbox_not_found", null],
    ["mailbox_not_found", "5.4.1"],
    ["mailbox_not_found", "5.7.1"],
    ["mailbox_disabled", "5.2.1"],
    ["domain_not_served", "5.1.1"],
    ["no_mail_server", null],
  ] as const)("isUnambiguous: %s %s is to be confirmed", (reason, code) => {
    expect(isUnambiguous(reason, code)).toBe(false);
  });
});
