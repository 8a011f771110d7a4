import { describe, expect, it } from "vitest";
import { readControl } from "./catch-all.ts";
import { control, NO_USER, OK } from "./testing/evidence.ts";

describe("readControl", () => {
  it.each([
    [250, OK, true],
    [252, "Cannot VRFY user", true],
    [550, NO_USER, false],
    [550, "Account disabled", false],
    [450, NO_USER, null],
    [450, "Greylisted", null],
    [554, "blocked using zen.spamhaus.org", null],
    [550, "words that nobody knows", null],
  ])("readControl: %i %s is %s", (code, text, expected) => {
    expect(readControl(control(code, text), null)).toBe(expected);
  });

  it("readControl: a refusal in unknown words counts where its code is about the address", () => {
    const said = (enhanced: string) => ({ ...control(550, "words that nobody knows"), enhanced });
    expect(readControl(said("5.2.4"), null)).toBe(false);
    expect(readControl(said("5.7.4"), null)).toBeNull();
  });

  it("readControl: a deferral that quotes an unknown user is a rejection", () => {
    const said = (quoted: string) =>
      control(450, `Recipient address rejected: unverified address: host mx.b.example[192.0.2.4] said: ${quoted}`);
    expect(readControl(said("550 5.1.1 User unknown"), null)).toBe(false);
    expect(readControl(said("450 4.1.1 User unknown"), null)).toBeNull();
    expect(readControl(said("550 5.7.1 blocked using zen.spamhaus.org"), null)).toBeNull();
  });

  it("readControl: applies the provider's rules", () => {
    expect(readControl(control(550, "Mailbox not found"), "qq")).toBe(false);
    expect(readControl(control(550, "Mailbox unavailable or access denied"), "qq")).toBeNull();
  });
});
