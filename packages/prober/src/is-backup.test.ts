import { expect, test } from "vitest";
import { isBackup } from "./is-backup.ts";

const HOSTS = [
  { host: "mx2.shop.example", preference: 20 },
  { host: "mx1.shop.example", preference: 10 },
  { host: "mx3.shop.example", preference: 10 },
  { host: "mx1.shop.example", preference: 50 },
];

test.each([
  ["mx1.shop.example", false],
  ["mx3.shop.example", false],
  ["mx2.shop.example", true],
])("isBackup: %s is one, by its best preference: %s", (host, backup) => {
  expect(isBackup({ hosts: HOSTS, provider: null }, host)).toBe(backup);
});

test("isBackup: no host of a known provider is one", () => {
  expect(isBackup({ hosts: HOSTS, provider: "google" }, "mx2.shop.example")).toBe(false);
});
