import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { ownerCookie } from "./testing/owner-cookie.ts";
import { startIngest, type TestIngest } from "./testing/start-ingest.ts";

let ingest: TestIngest;
beforeAll(async () => {
  ingest = await startIngest(await freshDatabase());
});
afterAll(() => ingest.stop());

/** Sets up an operation: returns the id for its path and body; several, for the path, are separated by a bar. */
type Prepare = () => Promise<string>;

interface Operation {
  /** As in the OpenAPI document. */
  readonly name: string;
  readonly prepare?: Prepare;
  /** Made of what was set up, if it needs that. */
  readonly body?: string | object | ((id: string) => object);
  /** Actions expected in the audit log, in order. */
  readonly actions: readonly string[];
}

const FILE = "email\nanna@shop.example.com\nbert@shop.example.com\n";

async function make(path: string, body: unknown): Promise<string> {
  const answer = await send("POST", path, body);
  return String(answer.body.id);
}

let files = 0;
const aList: Prepare = async () => {
  files += 1;
  return await make(`/lists?file_name=${files}.csv`, `${FILE}c${files}@shop.example.com\n`);
};
const twoLists: Prepare = async () => `${await aList()},${await aList()}`;
const aRun: Prepare = async () => await make(`/lists/${await aList()}/start`, {});
/** Its addresses are already contacts, which a start ensures before the run. */
const anAskedList: Prepare = async () => {
  const id = await aList();
  await send("POST", `/runs/${await make(`/lists/${id}/start`, {})}/cancel`, undefined);
  return id;
};
const aPausedRun: Prepare = async () => {
  const id = await aRun();
  await send("POST", `/runs/${id}/pause`, undefined);
  return id;
};
const aSchedule: Prepare = async () => await make("/schedules", { ...SCHEDULE, target: { type: "all" } });
const aWebhook: Prepare = async () => await make("/webhooks", WEBHOOK);
const aKey: Prepare = async () => await make("/keys", { name: "somebody", scope: "read" });
const aContact: Prepare = async () => {
  await aRun();
  const { rows } = await ingest.database.pool.query<{ id: string }>("SELECT id FROM contacts LIMIT 1");
  return rows[0]!.id;
};
const aSuppression: Prepare = async () => {
  await send("POST", "/suppressions", { entries: ["carl@shop.example.com"] });
  return "carl@shop.example.com";
};
const aListWithTypos: Prepare = async () => {
  files += 1;
  return await make(`/lists?file_name=typos${files}.csv`, `email\nann${files}@gmial.com\n`);
};
const anOwnEntry: Prepare = async () => {
  await send("POST", "/settings/own-lists", { list: "free", text: "mail.example.com" });
  return "free|mail.example.com";
};
const aPreset: Prepare = async () => await make("/export-presets", { name: "weekly", options: {} });
const aPace: Prepare = async () => {
  await ingest.database.pool.query(
    "INSERT INTO pacing_keys (key, egress) VALUES ('google', 'main') ON CONFLICT DO NOTHING",
  );
  return "google";
};

const SCHEDULE = { name: "weekly", every: "weekly", time_zone: "Europe/Berlin", target: { type: "all" } };
const WEBHOOK = { url: "https://hooks.example.com/x", events: ["list.completed"] };

