import { expect, test } from "vitest";
import { openSecret, sealSecret } from "./seal-secret.ts";

test("sealSecret: the stored form hides the secret, and only the key opens it", () => {
  const stored = sealSecret("whsec_abc", "a long key of the operator's");
  expect(stored).not.toContain("abc");
  expect(stored).not.toBe(sealSecret("whsec_abc", "a long key of the operator's"));
  expect(openSecret(stored, "a long key of the operator's")).toBe("whsec_abc");
  expect(() => openSecret(stored, "another key")).toThrow("WEBHOOK_SECRET_KEY has changed");
  expect(() => openSecret(stored, null)).toThrow("WEBHOOK_SECRET_KEY is not set");
});

test("openSecret: secrets stored without a key stay readable with one", () => {
  expect(openSecret(sealSecret("whsec_abc", null), "a key")).toBe("whsec_abc");
});
