import { afterAll, beforeAll, expect, test } from "vitest";
import { repairRuns } from "@rollcall/core";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { startIngest, type TestIngest } from "./testing/start-ingest.ts";
import { testServices } from "./testing/test-services.ts";

let ingest: TestIngest;

beforeAll(async () => {
  ingest = await startIngest(await freshDatabase());
});
afterAll(() => ingest.stop());

const verify = (email: string, timeoutMs = 5_000) =>
  ingest.json("/verify", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, timeout_ms: timeoutMs }),
  });

interface Listed {
  readonly email: string;
  readonly status: string;
  readonly reason: string;
  readonly safe_to_send: string;
  readonly score: number;
  readonly after_seconds: number;
}

const listed = async (): Promise<readonly Listed[]> => (await ingest.json("/test-addresses")).body.test_addresses;

/** What would be looked up or connected to. */
const asked = () =>
  ingest.count("(SELECT count(*) FROM domains) + (SELECT count(*) FROM sites) + (SELECT count(*) FROM pacing_keys)");

test("fixed answers: each has its answer at once, is marked, and asks nothing of anybody", async () => {
  const found = (await listed()).filter((one) => one.after_seconds === 0);
  expect(found.length).toBeGreaterThan(30);
  for (const { email, status, reason, safe_to_send, score } of found) {
    const { status: code, body } = await verify(email);
    expect([email, code]).toEqual([email, 200]);
    expect(body).toMatchObject({
      email,
      state: "done",
      facts: { test: true },
      verdict: { status, reason, safe_to_send, score, test: true, mx_host: null, smtp_reply: null },
      evidence: [{ type: "test", reason }],
      transcript: null,
    });
  }
  expect(await asked()).toBe(0);
});

test("fixed answers: tags, case and unknown names", async () => {
  expect((await verify("Mailbox_Full+42@Rollcall.Test")).body.verdict).toMatchObject({ reason: "mailbox_full" });
  expect((await verify("anyone@rollcall.test")).body.verdict).toMatchObject({
    reason: "mailbox_not_found",
    test: true,
  });
  const other = (await verify("anyone@other.test")).body;
  expect(other.verdict).toMatchObject({ reason: "reserved_domain", test: false });
  expect(other.facts.test).toBe(false);
});

test("fixed answers: a slow one waits for its time in each run", async () => {
  for (let time = 0; time < 2; time += 1) {
    const { status, body } = await verify("slow@rollcall.test", 0);
    expect([status, body.state, body.verdict, body.waiting]).toEqual([202, "running", null, null]);
    await due(body.id);
    expect((await ingest.json(`/verify/${body.id}`)).body.verdict).toMatchObject({ status: "deliverable", test: true });
  }
  expect(await asked()).toBe(0);
});

test("fixed answers: a greylisted one says so until it is accepted", async () => {
  const { body } = await verify("greylisted_then_accepted+1@rollcall.test", 0);
  expect(body.waiting).toMatchObject({ reason: "greylisted", next_at: expect.any(String) });
  await due(body.id);
  expect((await ingest.json(`/verify/${body.id}`)).body.verdict).toMatchObject({ reason: "accepted" });
});

test("fixed answers: in a list they are well-formed, answered, and marked in results and the export", async () => {
  const file = "email\ndeliverable@rollcall.test\nmailbox_full@rollcall.test\nslow@rollcall.test\n";
  const { body: list } = await ingest.upload(file, "start=true");
  expect(list.analysis).toMatchObject({ unique: 3, invalid_syntax: 0 });
  await due(list.run.id);
  const { results } = (await ingest.json(`/lists/${list.id}/results`)).body;
  expect(results.map((row: { reason: string; test: boolean }) => [row.reason, row.test])).toEqual([
    ["accepted", true],
    ["mailbox_full", true],
    ["accepted", true],
  ]);
  const file2 = String(await ingest.download(list.id, "columns=rc_email,rc_reason,rc_test"))
    .trim()
    .split("\r\n");
  expect(file2[1]).toBe("deliverable@rollcall.test,accepted,true");
  expect((await ingest.json(`/runs/${list.run.id}`)).body).toMatchObject({ state: "completed", done: 3 });
  expect(await asked()).toBe(0);
});

test("fixed answers: a suppressed one stays suppressed", async () => {
  await ingest.json("/suppressions", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ entries: ["deliverable+s@rollcall.test"] }),
  });
  expect((await verify("deliverable+s@rollcall.test")).body.verdict).toMatchObject({ reason: "suppressed" });
});

/** Has the deferred checks of a run be due, as after their time, and does what a worker does then. */
async function due(runId: string): Promise<void> {
  const late =
    "UPDATE checks SET due_at = now() - interval '1 second' WHERE run_id = $1 AND due_at > now() RETURNING run_id";
  expect((await ingest.database.pool.query(late, [runId])).rowCount).toBe(1);
  await repairRuns(testServices(ingest.database));
}
