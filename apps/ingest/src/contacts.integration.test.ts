import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { answerList } from "./testing/answer-list.ts";
import { startIngest, type TestIngest } from "./testing/start-ingest.ts";

const GONE = { status: "undeliverable", reason: "mailbox_not_found", score: 0, safeToSend: "no" } as const;
const GOOD = { status: "deliverable", reason: "accepted", score: 95, safeToSend: "yes" } as const;

let ingest: TestIngest;
beforeAll(async () => void (ingest = await startIngest(await freshDatabase())));
afterAll(() => ingest.stop());

const send = (path: string, method: string, body?: unknown) =>
  ingest.json(path, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });

/** A list with these answers by name; returns its id. */
async function verified(csv: string, answers: Parameters<typeof answerList>[2]): Promise<string> {
  const { body } = await ingest.upload(csv);
  await answerList(ingest, body.id, answers);
  return body.id;
}

describe("contacts over HTTP", () => {
  test("GET contacts: filters by status, reason, domain, text and age, with freshness", async () => {
    await verified("email\nanna@filter.com\nbert@filter.com\ncarl@other.com\n", {
      anna: { ...GOOD, checkedAt: new Date() },
      bert: { ...GONE, enhancedCode: "5.1.1", checkedAt: new Date() },
      carl: { ...GOOD, checkedAt: new Date(Date.now() - 40 * 86_400_000) },
    });
    const emails = async (query: string): Promise<string[]> =>
      (await ingest.json(`/contacts?${query}`)).body.contacts.map((one: { email: string }) => one.email).sort();
    expect(await emails("domain=filter.com")).toEqual(["anna@filter.com", "bert@filter.com"]);
    expect(await emails("domain=filter.com&status=deliverable,risky")).toEqual(["anna@filter.com"]);
    expect(await emails("reason=mailbox_not_found&q=BERT")).toEqual(["bert@filter.com"]);
    expect(await emails("older_than_days=30&q=.com")).toEqual(["carl@other.com"]);
    const { body } = await ingest.json("/contacts?q=carl@other.com");
    expect(body.contacts[0]).toMatchObject({ fresh_until: null, suppressed: false, provider: "google" });
    const fresh = (await ingest.json("/contacts?q=anna@filter.com")).body.contacts[0];
    expect(Date.parse(fresh.fresh_until)).toBeGreaterThan(Date.now() + 29 * 86_400_000);
  });

  test("POST recheck: stale contacts of a filter, or one contact, before lists", async () => {
    const filtered = await send("/contacts/recheck", "POST", { filter: { domain: "other.com" } });
    expect(filtered).toMatchObject({ status: 201, body: { kind: "contacts", total: 1, done: 0 } });
    const none = await send("/contacts/recheck", "POST", { filter: { domain: "filter.com" }, older_than_days: null });
    expect(none.body).toMatchObject({ total: 0, state: "completed" });
    const { body } = await ingest.json("/contacts?q=anna@filter.com");
    const one = await send(`/contacts/${body.contacts[0].id}/recheck`, "POST");
    expect(one).toMatchObject({ status: 201, body: { total: 1 } });
    expect(await send("/contacts/00000000-0000-0000-0000-000000000000/recheck", "POST")).toMatchObject({ status: 404 });
  });
});

describe("schedules over HTTP", () => {
  test("POST schedules: creates, shows, changes, runs and deletes one", async () => {
    const made = await send("/schedules", "POST", {
      name: "Weekly",
      target: { type: "filter", filter: { domain: "other.com" } },
      every: "weekly",
      time_zone: "Europe/Berlin",
      older_than_days: 7,
      spread_hours: 2,
      daily_limit: 100,
    });
    expect(made).toMatchObject({
      status: 201,
      body: { every: "weekly", cron: null, target: { filter: { domain: "other.com" } }, paused: false, last_runs: [] },
    });
    const { id, next_run_at: next } = made.body;
    expect(Date.parse(next)).toBeGreaterThan(Date.now());
    const run = await send(`/schedules/${id}/run`, "POST");
    expect(run).toMatchObject({ status: 201, body: { kind: "contacts", total: 1 } });
    expect(await send(`/schedules/${id}/run`, "POST")).toMatchObject({
      status: 409,
      body: { code: "already_running" },
    });
    const shown = await ingest.json(`/schedules/${id}`);
    expect(shown.body.last_runs).toMatchObject([{ run_id: run.body.id, total: 1, done: 0 }]);
    expect(shown.body.next_run_at).toBe(next);
    const changed = await send(`/schedules/${id}`, "PATCH", { cron: "30 2 * * *", paused: true, daily_limit: null });
    expect(changed.body).toMatchObject({
      every: null,
      cron: "30 2 * * *",
      paused: true,
      next_run_at: null,
      daily_limit: null,
    });
    expect((await ingest.json("/schedules")).body.schedules).toHaveLength(1);
    expect(await send(`/schedules/${id}`, "DELETE")).toMatchObject({ status: 204 });
    expect(await ingest.json(`/schedules/${id}`)).toMatchObject({ status: 404 });
  });

  test.each([
    [{ cron: "0 25 * * *" }, "cron"],
    [{ cron: "0 6 30 2 *" }, "never comes"],
    [{}, "every"],
    [{ every: "weekly", cron: "0 6 * * *" }, "not both"],
    [{ every: "weekly", time_zone: "Mars/Base" }, "IANA"],
    [{ every: "weekly", target: { type: "list", list_id: "999999" } }, "no such list"],
    [{ every: "weekly", daily_limit: 0 }, "daily_limit"],
  ])("POST schedules: %j is rejected, naming the field", async (wrong, said) => {
    const answer = await send("/schedules", "POST", { name: "x", target: { type: "all" }, ...wrong });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.body.detail).toContain(said);
  });

  test("POST schedules/preview: counts its contacts, the due ones, and when it runs", async () => {
    const { body } = await send("/schedules/preview", "POST", { target: { type: "all" }, cron: "0 6 * * 1" });
    expect(body).toMatchObject({ contacts: 3, due: 1 });
    expect(body.next_runs).toHaveLength(5);
  });
});

