import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { createKey } from "@rollcall/core";
import { startIngest, type TestIngest } from "./testing/start-ingest.ts";

let local: TestIngest;
beforeAll(async () => {
  local = await startIngest(await freshDatabase());
});
afterAll(() => local.stop());

const post = (body: object, headers: Record<string, string> = {}): RequestInit => ({
  method: "POST",
  body: JSON.stringify(body),
  headers: { "content-type": "application/json", ...headers },
});

describe("entity tags", () => {
  test.each(["/v1/lists", "/v1/stats", "/v1/openapi.json"])(
    "%s: what has not changed is not sent again",
    async (path) => {
      const first = await local.fetch(path);
      const tag = first.headers.get("etag") ?? "";
      expect(tag).toMatch(/^(?:W\/)?"/);
      const second = await local.fetch(path, { headers: { "if-none-match": tag } });
      expect(second.status).toBe(304);
      expect(await second.text()).toBe("");
    },
  );

  test("changed content is sent", async () => {
    const first = await local.fetch(`/v1/lists`);
    await local.upload("email\na@example.com\n", "file_name=a.csv");
    const headers = { "if-none-match": first.headers.get("etag") ?? "" };
    expect((await local.fetch(`/v1/lists`, { headers })).status).toBe(200);
  });
});

describe("Idempotency-Key", () => {
  test("idempotency keys are scoped to the API key", async () => {
    const keyed = await startIngest(await freshDatabase(), { host: "0.0.0.0" });
    const [one, two] = await Promise.all(
      ["one", "two"].map((name) => createKey(keyed.database, null, { name, scope: "verify" })),
    );
    const upload = async (key = ""): Promise<{ status: number; id: string }> => {
      const response = await fetch(`${keyed.url}/v1/lists?file_name=shared.csv`, {
        method: "POST",
        body: "email\nshared@acme.com\n",
        headers: { authorization: `Bearer ${key}`, "content-type": "text/csv", "idempotency-key": "2026-11-29" },
      });
      return { status: response.status, id: ((await response.json()) as { id: string }).id };
    };
    const [first, other, again] = [await upload(one?.secret), await upload(two?.secret), await upload(one?.secret)];
    expect([first.status, other.status, again.status]).toEqual([201, 201, 200]);
    expect(other.id).not.toBe(first.id);
    expect(again.id).toBe(first.id);
    await keyed.stop();
  });

  test("a list is started once, even if the client missed the response", async () => {
    const { body: list } = await local.upload("email\nb@example.com\n", "file_name=b.csv");
    const start = (key: string, body = {}) =>
      local.fetch(`/v1/lists/${list.id}/start`, post(body, { "idempotency-key": key }));
    const first = await start("one");
    const { id } = (await first.json()) as { id: string };
    expect(first.status).toBe(201);
    const again = await start("one");
    expect([again.status, again.headers.get("idempotency-replayed")]).toEqual([201, "true"]);
    expect(await again.json()).toMatchObject({ id });
    expect((await start("two")).status).toBe(409);
    expect(await (await start("one", { recheck: true })).json()).toMatchObject({ code: "idempotency_key_reused" });
  });

  test("of ten concurrent requests, one starts a check", async () => {
    const verify = () =>
      local.json("/verify", post({ email: "c@example.com", timeout_ms: 0 }, { "idempotency-key": "same" }));
    const answers = await Promise.all(Array.from({ length: 10 }, verify));
    expect(answers.every(({ status }) => [200, 202, 409].includes(status))).toBe(true);
    expect(await local.count("SELECT count(*) FROM runs WHERE kind = 'single'")).toBe(1);
    expect((await verify()).status).not.toBe(409);
  });

  test.each([
    ["/lists/paste", { text: "f@example.com" }, { text: "g@example.com" }, "lists"],
    [
      "/schedules",
      { name: "one", target: { type: "all" }, every: "monthly" },
      { name: "two", target: { type: "all" }, every: "monthly" },
      "schedules",
    ],
    [
      "/webhooks",
      { url: "https://example.com/one", events: ["list.completed"] },
      { url: "https://example.com/two", events: ["list.completed"] },
      "webhooks",
    ],
    ["/contacts/recheck", { older_than_days: 1 }, { older_than_days: 2 }, "runs"],
    ["/lists/merge", { lists: ["1", "2"] }, { lists: ["2", "1"] }, "lists"],
    ["/lists/subtract", { list: "1", minus: ["2"] }, { list: "2", minus: ["1"] }, "lists"],
  ])("POST %s with a key makes one thing, and refuses another request", async (path, body, other, table) => {
    const key = { "idempotency-key": "ada@example.com" };
    const first = await local.fetch(`/v1${path}`, post(body, key));
    const made = (await first.json()) as { id: string };
    expect([first.status, first.headers.get("idempotency-replayed")]).toEqual([201, null]);
    const count = await local.count(`SELECT count(*) FROM ${table}`);
    const again = await local.fetch(`/v1${path}`, post(body, key));
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect(await again.json()).toMatchObject({ id: made.id });
    const refused = await local.json(path, post(other, key));
    expect([refused.status, refused.body.code]).toEqual([422, "idempotency_key_reused"]);
    expect(await local.count(`SELECT count(*) FROM ${table}`)).toBe(count);
    // Clients put addresses into keys: only a hash is stored.
    expect(await local.count("SELECT count(*) FROM idempotency_keys WHERE key LIKE '%ada%'")).toBe(0);
  });

  test("a failed request can be repeated", async () => {
    const verify = (email: string) => local.json("/verify", post({ email, timeout_ms: 0 }, { "idempotency-key": "x" }));
    expect((await verify("nothing")).body).toMatchObject({ code: "no_address" });
    expect((await verify("d@example.com")).status).toBe(202);
  });
});

describe("concurrent requests", () => {
  const start = (id: string) => local.json(`/lists/${id}/start`, post({}));

  test("concurrent starts of a list create one run", async () => {
    const { body: list } = await local.upload("email\nd@example.com\n", "file_name=d.csv");
    const answers = await Promise.all(Array.from({ length: 5 }, () => start(list.id)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: "already_running" });
    expect(await local.count(`SELECT count(*) FROM runs WHERE list_id = ${list.id}`)).toBe(1);
  });

  test("starting a list during its deletion is a 404", async () => {
    const { body: list } = await local.upload("email\ne@example.com\n", "file_name=e.csv");
    const deleting = await local.database.pool.connect();
    try {
      await deleting.query("BEGIN");
      await deleting.query("DELETE FROM lists WHERE id = $1", [list.id]);
      const started = start(list.id);
      await expect
        .poll(() => local.count("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"))
        .toBeGreaterThan(0);
      await deleting.query("COMMIT");
      expect(await started).toMatchObject({ status: 404, body: { code: "not_found" } });
    } finally {
      deleting.release(true);
    }
  });
});
