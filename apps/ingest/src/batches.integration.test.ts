import { afterAll, beforeAll, expect, test } from "vitest";
import { announceCompleted, DEFAULT_FRESH_FOR, recordUnasked } from "@rollcall/core";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { VERDICT } from "./testing/answer-list.ts";
import { startIngest, type TestIngest } from "./testing/start-ingest.ts";

let ingest: TestIngest;
beforeAll(async () => {
  ingest = await startIngest(await freshDatabase());
});
afterAll(() => ingest.stop());

const post = (path: string, body: object, headers: Record<string, string> = {}) =>
  ingest.json(path, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json", ...headers },
  });

const ENTRIES = [
  { email: "ada@batch.example.com", id: "crm-1", plan: "free" },
  { email: "Bo <bo@batch.example.com>", id: 2 },
  { email: "nothing", id: "crm-3", active: true },
];

test("POST lists with entries: makes a list that has their ids, starts it, and does so once for each key", async () => {
  const wanted = { name: "From the CRM", entries: ENTRIES, tags: ["crm", "crm"], start: true };
  const made = await post("/lists", wanted, { "idempotency-key": "one" });
  expect(made).toMatchObject({
    status: 201,
    body: {
      name: "From the CRM",
      columns: ["email", "id", "plan", "active"],
      address_columns: [0],
      tags: ["crm"],
      row_count: 3,
      run: { kind: "list", total: 2 },
    },
  });
  const { body: page } = await ingest.json(`/lists/${made.body.id}/results`);
  expect(page.results.map(({ cells }: { cells: string[] }) => cells[1])).toEqual(["crm-1", "2", "crm-3"]);
  expect(page.results.map(({ email }: { email: string | null }) => email)).toEqual([
    "ada@batch.example.com",
    "bo@batch.example.com",
    null,
  ]);
  const lines = (await ingest.download(made.body.id, "format=jsonl")).toString().trimEnd().split("\n");
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ id: "crm-1" });
  const again = await post("/lists", wanted, { "idempotency-key": "one" });
  expect([again.status, again.body.id]).toEqual([200, made.body.id]);
  const other = await post("/lists", { ...wanted, start: false }, { "idempotency-key": "one" });
  expect([other.status, other.body.code]).toEqual([422, "idempotency_key_reused"]);
  expect(await ingest.count("SELECT count(*) FROM lists")).toBe(1);
});

test.each([
  ["/lists", { entries: [] }, "/entries"],
  ["/lists", { entries: [{ id: "1" }] }, "/entries/0/email"],
  ["/lists", { entries: ENTRIES, strat: true }, "/strat"],
  ["/lists?start=true", { entries: ENTRIES }, "/start"],
  ["/verify/batch", { entries: Array.from({ length: 101 }, () => ({ email: "a@b.example" })) }, "/entries"],
  ["/verify/batch", { entries: [{ email: "a@b.example", di: "1" }] }, "/entries/0/di"],
])("POST %s %j is refused, and nothing is stored", async (path, body, pointer) => {
  const before = await ingest.count("SELECT count(*) FROM runs");
  const answer = await post(path, body);
  expect(answer.status).toBe(400);
  expect(answer.body.errors[0].pointer).toBe(pointer);
  expect(await ingest.count("SELECT count(*) FROM runs")).toBe(before);
});

test("POST verify/batch: waits no longer than it may, and its results have the callers' ids", async () => {
  const entries = [{ email: "cy@batch.example.com", id: "a" }, { email: "nothing", id: "b" }, { email: "x@@y" }];
  const response = await ingest.fetch("/v1/verify/batch", {
    method: "POST",
    body: JSON.stringify({ entries, timeout_ms: 0 }),
    headers: { "content-type": "application/json" },
  });
  const body = (await response.json()) as { results: { check: { state: string; id: string } | null }[] };
  expect(response.status).toBe(202);
  expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(body).toMatchObject({
    open: 1,
    results: [
      { id: "a", email: "cy@batch.example.com", check: { state: "running", verdict: null } },
      { id: "b", email: "nothing", check: null },
      { id: null, check: { state: "done", verdict: { reason: "invalid_syntax" } } },
    ],
  });
  expect((await ingest.json(`/verify/${body.results[0]?.check?.id}`)).body).toMatchObject({ state: "running" });
});

