import { expect, test } from "vitest";
import { pacingKeyName, providerName } from "./providers.ts";

test("providerName: known operators get the name that they use themselves", () => {
  expect(providerName("microsoft-365")).toBe("Microsoft 365");
  expect(providerName("yahoo")).toBe("Yahoo");
});

test("pacingKeyName: a site of several hosts is named by its first", () => {
  expect(pacingKeyName("google", "google")).toBe("Google");
  expect(pacingKeyName("mx1.example.org,mx2.example.org", null)).toBe("mx1.example.org and 1 more");
  expect(pacingKeyName("mx.example.org", null)).toBe("mx.example.org");
  expect(pacingKeyName(`mx.example.org~${"a1".repeat(32)}`, null)).toBe("mx.example.org…");
});
