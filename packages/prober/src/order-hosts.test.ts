import fc from "fast-check";
import { expect, test } from "vitest";
import { orderHosts, isBackup } from "./visit-hosts.ts";

const HOSTS = [
  { host: "c", preference: 20 },
  { host: "a", preference: 10 },
  { host: "b", preference: 10 },
];

test("orderHosts: by preference, and randomly within one", () => {
  const draws = [0.1, 0.9, 0.2];
  expect(orderHosts(HOSTS, () => draws.shift() ?? 0).map(({ host }) => host)).toEqual(["b", "a", "c"]);
});

test("orderHosts: no host is lost, and preference always holds", () => {
  const host = fc.record({ host: fc.domain(), preference: fc.nat({ max: 3 }) });
  fc.assert(
    fc.property(fc.array(host), fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })), (hosts, lots) => {
      const ordered = orderHosts(hosts, () => lots.next().value);
      expect(ordered.map(({ preference }) => preference)).toEqual(
        hosts.map(({ preference }) => preference).toSorted((a, b) => a - b),
      );
      expect(new Set(ordered)).toEqual(new Set(hosts));
    }),
  );
});

const BACKED_UP = [
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
  expect(isBackup({ hosts: BACKED_UP, provider: null }, host)).toBe(backup);
});

test("isBackup: a known provider's host is never one", () => {
  expect(isBackup({ hosts: BACKED_UP, provider: "google" }, "mx2.shop.example")).toBe(false);
});
