import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { startIngest, type TestIngest } from "./testing/start-ingest.ts";
import { statusOf } from "./testing/status-of.ts";

/** On loopback, as `npm start` listens. */
let local: TestIngest;
beforeAll(async () => void (local = await startIngest(await freshDatabase())));
afterAll(() => local.stop());

const strangers = {
  "a program": {},
  "the server's own name": { host: "localhost" },
  "an IP address": { host: "203.0.113.7" },
  "X-Forwarded-For": { "x-forwarded-for": "127.0.0.1" },
  Forwarded: { forwarded: "for=127.0.0.1" },
  "X-Real-IP": { "x-real-ip": "127.0.0.1" },
  "X-Forwarded-Host": { "x-forwarded-host": "127.0.0.1" },
  "X-Forwarded-Proto": { "x-forwarded-proto": "https" },
  Via: { via: "1.1 proxy" },
  "CF-Connecting-IP": { "cf-connecting-ip": "127.0.0.1" },
  "a page of the server": { "sec-fetch-site": "same-origin" },
  "an empty key": { authorization: "Bearer " },
  "another scheme": { authorization: "Basic b3duZXI6" },
  "an empty cookie": { cookie: "rollcall_session=" },
  "an invented cookie": { cookie: "rollcall_session=owner" },
  "an invalid key": { authorization: "Bearer rc_wrong" },
} as const;

test.each(Object.entries(strangers))("a request without a key is refused: %s", async (_, headers) => {
  for (const [method, path] of [
    ["GET", "/v1/stats"],
    ["GET", "/v1/keys"],
    ["POST", "/v1/keys"],
    ["GET", "/queues"],
    ["GET", "/metrics"],
  ] as const)
    expect([path, await statusOf(local.url + path, method, { ...headers })]).toEqual([path, 401]);
});

test("behind a trusted proxy a request without a key is refused, whatever X-Forwarded-For says", async () => {
  const trusting = await startIngest(await freshDatabase(), { trustedProxies: ["127.0.0.1"] });
  for (const headers of [{}, { "x-forwarded-for": "127.0.0.1" }, { "x-forwarded-for": "::1, 127.0.0.1" }])
    expect(await statusOf(`${trusting.url}/v1/stats`, "GET", headers)).toBe(401);
  await trusting.stop();
});
