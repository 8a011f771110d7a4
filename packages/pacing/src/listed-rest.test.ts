import fc from "fast-check";
import { expect, test } from "vitest";
import { listedRestMs } from "./listed-rest.ts";

const HOUR_MS = 3_600_000;

test.each([
  [{ listing: 4, asked: 4, rests: 0 }, null],
  [{ listing: 5, asked: 50, rests: 0 }, 4],
  [{ listing: 5, asked: 51, rests: 0 }, null],
  [{ listing: 900, asked: 10_000, rests: 0 }, null],
  [{ listing: 1_000, asked: 10_000, rests: 0 }, 4],
  [{ listing: 5, asked: 5, rests: 1 }, 8],
  [{ listing: 5, asked: 5, rests: 2 }, 16],
  [{ listing: 5, asked: 5, rests: 3 }, 24],
])("listedRestMs: %j", (met, hours) => {
  expect(listedRestMs(met)).toBe(hours === null ? null : hours * HOUR_MS);
});

test("listedRestMs: a rest is never shorter than the one before, nor longer than a day", () => {
  fc.assert(
    fc.property(fc.nat(1_000), fc.nat(10_000), fc.nat(2_000), (listing, asked, rests) => {
      const [one, next] = [0, 1].map((more) => listedRestMs({ listing, asked, rests: rests + more }));
      expect(next === null).toBe(one === null);
      expect(next ?? 0).toBeGreaterThanOrEqual(one ?? 0);
      expect(next ?? 0).toBeLessThanOrEqual(24 * HOUR_MS);
    }),
  );
});
