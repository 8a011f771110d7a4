import { createKey } from "@rollcall/core";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { expect, test } from "vitest";
import { startIngest } from "./testing/start-ingest.ts";

test("each key has its own rate limit, reported in headers", async () => {
  const limited = await startIngest(await freshDatabase(), { host: "0.0.0.0", rateLimitPerMinute: 10 });
  const [one, other] = await Promise.all(
    ["one", "other"].map((name) => createKey(limited.database, null, { name, scope: "read" })),
  );
  const ask = (secret = "") => fetch(`${limited.url}/v1/stats`, { headers: { authorization: `Bearer ${secret}` } });
  const first = await ask(one?.secret);
  expect(first.headers.get("ratelimit-limit")).toBe("10");
  expect(first.headers.get("ratelimit-remaining")).toBe("9");
  expect(Number(first.headers.get("ratelimit-reset"))).toBeGreaterThan(0);
  for (let i = 0; i < 9; i += 1) await ask(one?.secret);
  const refused = await ask(one?.secret);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await refused.json()).toMatchObject({ code: "too_many_requests" });
  expect((await ask(other?.secret)).status).toBe(200);
  expect((await fetch(`${limited.url}/livez`)).status).toBe(200);
  await limited.stop();
});
