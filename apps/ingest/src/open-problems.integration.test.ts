import { freshDatabase } from "@rollcall/test-engines/postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startIngest, type TestIngest } from "./testing/start-ingest.ts";

let well: TestIngest;
let ill: TestIngest;
beforeAll(async () => {
  [well, ill] = await Promise.all([startIngest(await freshDatabase()), startIngest(await freshDatabase())]);
  const { pool } = well.database;
  await pool.query("INSERT INTO workers (id, seen_at, egresses) VALUES ('w', now(), '{main}')");
});
afterAll(() => Promise.all([well.stop(), ill.stop()]));

/** A pace whose key rests, as it is stored. */
const resting = (because: string, words: string | null, hours: number): string => {
  const sinceMs = Date.now() - 60_000;
  return JSON.stringify({ suspension: { because, words, sinceMs, untilMs: sinceMs + hours * 3_600_000 } });
};

test("GET /v1/health: nothing is open where all is well", async () => {
  const { status, body } = await well.json("/health");
  // The test run's server has no fsync, which is a finding.
  const others = body.problems.filter(({ id }: { id: string }) => id !== "postgres");
  expect([status, others]).toEqual([200, []]);
});

test("GET /v1/health: says what is wrong, what it affects, what to do and since when", async () => {
  const { pool } = ill.database;
  await pool.query(
    "INSERT INTO pacing_keys (key, egress, state) VALUES ($1, 'main', $2), ($3, 'main', $4), ($5, 'main', $6)",
    [
      "mx.a.example",
      resting("listed", "554 5.7.1 blocked using zen.spamhaus.org", 8),
      "mx.b.example",
      // It ended hours ago.
      resting("listed", "554 5.7.1 blocked using bl.spamcop.net", -3),
      "mx.c.example",
      // Not about us.
      resting("failures", null, 8),
    ],
  );
  await pool.query(
    "INSERT INTO outages (egress, reason, sites, since, next_trial_at) VALUES ('main', 'Nothing can be reached.', '[]', '2026-01-02T03:04:05Z', now())",
  );
  await pool.query(
    "INSERT INTO runs (kind, state, pause_reason) VALUES ('contacts', 'paused', 'Nothing can be reached.'), ('contacts', 'running', NULL)",
  );
  await pool.query(
    "INSERT INTO domains (name, resolve_due_at, resolve_attempts, detail) SELECT 'd' || n || '.example', now(), 1, 'timeout' FROM generate_series(1, 25) n",
  );
  // For the sessions to come, and those that are open now.
  await pool.query(
    `ALTER DATABASE ${new URL(ill.databaseUrl).pathname.slice(1)} SET default_transaction_read_only = on`,
  );
  await pool.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
  );
  await pool.query("SET default_transaction_read_only = on");
  const { body } = await ill.json("/health");
  const found = Object.fromEntries(body.problems.map((one: { id: string }) => [one.id, one]));
  expect(body.verdict).toBe("problem");
  expect(found["outage/main"]).toMatchObject({
    severity: "problem",
    detail: "Nothing can be reached.",
    affects: expect.stringContaining("1 run is paused"),
    since: "2026-01-02T03:04:05.000Z",
  });
  expect(found["refusals/main"]).toMatchObject({
    severity: "problem",
    detail: expect.stringMatching(/^1 site refuses egress main, because of Spamhaus \(1 site\)/),
  });
  expect(found["workers"]).toMatchObject({ severity: "problem", detail: "None has reported yet. 1 run waits." });
  expect(found["lookups"]).toMatchObject({
    severity: "warning",
    detail: expect.stringMatching(/^25 of 25 domains .*timeout/),
  });
  expect(found["postgres"]).toMatchObject({ detail: expect.stringContaining("takes no changes") });
  for (const one of body.problems)
    expect(one).toMatchObject({ fix: expect.stringMatching(/.+/), affects: expect.stringMatching(/.+/) });
});
