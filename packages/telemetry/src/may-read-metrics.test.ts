import { expect, test } from "vitest";
import { mayReadMetrics, type MetricsReader } from "./may-read-metrics.ts";

const TOKEN = "a-token-of-some-length";
const reader = (over: Partial<MetricsReader>): MetricsReader => ({
  address: "192.0.2.7",
  forwarded: false,
  authorization: undefined,
  ...over,
});

test.each(["127.0.0.1", "127.8.9.1", "::1", "::ffff:127.0.0.1"])("mayReadMetrics: this machine may: %s", (address) => {
  expect(mayReadMetrics(reader({ address }), null)).toBe(true);
});

test("mayReadMetrics: others may with the token, and with nothing else", () => {
  expect(mayReadMetrics(reader({}), TOKEN)).toBe(false);
  expect(mayReadMetrics(reader({ authorization: `Bearer ${TOKEN}` }), TOKEN)).toBe(true);
  expect(mayReadMetrics(reader({ authorization: `Bearer ${TOKEN}x` }), TOKEN)).toBe(false);
  expect(mayReadMetrics(reader({ authorization: `Basic ${TOKEN}` }), TOKEN)).toBe(false);
  expect(mayReadMetrics(reader({ authorization: "Bearer null" }), null)).toBe(false);
});

test("mayReadMetrics: what comes through a proxy on this machine does not come from this machine", () => {
  expect(mayReadMetrics(reader({ address: "127.0.0.1", forwarded: true }), TOKEN)).toBe(false);
});
