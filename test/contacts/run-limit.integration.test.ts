import { DEFAULT_POLICY, initialPacingState, suspendByOperator } from "@rollcall/pacing";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type HeldClock, heldClock } from "./held-clock.ts";
import {
  ASK_EVERYBODY,
  endOverdue,
  finishRun,
  pauseRun,
  readProgress,
  repairRuns,
  resumeRun,
  startRun,
} from "@rollcall/core";

const START = new Date("2026-01-05T06:00:00Z");
const HOUR_MS = 3_600_000;
const BANNER = "the greeting did not come in 15014 ms";

let held: HeldClock;
beforeEach(async () => {
  held = await heldClock(START);
});
afterEach(() => held.close());

/** A run of at most two hours over contacts of shop.com, due at its one mail server. */
async function dueRun(names: readonly string[], limitMs = 2 * HOUR_MS): Promise<number> {
  const contactIds = await held.addContacts(names.map((name) => `${name}@shop.com`));
  await held.database.pool.query(`
    INSERT INTO sites (id, key, pacing_key, hosts) VALUES (1, 'mx.shop.com', 'mx.shop.com', '[]') ON CONFLICT DO NOTHING;
    INSERT INTO domains (name, route, site_id, expires_at) VALUES ('shop.com', 'mx', 1, now() + interval '1 year')
    ON CONFLICT DO NOTHING`);
  const run = { kind: "contacts" as const, listId: null, contactIds, priority: 0, firstStep: null };
  return (await startRun(held, { ...run, freshFor: ASK_EVERYBODY, limitMs })).runId;
}

/** A worker works for so long. */
async function work(ms: number): Promise<void> {
  for (let passed = 0; passed <= ms; passed += 60_000) {
    await repairRuns(held);
    await held.set(new Date(held.clock.nowMs() + 60_000));
  }
  await repairRuns(held);
}

async function fail(name: string): Promise<void> {
  const evidence = [
    {
      type: "failure",
      stage: "connect",
      failure: "timeout",
      detail: BANNER,
      host: "mx.shop.com",
      atMs: held.clock.nowMs(),
    },
  ];
  await held.rows(
    `UPDATE checks k SET attempts = 1, first_attempt_at = now(), retry_reason = 'timeout', evidence = $2, due_at = now() + interval '5 h'
     FROM contacts c WHERE c.id = k.contact_id AND c.asked = $1`,
    [`${name}@shop.com`, JSON.stringify(evidence)],
  );
}

async function suspend(untilMs: number): Promise<void> {
  const state = suspendByOperator(initialPacingState(DEFAULT_POLICY, 0), untilMs, held.clock.nowMs());
  await held.rows("UPDATE pacing_keys SET state = $1 WHERE key = 'mx.shop.com'", [JSON.stringify(state)]);
}

const runOf = async (id: number): Promise<Record<string, unknown> | undefined> =>
  (await held.rows("SELECT state, done, total, unanswered, ended_by FROM runs WHERE id = $1", [id]))[0];

const verdicts = async (runId: number): Promise<Record<string, unknown>[]> =>
  await held.rows(
    `SELECT c.asked, v.status, v.reason, v.smtp_reply, v.attempts FROM checks k JOIN contacts c ON c.id = k.contact_id
     JOIN verdicts v ON v.id = k.verdict_id WHERE k.run_id = $1 ORDER BY 1`,
    [runId],
  );

describe("RUN_LIMIT", () => {
  test("RUN_LIMIT: a run whose server never answers ends in bounded time, with the last real reason", async () => {
    const runId = await dueRun(["anna", "ben"]);
    await fail("anna");
    await suspend(START.getTime() + 1_000 * HOUR_MS);
    await work(1.9 * HOUR_MS);
    expect(await runOf(runId)).toMatchObject({ state: "running", done: 0 });
    await work(0.2 * HOUR_MS);
    expect(await runOf(runId)).toEqual({
      state: "completed",
      done: 2,
      total: 2,
      unanswered: 2,
      ended_by: "time_limit",
    });
    expect(await verdicts(runId)).toEqual([
      { asked: "anna@shop.com", status: "unknown", reason: "not_answered_yet", smtp_reply: BANNER, attempts: 1 },
      { asked: "ben@shop.com", status: "unknown", reason: "not_answered_yet", smtp_reply: null, attempts: 0 },
    ]);
  });

  test("RUN_LIMIT: what a working site just has not been asked yet is still asked", async () => {
    const runId = await dueRun(["anna", "ben"]);
    await fail("anna");
    await work(2.1 * HOUR_MS);
    expect(await runOf(runId)).toMatchObject({ state: "running", done: 1, unanswered: 1, ended_by: "time_limit" });
    expect(await held.rows("SELECT state FROM checks WHERE attempts = 0")).toEqual([{ state: "due" }]);
  });

  test("RUN_LIMIT: neither a pause nor the time without a worker counts", async () => {
    const runId = await dueRun(["anna"]);
    await suspend(START.getTime() + 10_000 * HOUR_MS);
    await work(HOUR_MS);
    await held.passDays(3);
    await work(0.1 * HOUR_MS);
    await pauseRun(held.database, null, runId);
    await work(3 * HOUR_MS);
    await resumeRun(held.database, null, runId, ["main"]);
    await work(0.5 * HOUR_MS);
    expect(await runOf(runId)).toMatchObject({ state: "running", done: 0 });
    await work(0.5 * HOUR_MS);
    expect(await runOf(runId)).toMatchObject({ state: "completed", ended_by: "time_limit" });
  });
});

