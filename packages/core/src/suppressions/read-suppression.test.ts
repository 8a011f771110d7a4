import { describe, expect, test } from "vitest";
import { contactId } from "../contacts/contact-id.ts";
import { readSuppression } from "./read-suppression.ts";

const read = (text: string) => readSuppression(text, null);

describe("readSuppression", () => {
  test.each([
    ["Anna@Shop.Example.com", "anna@shop.example.com"],
    ["Anna Berg <anna@shop.example.com>", "anna@shop.example.com"],
    [" anna@müller.example.com ", "anna@xn--mller-kva.example.com"],
  ])("readSuppression: %j is an address", (text, entry) => {
    expect(read(text)).toEqual({
      type: "suppression",
      suppression: { kind: "address", entry, contactId: contactId(entry), note: null },
    });
  });

  test.each([
    ["Shop.Example.com", "shop.example.com"],
    ["@shop.example.com", "shop.example.com"],
    ["*@shop.example.com", "shop.example.com"],
    ["müller.example.com", "xn--mller-kva.example.com"],
    ["@corp.lan", "corp.lan"],
  ])("readSuppression: %j is a domain", (text, entry) => {
    expect(read(text)).toMatchObject({ suppression: { kind: "domain", entry, contactId: null } });
  });

  test.each(["", "email", "anna@", "a@b.com, c@d.com", "no spaces.com", "unsubscribed.csv", "corp.lan"])(
    "readSuppression: %j is refused with a reason",
    (text) => {
      expect(read(text).type).toBe("problem");
    },
  );
});
