import fc from "fast-check";
import { expect, test } from "vitest";
import { egressesFor, planKeys, type PlannedKey, type PlannedList } from "./plan.ts";
import { policyFor } from "./policies.ts";

const list = (...keys: readonly PlannedKey[]): PlannedList => ({ keys, policyOf: (key) => policyFor(key, {}) });
const google = (addresses: number): PlannedKey => ({ pacingKey: "google", addresses, domains: 1, shared: true });
const site = (addresses: number): PlannedKey => ({ pacingKey: "mx.example.com", addresses, domains: 1, shared: false });

test("planKeys: the slowest key comes first, and a provider's time falls with the egresses", () => {
  const [slowest, other] = planKeys(list(site(5), google(100_000)), 1);
  expect(slowest).toMatchObject({ pacingKey: "google", addresses: 100_000 });
  expect(other?.seconds).toBeLessThan(60);
  const eight = planKeys(list(google(100_000)), 8)[0]?.seconds ?? 0;
  expect(eight).toBeLessThan((slowest?.seconds ?? 0) / 6);
});

test("planKeys: a site of its own is no quicker from eight egresses", () => {
  expect(planKeys(list(site(5_000)), 8)).toEqual(planKeys(list(site(5_000)), 1));
});

test("planKeys: an address more never makes a list shorter, an egress more never longer", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50_000 }), fc.integer({ min: 1, max: 20 }), (addresses, egresses) => {
      const seconds = (count: number, from: number): number => planKeys(list(google(count)), from)[0]?.seconds ?? 0;
      expect(seconds(addresses, egresses + 1)).toBeLessThanOrEqual(seconds(addresses, egresses));
      expect(seconds(addresses + 1_000, egresses)).toBeGreaterThanOrEqual(seconds(addresses, egresses));
    }),
    { numRuns: 50 },
  );
});

test("planKeys: an egress that warms up has its share of each budget, and a site may be probed from it", () => {
  const seconds = (key: PlannedKey, shares: readonly number[], egresses = 2): number =>
    planKeys({ ...list(key), shares }, egresses)[0]?.seconds ?? 0;
  const whole = seconds(google(100_000), []);
  expect(seconds(google(100_000), [1, 1])).toBe(whole);
  expect(seconds(google(100_000), [0.1])).toBeGreaterThan(1.5 * whole);
  expect(seconds(google(100_000), [0.1, 0.1])).toBeGreaterThan(5 * whole);
  expect(seconds(site(5_000), [1, 0.1])).toBeGreaterThan(5 * seconds(site(5_000), [1, 1]));
});

test("egressesFor: egresses that warm up are more for the same deadline", () => {
  const work = list(google(200_000));
  const within = 24 * 3_600;
  const warming = egressesFor({ ...work, shares: [0.1, 0.1, 0.1] }, within) ?? 0;
  expect(warming).toBeGreaterThan(egressesFor(work, within) ?? 0);
  expect(egressesFor({ ...work, shares: [0.1, 1, 1, 1, 1, 1, 1, 1] }, within)).toBe(egressesFor(work, within));
});

test.each([
  [60, 2, 3.5],
  [600, 24, 36],
])("planKeys: the controls of %i domains at a platform use up its budget of refusals", (domains, least, most) => {
  const platform = { pacingKey: "mx.platform.example", addresses: 2 * domains, domains, shared: false };
  const hours = (planKeys(list(platform), 1)[0]?.seconds ?? 0) / 3_600;
  expect(hours).toBeGreaterThan(least);
  expect(hours).toBeLessThan(most);
});

test("egressesFor: the fewest that keep a deadline, one fewer does not", () => {
  const work = list(google(200_000));
  const within = 24 * 3_600;
  const egresses = egressesFor(work, within) ?? 0;
  expect(egresses).toBeGreaterThan(1);
  expect(planKeys(work, egresses)[0]?.seconds).toBeLessThanOrEqual(within);
  expect(planKeys(work, egresses - 1)[0]?.seconds).toBeGreaterThan(within);
});

test("egressesFor: a huge list may need dozens of egresses", () => {
  expect(egressesFor(list(google(5_000_000)), 24 * 3_600)).toBeGreaterThan(8);
});

test("egressesFor: null where a site of its own takes longer, whatever there is", () => {
  expect(egressesFor(list(site(100_000)), 3_600)).toBeNull();
  expect(egressesFor(list(), 60)).toBe(1);
});
