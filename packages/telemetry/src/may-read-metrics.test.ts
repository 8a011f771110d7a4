import { expect, test } from "vitest";
import { mayReadMetrics } from "./may-read-metrics.ts";

const TOKEN = "a-token-of-some-length";

test("mayReadMetrics: with the token, and with nothing else", () => {
  expect(mayReadMetrics(`Bearer ${TOKEN}`, TOKEN)).toBe(true);
  expect(mayReadMetrics(`bearer ${TOKEN}`, TOKEN)).toBe(true);
  expect(mayReadMetrics(undefined, TOKEN)).toBe(false);
  expect(mayReadMetrics(`Bearer ${TOKEN}x`, TOKEN)).toBe(false);
  expect(mayReadMetrics(`Basic ${TOKEN}`, TOKEN)).toBe(false);
});

test("mayReadMetrics: without a token nothing may", () => {
  expect(mayReadMetrics(undefined, null)).toBe(false);
  expect(mayReadMetrics("Bearer null", null)).toBe(false);
});