describe("changes over HTTP", () => {
  test("GET changes: lists changed contacts, with counts and as a file", async () => {
    const csv = "email\nanna@change.com\nbert@change.com\ncarl@change.com\ndora@change.com\nemil@change.com\n";
    const long = new Date(Date.now() - 200 * 86_400_000);
    const before = { anna: GOOD, bert: GONE, carl: GOOD, dora: GOOD, emil: GOOD };
    const first = await verified(
      csv,
      Object.fromEntries(Object.entries(before).map(([name, verdict]) => [name, { ...verdict, checkedAt: long }])),
    );
    await ingest.database.pool.query("UPDATE runs SET state = 'completed'");
    const checkedAt = new Date();
    await answerList(ingest, first, {
      anna: { ...GONE, checkedAt },
      bert: { ...GOOD, checkedAt },
      carl: { status: "risky", reason: "catch_all", checkedAt },
      dora: { ...GOOD, checkedAt },
      emil: { status: "unknown", reason: "timeout", checkedAt },
    });
    const run = (await ingest.json(`/lists/${first}`)).body.run;
    const { body } = await ingest.json(`/runs/${run.id}/changes`);
    expect(body.counts).toEqual({ became_undeliverable: 1, came_back: 1, became_catch_all: 1, other: 0 });
    const kinds = Object.fromEntries(body.changes.map((one: { email: string; kind: string }) => [one.email, one.kind]));
    expect(kinds).toEqual({
      "anna@change.com": "became_undeliverable",
      "bert@change.com": "came_back",
      "carl@change.com": "became_catch_all",
    });
    const one = await ingest.json(`/runs/${run.id}/changes?kind=came_back&limit=1`);
    expect(one.body.changes).toMatchObject([{ from: { status: "undeliverable" }, to: { status: "deliverable" } }]);
    const file = await (await ingest.fetch(`/v1/runs/${run.id}/changes/export?format=csv&kind=came_back`)).text();
    expect(file.split("\r\n").slice(0, 2).join("\n")).toContain(
      "bert@change.com,came_back,undeliverable,mailbox_not_found",
    );
    expect(file.trim().split("\n")).toHaveLength(2);
    expect((await ingest.json("/runs/999999/changes")).status).toBe(404);
  });
});

describe("suppressions over HTTP", () => {
  test("POST suppressions: reports added, known and rejected entries; suppressed addresses are never exported as safe", async () => {
    const added = await send("/suppressions", "POST", {
      entries: ["Anna@Quiet.com", "hush.com", "anna@quiet.com", "nonsense"],
      note: "asked us",
    });
    expect(added.body).toMatchObject({ added: 2, known: 1, rejected: [{ entry: "nonsense" }] });
    const page = await ingest.json("/suppressions?limit=1");
    expect(page.body).toMatchObject({
      suppressions: [{ entry: "anna@quiet.com", kind: "address", note: "asked us" }],
      total: 2,
      next_cursor: "anna@quiet.com",
    });
    const id = await verified("email\nanna@quiet.com\nbert@quiet.com\ncarl@hush.com\n", { bert: GOOD });
    const safe = (await ingest.download(id, "preset=safe")).toString();
    expect(safe).toContain("bert@quiet.com");
    expect(safe).not.toContain("anna@quiet.com");
    const all = (await ingest.download(id, "columns=rc_email,rc_status,rc_reason,rc_safe_to_send")).toString();
    expect(all.trim().split(/\r?\n/)).toEqual([
      "rc_email,rc_status,rc_reason,rc_safe_to_send",
      "anna@quiet.com,unknown,suppressed,no",
      "bert@quiet.com,deliverable,accepted,yes",
      "carl@hush.com,unknown,suppressed,no",
    ]);
    // Even afterwards: the earlier answer is withheld.
    await send("/suppressions", "POST", { entries: ["bert@quiet.com"] });
    expect((await ingest.download(id, "preset=safe")).toString()).not.toContain("bert@quiet.com");
    expect((await ingest.json("/contacts?q=bert@quiet.com")).body.contacts[0]).toMatchObject({ suppressed: true });
    expect(await send("/suppressions/bert%40quiet.com", "DELETE")).toMatchObject({ status: 204 });
    expect((await ingest.download(id, "preset=safe")).toString()).toContain("bert@quiet.com");
    expect(await send("/suppressions/bert%40quiet.com", "DELETE")).toMatchObject({ status: 404 });
  });

  test("POST suppressions/import: accepts its own export, and plain lists of domains", async () => {
    const file = await (await ingest.fetch(`/v1/suppressions/export`)).arrayBuffer();
    const upload = (bytes: ArrayBuffer | string) =>
      ingest.json("/suppressions/import", { method: "POST", body: bytes, headers: { "content-type": "text/csv" } });
    expect((await upload(file)).body).toEqual({ added: 0, known: 2, rejected: [] });
    expect((await upload("domain\none.com\ntwo.com\n")).body).toEqual({ added: 2, known: 0, rejected: [] });
    expect((await upload("three.com\n")).body).toMatchObject({ added: 1 });
  });
});