const OPERATIONS: readonly Operation[] = [
  { name: "POST /lists", body: FILE, actions: ["list.uploaded"] },
  { name: "POST /lists?start=true", body: FILE, actions: ["list.uploaded", "list.started"] },
  { name: "POST /lists/paste", body: { text: "anna@shop.example.com" }, actions: ["list.pasted"] },
  { name: "PATCH /lists/{id}", prepare: aList, body: { name: "New name" }, actions: ["list.renamed"] },
  { name: "PATCH /lists/{id}", prepare: aList, body: { dedupe: "off" }, actions: ["list.remapped"] },
  { name: "PATCH /lists/{id}", prepare: aList, body: { tags: ["fair"] }, actions: ["list.labelled"] },
  { name: "POST /lists/{id}/rows", prepare: aList, body: FILE, actions: ["list.appended"] },
  { name: "PUT /lists/{id}/file", prepare: aList, body: FILE, actions: ["list.replaced"] },
  { name: "POST /lists/{id}/split", prepare: aList, body: { by: "status" }, actions: ["list.split"] },
  {
    name: "POST /lists/merge",
    prepare: twoLists,
    body: (ids) => ({ lists: ids.split(",") }),
    actions: ["list.merged"],
  },
  {
    name: "POST /lists/subtract",
    prepare: twoLists,
    body: (ids) => ({ list: ids.split(",")[1], minus: ids.split(",").slice(0, 1) }),
    actions: ["list.subtracted"],
  },
  {
    name: "POST /lists/{id}/typos",
    prepare: aListWithTypos,
    body: { action: "accept", pattern: "gmial.com=gmail.com" },
    actions: ["typos.accepted"],
  },
  { name: "DELETE /lists/{id}", prepare: aList, actions: ["list.deleted"] },
  { name: "POST /lists/delete", prepare: aList, body: (id) => ({ lists: [id] }), actions: ["list.deleted"] },
  { name: "POST /lists/{id}/start", prepare: anAskedList, body: {}, actions: ["list.started"] },
  { name: "POST /runs/{id}/pause", prepare: aRun, actions: ["run.paused"] },
  { name: "POST /runs/{id}/resume", prepare: aPausedRun, actions: ["run.resumed"] },
  { name: "POST /runs/{id}/cancel", prepare: aRun, actions: ["run.cancelled"] },
  { name: "POST /runs/{id}/finish", prepare: aRun, actions: ["run.finished"] },
  { name: "POST /contacts/recheck", body: {}, actions: ["contacts.rechecked"] },
  { name: "POST /contacts/{id}/recheck", prepare: aContact, actions: ["contacts.rechecked"] },
  { name: "POST /schedules", body: SCHEDULE, actions: ["schedule.created"] },
  { name: "PATCH /schedules/{id}", prepare: aSchedule, body: { paused: true }, actions: ["schedule.changed"] },
  { name: "DELETE /schedules/{id}", prepare: aSchedule, actions: ["schedule.deleted"] },
  { name: "POST /schedules/{id}/run", prepare: aSchedule, actions: ["schedule.run"] },
  { name: "POST /webhooks", body: WEBHOOK, actions: ["webhook.created"] },
  { name: "PATCH /webhooks/{id}", prepare: aWebhook, body: { enabled: false }, actions: ["webhook.changed"] },
  { name: "DELETE /webhooks/{id}", prepare: aWebhook, actions: ["webhook.deleted"] },
  { name: "POST /webhooks/{id}/test", prepare: aWebhook, actions: ["webhook.tested"] },
  { name: "POST /webhooks/{id}/rotate", prepare: aWebhook, body: {}, actions: ["webhook.rotated"] },
  {
    name: "POST /webhooks/{id}/redeliver",
    prepare: aDelivery,
    body: { from: "2020-01-01T00:00:00Z", to: "2999-01-01T00:00:00Z", states: ["waiting"] },
    actions: ["webhook.redelivered"],
  },
  {
    name: "POST /webhooks/{id}/deliveries/{delivery}/redeliver",
    prepare: aDelivery,
    actions: ["webhook.redelivered"],
  },
  { name: "POST /export-presets", body: { name: "weekly", options: {} }, actions: ["preset.stored"] },
  { name: "DELETE /export-presets/{id}", prepare: aPreset, actions: ["preset.deleted"] },
  { name: "POST /suppressions", body: { entries: ["dora@shop.example.com"] }, actions: ["suppression.added"] },
  { name: "POST /suppressions/import", body: "email\nemil@shop.example.com\n", actions: ["suppression.added"] },
  { name: "DELETE /suppressions/{entry}", prepare: aSuppression, actions: ["suppression.removed"] },
  {
    name: "POST /outcomes",
    prepare: anAskedList,
    body: (id) => ({
      outcomes: [{ email: "anna@shop.example.com", kind: "opened", at: new Date().toISOString(), id }],
    }),
    actions: ["outcomes.added"],
  },
  {
    name: "POST /outcomes/import",
    prepare: anAskedList,
    body: "email,event\nanna@shop.example.com,click\n",
    actions: ["outcomes.added"],
  },
  { name: "POST /keys", body: { name: "new", scope: "read" }, actions: ["key.created"] },
  { name: "POST /keys/{id}/rotate", prepare: aKey, body: {}, actions: ["key.rotated"] },
  { name: "DELETE /keys/{id}", prepare: aKey, actions: ["key.revoked"] },
  { name: "DELETE /sessions/{id}", prepare: aSession, actions: ["session.closed"] },
  {
    name: "POST /settings/own-lists",
    body: { list: "free", text: "free.example.com" },
    actions: ["own_lists.added"],
  },
  { name: "DELETE /settings/own-lists/{list}/{entry}", prepare: anOwnEntry, actions: ["own_lists.removed"] },
  { name: "PUT /settings/retention", body: { list_days: 30, history_days: null }, actions: ["retention.changed"] },
  { name: "DELETE /addresses/{email}", prepare: async () => "anna@shop.example.com", actions: ["address.erased"] },
  { name: "GET /addresses/{email}", prepare: anErasable, actions: ["address.exported"] },
  { name: "POST /pacing-keys/{key}/suspend", prepare: aPace, body: { minutes: 5 }, actions: ["pacing.suspended"] },
  { name: "POST /pacing-keys/{key}/resume", prepare: aPace, body: {}, actions: ["pacing.resumed"] },
];

