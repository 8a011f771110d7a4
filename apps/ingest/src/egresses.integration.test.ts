import { freshDatabase } from "@rollcall/test-engines/postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { noteListing, type NamedEgress, showAlive } from "@rollcall/core";
import { startIngest, type TestIngest } from "./testing/start-ingest.ts";

const PROXIED: NamedEgress = {
  name: "second",
  bindAddress: null,
  proxy: { type: "socks5", host: "10.8.0.2", port: 1080, login: { user: "probe", password: "s3cret-word" } },
  heloName: "verify-c.example.com",
  mailFrom: "probe@example.com",
  warmUp: { sinceMs: Date.parse("2026-01-01") },
};

let ingest: TestIngest;
beforeAll(async () => {
  ingest = await startIngest(await freshDatabase(), {}, [], {}, ["main", PROXIED]);
});
afterAll(() => ingest.stop());

test("GET /v1/egresses: a proxy is shown without its login, and how far its address has warmed up", async () => {
  const { body } = await ingest.json("/egresses");
  expect(body.egresses).toEqual([
    {
      name: "main",
      bind_address: null,
      proxy: null,
      helo_name: "probe.example.com",
      mail_from: "",
      warm_up: null,
      rest: null,
    },
    {
      name: "second",
      bind_address: null,
      proxy: "socks5://10.8.0.2:1080",
      helo_name: "verify-c.example.com",
      mail_from: "probe@example.com",
      warm_up: { since: "2026-01-01T00:00:00.000Z", share: expect.any(Number) as number },
      rest: null,
    },
  ]);
  expect(JSON.stringify(body)).not.toContain("s3cret-word");
});

test("GET /v1/egresses: one that rests says why and since when", async () => {
  await showAlive(ingest.database, "one", ["main", "second"]);
  for (const site of [1, 2, 3, 4, 5])
    await noteListing(
      ingest.database,
      { egress: "second", pacingKey: `mx.site${site}.example`, words: "blocked using zen.spamhaus.org" },
      ["main", "second"],
    );
  const { body } = await ingest.json("/egresses");
  expect(body.egresses[0].rest).toBeNull();
  expect(body.egresses[1].rest).toMatchObject({
    because: "listed",
    reason: expect.stringContaining("rests for 4 hours") as string,
    since: expect.stringMatching(/Z$/u) as string,
  });
});
