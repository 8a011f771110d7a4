import fc from "fast-check";
import { expect, test } from "vitest";
import { orderHosts } from "./order-hosts.ts";

const HOSTS = [
  { host: "c", preference: 20 },
  { host: "a", preference: 10 },
  { host: "b", preference: 10 },
];

test("orderHosts: by preference, and inside one by chance", () => {
  const draws = [0.1, 0.9, 0.2];
  expect(orderHosts(HOSTS, () => draws.shift() ?? 0).map(({ host }) => host)).toEqual(["b", "a", "c"]);
});

test("orderHosts: nobody is lost, and preference is never broken", () => {
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