describe("finishRun", () => {
  test("finishRun: a mailbox that was accepted keeps its answer, and an earlier verdict stands for the unasked", async () => {
    const runId = await dueRun(["anna", "ben"]);
    const [, ben] = await held.rows("SELECT id FROM contacts ORDER BY asked");
    await fail("anna");
    const accepted = [
      {
        type: "reply",
        stage: "rcpt",
        subject: "recipient",
        code: 250,
        enhanced: "2.1.5",
        text: "2.1.5 Ok",
        host: "mx.shop.com",
        provider: null,
        atMs: held.clock.nowMs(),
        durationMs: 5,
      },
    ];
    await held.rows("UPDATE checks SET evidence = $1 WHERE attempts = 1", [JSON.stringify(accepted)]);
    await held.rows(
      `WITH v AS (INSERT INTO verdicts (contact_id, status, reason, safe_to_send, score, attempts, checked_at, evidence)
         VALUES ($1, 'deliverable', 'accepted', 'yes', 95, 1, now() - interval '50 days', '[]') RETURNING *)
       UPDATE contacts c SET verdict_id = v.id, status = v.status, reason = v.reason FROM v WHERE c.id = v.contact_id`,
      [ben?.["id"]],
    );
    expect(await finishRun(held.database, "Anna", runId)).toBe(true);
    while ((await endOverdue(held, 1)) > 0);
    expect(await runOf(runId)).toMatchObject({ state: "completed", done: 2, unanswered: 2, ended_by: "finished" });
    expect((await verdicts(runId)).map(({ reason }) => reason)).toEqual(["catch_all_untested", "accepted"]);
  });

  test("finishRun: a check in a session keeps it, no other is claimed, and the answer counts", async () => {
    const runId = await dueRun(["anna", "ben"]);
    await held.rows(
      "UPDATE checks SET state = 'held', held_by = 'a' WHERE contact_id = (SELECT min(id::text)::uuid FROM contacts)",
    );
    const [inSession] = await held.rows("SELECT contact_id FROM checks WHERE state = 'held'");
    await finishRun(held.database, null, runId);
    const claimed = await held.turns.beginTurn(
      { pacingKey: "mx.shop.com", egress: "main", laneId: "b", workerId: "w" },
      () => ({ type: "start", state: initialPacingState(DEFAULT_POLICY, 0), limit: 1, openUntil: new Date(0) }),
    );
    expect(claimed.type).toBe("idle");
    await repairRuns(held);
    expect(await runOf(runId)).toMatchObject({ state: "running", done: 1, unanswered: 1 });
    await held.record([String(inSession?.["contact_id"])], {});
    expect(await runOf(runId)).toMatchObject({ state: "completed", done: 2, unanswered: 1 });
  });
});

describe("readProgress", () => {
  test("readProgress: the work of a key leaves out what waits for a retry, and counts domains without a control", async () => {
    const runId = await dueRun(["anna", "ben", "cleo"]);
    await fail("anna");
    const before = await readProgress(held.database, runId, ["main"]);
    expect(before.backlog).toMatchObject([{ pacingKey: "mx.shop.com", open: 3, shared: 3, sharedWork: 2, domains: 1 }]);
    expect(before.retry).toMatchObject([{ reason: "timeout", count: 1, lastFirstAt: START }]);
    await held.rows("UPDATE domains SET catch_all = false, catch_all_expires_at = now() + interval '1 week'");
    const other = await dueRun(["dora"]);
    expect((await readProgress(held.database, other, ["main"])).backlog).toMatchObject([{ sharedWork: 1, domains: 0 }]);
  });
});
