import { expect, test } from "vitest";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { startIngest, type TestIngest } from "./testing/start-ingest.ts";

test("TRUSTED_PROXIES: clients behind a trusted proxy have separate rate limits, and can't forge an address", async () => {
  const proxied = { trustedProxies: ["127.0.0.1", "10.0.0.0/8"], rateLimitPerMinute: 10 };
  const [trusting, careful] = await Promise.all([
    startIngest(await freshDatabase(), proxied),
    startIngest(await freshDatabase(), { host: "0.0.0.0", rateLimitPerMinute: 10 }),
  ]);
  const left = async ({ url }: TestIngest, forwarded: string) => {
    const { headers } = await fetch(`${url}/v1/session`, { headers: { "x-forwarded-for": forwarded } });
    return Number(headers.get("ratelimit-remaining"));
  };
  // Proxies append the address that they see; what the client sent before it is ignored.
  expect(await left(trusting, "192.0.2.1")).toBe(9);
  expect(await left(trusting, "192.0.2.2, 10.1.2.3")).toBe(9);
  expect(await left(trusting, "198.51.100.9, 192.0.2.1")).toBe(8);
  expect(await left(trusting, "127.0.0.1, 192.0.2.2")).toBe(8);
  expect(await left(careful, "192.0.2.1")).toBe(9);
  expect(await left(careful, "192.0.2.2")).toBe(8);
  await Promise.all([trusting.stop(), careful.stop()]);
});
