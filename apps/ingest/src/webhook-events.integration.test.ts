import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  announceBack,
  announceCompleted,
  announceSuspended,
  beginOutage,
  endOutage,
  WEBHOOK_EVENTS,
} from "@rollcall/core";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { payloadOf } from "./shapes/webhook-payload.ts";
import { startIngest, type TestIngest } from "./testing/start-ingest.ts";

interface Payload {
  readonly type: (typeof WEBHOOK_EVENTS)[number] | "test";
  readonly timestamp: string;
  readonly data: Readonly<Record<string, unknown>>;
}

let ingest: TestIngest;
let webhook = "";

beforeAll(async () => {
  ingest = await startIngest(await freshDatabase());
  webhook = (await post("/webhooks", { url: "https://hooks.example.com/x", events: WEBHOOK_EVENTS })).body.id;
});
afterAll(() => ingest.stop());

const post = (path: string, body?: object) =>
  ingest.json(path, {
    method: "POST",
    ...(body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });

/** The messages stored since the last call, oldest first. */
async function told(): Promise<readonly Payload[]> {
  const { rows } = await ingest.database.pool.query<{ payload: string }>(
    "DELETE FROM webhook_deliveries WHERE webhook_id = $1 RETURNING id, payload",
    [webhook],
  );
  const payloads = rows.map(({ payload }) => JSON.parse(payload) as Payload);
  for (const payload of payloads) {
    seen.set(payload.type, payload);
    expect(payloadOf(payload.type).parse(payload)).toEqual(payload);
  }
  return payloads;
}

/** The last message of each type. */
const seen = new Map<string, Payload>();

const START = "start=true&file_name=people.csv";

test("webhook events: a list that is read, changed, merged", async () => {
  const { body: list } = await ingest.upload("email\nanna@example.com\nanna@example.com\nbert@example.com\n");
  expect(await told()).toMatchObject([
    { type: "list.read", data: { list_id: list.id, rows: 3, addresses: 2, duplicates: 1, revision: 0 } },
  ]);
  await post(`/lists/${list.id}/rows`, { rows: [{ email: "cora@example.com" }] });
  expect(await told()).toMatchObject([{ type: "list.read", data: { list_id: list.id, rows: 4, revision: 1 } }]);
  const { body: other } = await ingest.upload("email\ndora@example.com\n");
  await told();
  const { body: merged } = await post("/lists/merge", { lists: [list.id, other.id] });
  expect(await told()).toMatchObject([{ type: "list.read", data: { list_id: merged.id, addresses: 4 } }]);
});

test("webhook events: a run that an operator pauses, resumes and cancels", async () => {
  const { body: list } = await ingest.upload("email\nanna@example.com\nbert@example.com\n", START);
  await told();
  const { id } = list.run;
  for (const action of ["pause", "resume", "cancel"]) await post(`/runs/${id}/${action}`);
  const run = { run_id: id, list_id: list.id, kind: "list", total: 2, done: 0 };
  expect((await told()).map(({ type, data }) => [type, data])).toEqual([
    ["run.paused", { ...run, by: "operator", reason: null }],
    ["run.resumed", run],
    ["run.cancelled", run],
  ]);
  await post(`/runs/${id}/cancel`);
  expect(await told()).toEqual([]);
});

test("webhook events: an unfinished run of a list that is deleted is cancelled", async () => {
  const { body: list } = await ingest.upload("email\nanna@example.com\n", START);
  await told();
  await ingest.json(`/lists/${list.id}`, { method: "DELETE" });
  expect(await told()).toMatchObject([{ type: "run.cancelled", data: { run_id: list.run.id } }]);
});

test("webhook events: an outage begins once, pauses runs with the reason, and ends", async () => {
  const { body: list } = await ingest.upload("email\nanna@example.com\n", START);
  await told();
  const reason = "Nothing can be reached from this machine: port 25 is closed.";
  const outage = { egress: "main", because: "network", reason, sites: [] } as const;
  for (let time = 0; time < 2; time += 1) await beginOutage(ingest.database, outage, ["main"]);
  const data = { egress: "main", because: "network" };
  expect(await told()).toMatchObject([
    { type: "outage.began", data: { ...data, reason } },
    { type: "run.paused", data: { run_id: list.run.id, by: "rollcall", reason } },
  ]);
  for (let time = 0; time < 2; time += 1) await endOutage(ingest.database, "main", ["main"]);
  expect(await told()).toMatchObject([
    { type: "outage.ended", data },
    { type: "run.resumed", data: { run_id: list.run.id } },
  ]);
  await beginOutage(ingest.database, { ...outage, egress: "(dns)", because: "resolver" }, ["main"]);
  await endOutage(ingest.database, "(dns)", ["main"]);
  expect((await told()).filter(({ type }) => type.startsWith("outage"))).toMatchObject([
    { type: "outage.began", data: { egress: null, because: "resolver" } },
    { type: "outage.ended", data: { egress: null, because: "resolver" } },
  ]);
});

test("webhook events: a provider is suspended, and back, each told once", async () => {
  const now = Date.now();
  const suspension = { sinceMs: now - 1_000, untilMs: now + 60_000, because: "reputation", words: "go away" };
  await ingest.database.pool.query(
    "INSERT INTO pacing_keys (key, egress, provider, state) VALUES ('google', 'main', 'google', $1)",
    [{ suspension }],
  );
  const look = async (at: number): Promise<readonly Payload[]> => {
    for (let time = 0; time < 2; time += 1) {
      await announceSuspended(ingest.database, new Date(at));
      await announceBack(ingest.database, new Date(at));
    }
    return await told();
  };
  const key = { pacing_key: "google", provider: "google", egress: "main" };
  expect(await look(now)).toMatchObject([{ type: "provider.suspended", data: { ...key, because: "reputation" } }]);
  expect(await look(now + 30_000)).toEqual([]);
  expect(await look(now + 60_001)).toMatchObject([{ type: "provider.resumed", data: key }]);
  const again = { ...suspension, sinceMs: now + 70_000, untilMs: now + 130_000 };
  await ingest.database.pool.query("UPDATE pacing_keys SET state = $1", [{ suspension: again }]);
  expect(await look(now + 80_000)).toMatchObject([{ type: "provider.suspended" }]);
  // A turn that succeeds, or an operator, ends it before its time.
  await ingest.database.pool.query("UPDATE pacing_keys SET state = $1", [{ suspension: null }]);
  expect(await look(now + 90_000)).toMatchObject([{ type: "provider.resumed" }]);
});

test("webhook events: a completed run of a schedule, and what it changed", async () => {
  await ingest.database.pool.query("DELETE FROM runs");
  const schedule = { name: "weekly", every: "weekly", time_zone: "UTC", target: { type: "all" } };
  const { body: made } = await post("/schedules", schedule);
  const { body: list } = await ingest.upload("email\ndeliverable@rollcall.test\n", START);
  // As if the list's run had been the schedule's, and had found the address gone.
  await ingest.database.pool.query("UPDATE runs SET schedule_id = $1, planned_at = now() WHERE id = $2", [
    made.id,
    list.run.id,
  ]);
  await ingest.database.pool.query(`
    INSERT INTO verdicts (contact_id, run_id, status, reason, safe_to_send, score, attempts, checked_at, evidence)
    SELECT contact_id, run_id, 'undeliverable', 'mailbox_not_found', 'no', 0, 1, checked_at + interval '1 minute', '[]'
    FROM verdicts`);
  await ingest.database.pool.query("UPDATE checks SET verdict_id = (SELECT max(id) FROM verdicts) WHERE run_id = $1", [
    list.run.id,
  ]);
  await told();
  await announceCompleted(ingest.database, new Date(), 10);
  const data = { run_id: list.run.id, list_id: list.id, schedule_id: made.id, total: 1, unanswered: 0 };
  expect(await told()).toMatchObject([
    { type: "list.completed", data },
    { type: "schedule.completed", data: { ...data, planned_at: expect.any(String) } },
    { type: "contacts.changed", data: { ...data, changes: { became_undeliverable: 1 } } },
  ]);
});

test("webhook events: a test", async () => {
  await post(`/webhooks/${webhook}/test`);
  expect(await told()).toMatchObject([{ type: "test", data: { webhook_id: webhook } }]);
});

const PAGE = readFileSync(path.join(import.meta.dirname, "../../../docs/webhooks.md"), "utf8");
const EXAMPLES = [...PAGE.matchAll(/^\{"type":.*\}$/gmu)].map(([text]) => JSON.parse(text) as Payload);

test("docs/webhooks.md: has an example of every event, with the fields that are sent", () => {
  expect(new Set(EXAMPLES.map(({ type }) => type))).toEqual(new Set([...WEBHOOK_EVENTS, "test"]));
  for (const example of EXAMPLES) {
    expect(payloadOf(example.type).parse(example)).toEqual(example);
    expect(Object.keys(example.data)).toEqual(Object.keys(seen.get(example.type)?.data ?? {}));
  }
});

test("GET /v1/openapi.json: describes every event, with its body", async () => {
  const { webhooks } = (await ingest.json("/openapi.json")).body;
  expect(Object.keys(webhooks).toSorted()).toEqual([...WEBHOOK_EVENTS, "test"].toSorted());
  for (const [event, { post: operation }] of Object.entries<{ readonly post: Operation }>(webhooks)) {
    const { properties } = operation.requestBody.content["application/json"].schema;
    expect(Object.keys(properties.data.properties)).toEqual(
      expect.arrayContaining(Object.keys(seen.get(event)?.data ?? { missing: event })),
    );
  }
});

interface Operation {
  readonly requestBody: {
    readonly content: {
      readonly "application/json": {
        readonly schema: { readonly properties: { readonly data: { readonly properties: object } } };
      };
    };
  };
}