describe("webhooks over HTTP", () => {
  test("POST webhooks: returns the secret once; a test delivery appears in the log", async () => {
    const made = await send("/webhooks", "POST", { url: "https://hooks.com/rollcall", events: ["list.completed"] });
    expect(made).toMatchObject({ status: 201, body: { enabled: true, last_delivery: null } });
    expect(made.body.secret).toMatch(/^whsec_/);
    const { id } = made.body;
    const sent = await send(`/webhooks/${id}/test`, "POST");
    expect(sent).toMatchObject({ status: 202, body: { event: "test", state: "waiting", attempts: 0 } });
    const log = await ingest.json(`/webhooks/${id}/deliveries`);
    expect(log.body.deliveries).toMatchObject([{ id: sent.body.id, message_id: sent.body.message_id }]);
    const shown = (await ingest.json("/webhooks")).body.webhooks[0];
    expect(shown).toMatchObject({ id, last_delivery: { id: sent.body.id } });
    expect(shown).not.toHaveProperty("secret");
    expect((await send(`/webhooks/${id}`, "PATCH", { enabled: false })).body).toMatchObject({ enabled: false });
    expect(await send(`/webhooks/${id}`, "DELETE")).toMatchObject({ status: 204 });
    expect(await send(`/webhooks/${id}/test`, "POST")).toMatchObject({ status: 404 });
  });

  test.each([
    "http://127.0.0.1/",
    "http://[::1]:8080/",
    "http://localhost/",
    "http://10.1.2.3/x",
    "http://0x7f000001/",
  ])("POST webhooks: %s is rejected", async (url) => {
    const answer = await send("/webhooks", "POST", { url, events: ["list.completed"] });
    expect(answer).toMatchObject({ status: 422, body: { code: "private_address" } });
  });
});

describe("privacy over HTTP", () => {
  test("PUT retention: is stored, and audited with the actor", async () => {
    expect((await ingest.json("/settings/retention")).body).toEqual({ list_days: null, history_days: null });
    const changed = await send("/settings/retention", "PUT", { list_days: 90, history_days: 365 });
    expect(changed.body).toEqual({ list_days: 90, history_days: 365 });
    expect((await ingest.json("/settings/retention")).body).toEqual({ list_days: 90, history_days: 365 });
    const { body } = await ingest.json("/audit?limit=1");
    expect(body.entries).toMatchObject([
      {
        actor: "browser session (Owner)",
        action: "retention.changed",
        subject: null,
        detail: { list_days: 90, history_days: 365 },
      },
    ]);
    const next = await ingest.json(`/audit?limit=500&cursor=${body.next_cursor}`);
    const actions = next.body.entries.map((entry: { action: string }) => entry.action);
    expect(actions).toEqual(
      expect.arrayContaining(["schedule.created", "webhook.deleted", "list.started", "list.uploaded"]),
    );
  });

  test("GET addresses: exports everything about an address, and 404 if there is nothing", async () => {
    const held = await ingest.json("/addresses/Anna%40filter.com");
    expect(held).toMatchObject({
      status: 200,
      body: { email: "anna@filter.com", contact: { asked: "anna@filter.com" } },
    });
    expect(held.body.verdicts).toHaveLength(1);
    expect(held.body.rows).toMatchObject([{ row_number: 1, cells: ["anna@filter.com"] }]);
    expect(await ingest.json("/addresses/nobody%40nowhere.com")).toMatchObject({ status: 404 });
  });

  test.each(["null", "accepted", "filter.com"])(
    "DELETE addresses: %s names nobody, and no text loses the word",
    async (word) => {
      const before = await ingest.json("/contacts");
      const refused = { status: 422, body: { code: "no_address" } };
      expect(await ingest.json(`/addresses/${word}`, { method: "DELETE" })).toMatchObject(refused);
      expect(await ingest.json(`/addresses/${word}`)).toMatchObject(refused);
      expect(await ingest.json("/contacts")).toEqual(before);
    },
  );
});
