import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { startIngest, type TestIngest } from "./testing/start-ingest.ts";

let ingest: TestIngest;

beforeAll(async () => {
  ingest = await startIngest(await freshDatabase(), { trustedProxies: ["127.0.0.1"] });
});
afterAll(() => ingest.stop());

interface Made {
  readonly id: string;
  readonly secret: string;
  readonly headers: { readonly authorization: string };
}

async function make(limits: object, scope = "admin"): Promise<Made> {
  const { status, body } = await post("/keys", { name: "limited", scope, ...limits });
  expect([status, body]).toMatchObject([201, limits]);
  return { ...body, headers: { authorization: `Bearer ${body.secret}` } };
}

const post = (path: string, body: object = {}, headers: Record<string, string> = {}) =>
  ingest.json(path, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json", ...headers },
  });

const statusFor = async ({ headers }: Made, path: string, more: Record<string, string> = {}) => {
  const { status, body } = await ingest.json(path, { headers: { ...headers, ...more } });
  return status === 200 ? 200 : `${status} ${body.code}`;
};

const sql = (statement: string, ...values: unknown[]) => ingest.database.pool.query(statement, values);

test("keys: one expires, with the browser sessions that it opened", async () => {
  const key = await make({ expires_at: "2999-01-01T00:00:00.000Z" });
  expect(await statusFor(key, "/stats")).toBe(200);
  const signedIn = await fetch(`${ingest.url}/v1/session`, {
    method: "POST",
    body: JSON.stringify({ key: key.secret }),
    headers: { "content-type": "application/json" },
  });
  const cookie = (signedIn.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  expect((await ingest.json("/stats", { headers: { cookie } })).status).toBe(200);
  await sql("UPDATE api_keys SET expires_at = now() - interval '1 second' WHERE id = $1", key.id);
  expect(await statusFor(key, "/stats")).toBe("401 key_expired");
  expect((await ingest.json("/stats", { headers: { cookie } })).status).toBe(401);
  expect((await post("/session", { key: key.secret })).body.code).toBe("key_expired");
});

test("keys: one is limited to areas, whatever its scope", async () => {
  const key = await make({ areas: ["lists", "keys"] });
  expect(await statusFor(key, "/lists")).toBe(200);
  expect(await statusFor(key, "/webhooks")).toBe("403 area_missing");
  expect(await statusFor(key, "/stats")).toBe("403 area_missing");
  expect((await post("/verify", { email: "accepted@rollcall.test" }, key.headers)).body.code).toBe("area_missing");
  // Nor does it get more by another key.
  expect((await post("/keys", { name: "all", scope: "admin" }, key.headers)).body.code).toBe("area_missing");
  expect((await post("/keys", { name: "w", scope: "admin", areas: ["webhooks"] }, key.headers)).body.code).toBe(
    "area_missing",
  );
  expect((await post("/keys", { name: "l", scope: "read", areas: ["lists"] }, key.headers)).status).toBe(201);
  const all = await make({});
  expect((await post(`/keys/${all.id}/rotate`, {}, key.headers)).body.code).toBe("area_missing");
});

test("keys: a scope still holds within an area", async () => {
  const key = await make({ areas: ["lists"] }, "read");
  expect((await post("/lists/1/start", {}, key.headers)).body.code).toBe("scope_missing");
});

test("keys: one is used from its addresses only, as the proxy sees them", async () => {
  const key = await make({ allowed_from: ["192.0.2.0/24", "2001:db8::/32"] });
  expect(await statusFor(key, "/stats")).toBe("403 address_not_allowed");
  expect(await statusFor(key, "/stats", { "x-forwarded-for": "192.0.2.77" })).toBe(200);
  expect(await statusFor(key, "/stats", { "x-forwarded-for": "2001:db8:7::1" })).toBe(200);
  expect(await statusFor(key, "/stats", { "x-forwarded-for": "198.51.100.1" })).toBe("403 address_not_allowed");
  expect((await post("/session", { key: key.secret })).body.code).toBe("address_not_allowed");
  for (const wrong of ["192.0.2.0/33", "example.com", ""]) {
    expect((await post("/keys", { name: "wrong", scope: "read", allowed_from: [wrong] })).status).toBe(400);
  }
});

test("keys: one has its own rate limit, and others are not affected", async () => {
  const key = await make({ requests_per_minute: 3 });
  const other = await make({});
  const statuses: unknown[] = [];
  for (let sent = 0; sent < 4; sent += 1) statuses.push(await statusFor(key, "/stats"));
  expect(statuses).toEqual([200, 200, 200, "429 too_many_requests"]);
  const answer = await ingest.fetch("/v1/stats", { headers: key.headers });
  expect(answer.headers.get("ratelimit-limit")).toBe("3");
  expect(await statusFor(other, "/stats")).toBe(200);
});

test("keys: a rotation keeps the previous secret valid for its overlap", async () => {
  const key = await make({ areas: ["lists"] });
  const { status, body } = await post(`/keys/${key.id}/rotate`, { overlap_hours: 2 });
  expect([status, body.id, body.areas]).toEqual([200, key.id, ["lists"]]);
  expect(Date.parse(body.previous_valid_until) - Date.now()).toBeGreaterThan(3_600_000);
  const fresh: Made = { ...key, headers: { authorization: `Bearer ${body.secret}` } };
  expect(await statusFor(key, "/lists")).toBe(200);
  expect(await statusFor(fresh, "/lists")).toBe(200);
  await sql("UPDATE api_keys SET previous_until = now() - interval '1 second' WHERE id = $1", key.id);
  expect(await statusFor(key, "/lists")).toBe("401 unknown_key");
  expect(await statusFor(fresh, "/lists")).toBe(200);
  const { body: sudden } = await post(`/keys/${key.id}/rotate`, { overlap_hours: 0 });
  expect(sudden.previous_valid_until).toBeNull();
  expect(await statusFor(fresh, "/lists")).toBe("401 unknown_key");
  await ingest.json(`/keys/${key.id}`, { method: "DELETE" });
  expect((await post(`/keys/${key.id}/rotate`)).body).toMatchObject({ status: 409, code: "wrong_state" });
  expect(await statusFor({ ...key, headers: { authorization: `Bearer ${sudden.secret}` } }, "/lists")).toBe(
    "401 unknown_key",
  );
  expect((await post("/keys/999999/rotate")).status).toBe(404);
  const { rows } = await sql("SELECT k::text AS text FROM api_keys k WHERE id = $1", key.id);
  for (const secret of [key.secret, body.secret, sudden.secret]) expect(rows[0].text).not.toContain(secret);
});

test("keys: a sandbox key verifies test addresses, and does nothing else", async () => {
  const key = await make({ sandbox: true });
  const verify = (email: string) => post("/verify", { email }, key.headers);
  const made = await verify("Test <mailbox_full+1@rollcall.test>");
  expect([made.status, made.body.verdict.reason]).toEqual([200, "mailbox_full"]);
  expect(await statusFor(key, `/verify/${made.body.id}`)).toBe(200);
  expect(await statusFor(key, "/test-addresses")).toBe(200);
  for (const email of [
    "anna@example.com",
    "anna@example.com, accepted@rollcall.test",
    "x@other.test",
    "rollcall.test",
  ]) {
    expect([email, (await verify(email)).body.code]).toEqual([email, "sandbox_key"]);
  }
  const { body: real } = await post("/verify", { email: "anna@example.com", timeout_ms: 0 });
  expect(await statusFor(key, `/verify/${real.id}`)).toBe("404 not_found");
  expect(await statusFor(key, `/verify/${real.id}/events`)).toBe("404 not_found");
  for (const path of ["/lists", "/contacts", "/keys", "/stats"]) {
    expect(await statusFor(key, path)).toBe("403 sandbox_key");
  }
});

test("keys: requests are counted by day, and shown with the key", async () => {
  const counted = await startIngest(ingest.databaseUrl);
  const key = await make({});
  for (let sent = 0; sent < 3; sent += 1) {
    expect((await counted.json("/stats", { headers: key.headers })).status).toBe(200);
  }
  // At shutdown what was counted is written down.
  await counted.stop();
  await sql("INSERT INTO key_usage SELECT $1, (now() AT TIME ZONE 'UTC')::date - 2, 40", key.id);
  await sql("INSERT INTO key_usage SELECT $1, (now() AT TIME ZONE 'UTC')::date - 200, 7", key.id);
  const { body } = await ingest.json(`/keys/${key.id}`);
  expect(body).toMatchObject({ id: key.id, name: "limited", scope: "admin" });
  expect(body.usage.map((one: { requests: number }) => one.requests)).toEqual([3, 40]);
  expect(body).not.toHaveProperty("secret");
  expect((await ingest.json("/keys/999999")).status).toBe(404);
});