test("POST verify/batch: is answered as soon as all have their verdicts", async () => {
  const asked = post("/verify/batch", { entries: [{ email: "flo@batch.example.com", id: "f" }], timeout_ms: 60_000 });
  const find = async (): Promise<string | undefined> => {
    const { rows } = await ingest.database.pool.query<{ id: string }>(
      "SELECT k.contact_id AS id FROM checks k JOIN contacts c ON c.id = k.contact_id WHERE c.asked LIKE 'flo@%'",
    );
    return rows[0]?.id;
  };
  await expect.poll(find, { timeout: 20_000 }).toBeDefined();
  await recordUnasked(ingest.database, [{ ...VERDICT, contactId: (await find()) ?? "" }], DEFAULT_FRESH_FOR);
  const { status, body } = await asked;
  expect([status, body.open]).toEqual([200, 0]);
  expect(body.results).toMatchObject([{ id: "f", check: { state: "done", verdict: { status: "deliverable" } } }]);
});

test("POST verify: a check that goes on says when to ask again", async () => {
  const response = await ingest.fetch("/v1/verify", {
    method: "POST",
    body: JSON.stringify({ email: "di@batch.example.com", timeout_ms: 0 }),
    headers: { "content-type": "application/json" },
  });
  expect([response.status, Number(response.headers.get("retry-after"))]).toEqual([202, 2]);
});

test("callback_url: one signed message when the list's run ends, gone with the list, and no webhook of all", async () => {
  const callback = {
    callback_url: "https://example.com/done",
    entries: [{ email: "gus@batch.example.com" }],
    start: true,
  };
  const { body: list } = await post("/lists", callback);
  const file = await ingest.upload("email\nx@@y\n", "file_name=c.csv&callback_url=https://example.com/file&start=true");
  expect(list.callback.secret).toMatch(/^whsec_/);
  expect((await ingest.json("/webhooks")).body.webhooks).toEqual([]);
  await answerAll(list.id);
  await announceCompleted(ingest.database, new Date(), 10);
  const log = async (id: string) => (await ingest.json(`/webhooks/${id}/deliveries`)).body.deliveries;
  expect(await log(list.callback.webhook_id)).toMatchObject([{ event: "list.completed", state: "waiting" }]);
  expect(await log(file.body.callback.webhook_id)).toMatchObject([{ event: "list.completed", state: "waiting" }]);
  await post("/lists/delete", { lists: [list.id, file.body.id] });
  expect(await ingest.count("SELECT count(*) FROM webhooks")).toBe(0);
});

test.each(["ftp://example.com/", "http://127.0.0.1/"])(
  "callback_url: %s is refused, and no list is made",
  async (url) => {
    const before = await ingest.count("SELECT count(*) FROM lists");
    const { status } = await post("/lists", { callback_url: url, entries: [{ email: "gus@batch.example.com" }] });
    expect(status).toBe(url.startsWith("ftp") ? 400 : 422);
    expect(await ingest.count("SELECT count(*) FROM lists")).toBe(before);
  },
);

/** Records a verdict for each address of a list that is under way. */
async function answerAll(listId: string): Promise<void> {
  const { rows } = await ingest.database.pool.query<{ id: string }>(
    "SELECT k.contact_id AS id FROM checks k JOIN runs r ON r.id = k.run_id WHERE r.list_id = $1",
    [listId],
  );
  const verdicts = rows.map(({ id }) => ({ ...VERDICT, contactId: id }));
  await recordUnasked(ingest.database, verdicts, DEFAULT_FRESH_FOR);
}

test("POST lists/delete: deletes those that are there, and can be repeated", async () => {
  const { body: one } = await ingest.upload("email\na@example.com\n", "file_name=one.csv");
  const { body: two } = await ingest.upload("email\nb@example.com\n", "file_name=two.csv");
  const lists = [one.id, two.id, "999", one.id];
  expect((await post("/lists/delete", { lists })).body).toEqual({ deleted: [one.id, two.id], not_found: ["999"] });
  expect((await post("/lists/delete", { lists })).body).toEqual({ deleted: [], not_found: [one.id, two.id, "999"] });
  expect((await ingest.json(`/lists/${one.id}`)).status).toBe(404);
});