async function aDelivery(): Promise<string> {
  const id = await aWebhook();
  return `${id}|${(await send("POST", `/webhooks/${id}/test`, undefined)).body.id}`;
}

async function aSession(): Promise<string> {
  const cookie = await ownerCookie(ingest.database);
  const { body } = await ingest.json("/sessions", { headers: { cookie } });
  return body.sessions.find(({ current }: { current: boolean }) => current).id;
}

async function anErasable(): Promise<string> {
  await aRun();
  return "bert@shop.example.com";
}

/** Operations that change nothing that is audited, and why. */
const NOT_AUDITED: Readonly<Record<string, string>> = {
  "POST /lists/preview": "keeps nothing",
  "POST /schedules/preview": "keeps nothing",
  "POST /verify": "one address: thousands a minute from a sign-up form, each with its own run",
  "POST /verify/batch": "as POST /verify",
  "POST /session": "see access.integration.test.ts",
  "DELETE /session": "see access.integration.test.ts",
  "POST /session/link": "see sign-in-link.integration.test.ts",
  "DELETE /sessions": "would sign this test out: see sessions.integration.test.ts",
};

async function send(method: string, path: string, body: unknown): ReturnType<TestIngest["json"]> {
  const isFile = typeof body === "string";
  return await ingest.json(path, {
    method,
    ...(body === undefined ? {} : { body: isFile ? body : JSON.stringify(body) }),
    headers: body === undefined ? {} : { "content-type": isFile ? "text/csv" : "application/json" },
  });
}

async function perform({ name, body: given }: Operation, id: string): ReturnType<TestIngest["json"]> {
  const body = typeof given === "function" ? given(id) : given;
  const [method = "", path = ""] = name.split(" ");
  const ids = id.split("|");
  return await send(
    method,
    path.replaceAll(/\{\w+\}/gu, () => encodeURIComponent(ids.shift() ?? "")),
    body,
  );
}

/** The contents of the tables that operations change, as one text. */
async function contents(): Promise<string> {
  const { rows } = await ingest.database.pool.query<{ table: string }>(
    `SELECT table_name AS table FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name NOT IN ('idempotency_keys', 'row_indexes')
     ORDER BY 1`,
  );
  const texts = rows.map(async ({ table }) => {
    const held = await ingest.database.pool.query(
      `SELECT (to_jsonb(t) - 'last_used_at')::text AS row FROM "${table}" t ORDER BY 1`,
    );
    return [table, held.rows];
  });
  return JSON.stringify(await Promise.all(texts));
}

test("every operation that changes something is listed, or exempt with a reason", async () => {
  const { body: document } = await ingest.json("/openapi.json");
  const changing = Object.entries(document.paths as Record<string, object>).flatMap(([path, methods]) =>
    Object.keys(methods)
      .filter((method) => method !== "get")
      .map((method) => `${method.toUpperCase()} ${path.replace("/v1", "")}`),
  );
  const covered = new Set([...OPERATIONS.map(({ name }) => name), ...Object.keys(NOT_AUDITED)]);
  expect(changing.filter((name) => !covered.has(name))).toEqual([]);
});

describe.each(OPERATIONS)("$name", (operation) => {
  test(`leaves ${operation.actions.join(" and ")} in the audit log, once`, async () => {
    const id = (await operation.prepare?.()) ?? "";
    const before = await ingest.count("SELECT COALESCE(max(id), 0) FROM audit_entries");
    const answer = await perform(operation, id);
    expect(answer).toMatchObject({ status: expect.toSatisfy((status: number) => status < 300) as unknown });
    const { rows } = await ingest.database.pool.query(
      "SELECT actor, action FROM audit_entries WHERE id > $1 ORDER BY id",
      [before],
    );
    expect(rows).toEqual(operation.actions.map((action) => ({ actor: "browser session (Owner)", action })));
  });

  test("changes nothing if the audit log can't be written", async () => {
    const id = (await operation.prepare?.()) ?? "";
    const [last] = operation.actions.slice(-1);
    // Uploading and starting a list are two changes: the second one is refused here.
    const before = operation.actions.length === 1 ? await contents() : null;
    await ingest.database.pool.query(`
      CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'the audit log is closed'; END $$;
      CREATE TRIGGER refuse BEFORE INSERT ON audit_entries FOR EACH ROW WHEN (NEW.action = '${last}') EXECUTE FUNCTION refuse()`);
    try {
      expect((await perform(operation, id)).status).toBe(500);
    } finally {
      await ingest.database.pool.query("DROP TRIGGER refuse ON audit_entries; DROP FUNCTION refuse");
    }
    if (before === null)
      expect(await ingest.count("SELECT count(*) FROM runs WHERE list_id = (SELECT max(id) FROM lists)")).toBe(0);
    else expect(await contents()).toBe(before);
  });
});
