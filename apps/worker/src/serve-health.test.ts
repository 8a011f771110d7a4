import { createMetrics } from "@rollcall/telemetry";
import { expect, test } from "vitest";
import { type HealthOptions, serveHealth } from "./serve-health.ts";

async function serving(over: Partial<HealthOptions> = {}): Promise<{ url: string } & AsyncDisposable> {
  const options = { host: "127.0.0.1", port: 0, metrics: createMetrics(), metricsToken: null, needs: [], ...over };
  const server = await serveHealth(options);
  return { url: `http://127.0.0.1:${server.port}`, [Symbol.asyncDispose]: () => server.close() };
}

test("serveHealth: while an engine is unavailable, /livez is 200 and /readyz a 503 that names it", async () => {
  await using server = await serving({
    needs: [{ name: "Redis", check: () => Promise.reject(new Error("refused")) }],
  });
  expect((await fetch(`${server.url}/livez`)).status).toBe(200);
  const ready = await fetch(`${server.url}/readyz`);
  expect(ready.status).toBe(503);
  expect(await ready.json()).toEqual({ status: "unavailable", problems: ["Redis is unavailable: refused"] });
});

test("serveHealth: /metrics requires the token, on loopback too", async () => {
  await using server = await serving({ metricsToken: "a-long-random-text" });
  const read = (authorization = ""): Promise<Response> =>
    fetch(`${server.url}/metrics`, { headers: { authorization } });
  expect((await read()).status).toBe(401);
  expect((await read("Bearer another-random-text")).status).toBe(401);
  expect(await (await read("Bearer a-long-random-text")).text()).toContain("# TYPE rollcall_sessions_total counter");
  await using without = await serving();
  expect((await fetch(`${without.url}/metrics`)).status).toBe(401);
});

test("serveHealth: other paths are 404", async () => {
  await using server = await serving();
  expect((await fetch(`${server.url}/v1/lists`)).status).toBe(404);
  expect((await fetch(`${server.url}/livez`, { method: "POST" })).status).toBe(405);
});
