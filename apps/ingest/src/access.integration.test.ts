import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { createKey } from "@rollcall/core";
import { startIngest, type TestIngest } from "./testing/start-ingest.ts";
import { statusOf } from "./testing/status-of.ts";

/** Listens on all interfaces, according to its settings. */
let open: TestIngest;
/** On loopback only. */
let local: TestIngest;
const keys = { read: "", verify: "", admin: "" };

beforeAll(async () => {
  open = await startIngest(await freshDatabase(), { host: "0.0.0.0" });
  local = await startIngest(await freshDatabase());
  for (const scope of ["read", "verify", "admin"] as const) {
    keys[scope] = (await createKey(open.database, null, { name: `${scope} key`, scope })).secret;
  }
});
afterAll(() => Promise.all([open.stop(), local.stop()]));

const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
const json = { "content-type": "application/json" };
const post = (body: object, headers: Record<string, string> = {}): RequestInit => ({
  method: "POST",
  body: JSON.stringify(body),
  headers: { ...json, ...headers },
});

describe("keys", () => {
  test("without a key nothing is disclosed, and a hint says how to get one", async () => {
    const response = await fetch(`${open.url}/v1/stats`);
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toContain("Bearer");
    expect(response.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
    expect(await response.json()).toMatchObject({
      code: "key_required",
      hint: expect.stringContaining("npm run keys"),
    });
  });

  test.each(["/livez", "/v1/openapi.json", "/docs/", "/v1/session"])("%s is public", async (path) => {
    expect((await fetch(open.url + path)).status).toBe(200);
  });

  test.each([
    ["read", "/stats", "GET", 200],
    ["read", "/lists/1/start", "POST", 403],
    ["read", "/keys", "GET", 403],
    ["verify", "/lists/1/start", "POST", 404],
    ["verify", "/keys", "GET", 403],
    ["admin", "/keys", "GET", 200],
    ["admin", "/lists/1/start", "POST", 404],
  ] as const)("a key with the scope %s: %s is %s %i", async (scope, path, method, expected) => {
    expect((await open.json(path, { method, headers: bearer(keys[scope]) })).status).toBe(expected);
  });

  test("every route except health, sign-in and the API description requires a key", async () => {
    const { body } = await open.json("/openapi.json");
    const routes = Object.entries<Record<string, { security: object[] }>>(body.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { security }]) => ({ path, method, open: security.length === 0 })),
    );
    expect(routes.length).toBeGreaterThan(20);
    for (const { path, method, open: isOpen } of routes) {
      const url = open.url + path.replaceAll(/\{\w+\}/g, "1");
      if (!isOpen) expect([path, await statusOf(url, method.toUpperCase(), {})]).toEqual([path, 401]);
    }
    expect(routes.filter((route) => route.open).map((route) => route.path)).toEqual([
      "/v1/session",
      "/v1/session",
      "/v1/session",
      "/v1/session/link",
      "/v1/openapi.json",
    ]);
  });

  test("created, listed, used, revoked: a secret is returned once, never stored, and valid until revoked", async () => {
    const admin = bearer(keys.admin);
    const made = await open.json("/keys", post({ name: " CI ", scope: "verify" }, admin));
    expect(made).toMatchObject({ status: 201, body: { name: "CI", scope: "verify", last_used_at: null } });
    const { id, secret, hint } = made.body;
    expect(secret).toMatch(/^rc_[\w-]{43}$/);
    expect(secret.startsWith(hint)).toBe(true);
    const { rows } = await open.database.pool.query("SELECT k::text AS text FROM api_keys k");
    expect(rows.map((row: { text: string }) => row.text).join("\n")).not.toContain(secret);
    expect((await open.json("/stats", { headers: bearer(secret) })).status).toBe(200);
    const listed = await open.json("/keys", { headers: admin });
    const found = listed.body.keys.find((key: { id: string }) => key.id === id);
    expect(found).toMatchObject({ hint, revoked_at: null, last_used_at: expect.any(String) });
    expect(found).not.toHaveProperty("secret");
    expect((await open.json(`/keys/${id}`, { method: "DELETE", headers: admin })).status).toBe(204);
    expect(await open.json("/stats", { headers: bearer(secret) })).toMatchObject({
      status: 401,
      body: { code: "unknown_key" },
    });
  });

  test("last use is written at most once a minute", async () => {
    const { secret, key } = await createKey(open.database, null, { name: "often", scope: "read" });
    const lastUse = () => open.database.prisma.apiKey.findUniqueOrThrow({ where: { id: key.id } });
    for (let i = 0; i < 3; i += 1) await open.json("/stats", { headers: bearer(secret) });
    const first = (await lastUse()).lastUsedAt;
    await open.json("/stats", { headers: bearer(secret) });
    expect((await lastUse()).lastUsedAt).toEqual(first);
    const before = new Date(Date.now() - 61_000);
    await open.database.prisma.apiKey.update({ where: { id: key.id }, data: { lastUsedAt: before } });
    await open.json("/stats", { headers: bearer(secret) });
    expect((await lastUse()).lastUsedAt?.getTime()).toBeGreaterThan(before.getTime());
  });

  test("invalid keys are rate limited", async () => {
    const guarded = await startIngest(await freshDatabase(), { host: "0.0.0.0" });
    const statuses = new Set<number>();
    for (let i = 0; i < 70; i += 1) statuses.add((await guarded.json("/stats", { headers: bearer(`rc_${i}`) })).status);
    await guarded.stop();
    expect(statuses).toEqual(new Set([401, 429]));
  });
});

describe("browser sessions", () => {
  const signIn = (key: string) => fetch(`${open.url}/v1/session`, post({ key }));

  test("a key is exchanged for an HttpOnly, SameSite cookie", async () => {
    expect(await (await fetch(`${open.url}/v1/session`)).json()).toEqual({ signed_in: false, scope: null, name: null });
    const response = await signIn(keys.verify);
    expect(response.status).toBe(204);
    const header = response.headers.get("set-cookie") ?? "";
    expect(header).toMatch(/^rollcall_session=[\w-]{43}; /);
    expect(header).toContain("HttpOnly");
    expect(header).toContain("SameSite=Strict");
    expect(header).toContain("Path=/");
    const cookie = header.split(";")[0] ?? "";
    const { rows } = await open.database.pool.query("SELECT s::text AS text FROM browser_sessions s");
    expect(rows.map((row: { text: string }) => row.text).join("\n")).not.toContain(cookie.split("=")[1]);
    expect((await open.json("/session", { headers: { cookie } })).body).toEqual({
      signed_in: true,
      scope: "verify",
      name: "verify key",
    });
    expect((await open.json("/stats", { headers: { cookie } })).status).toBe(200);
    expect((await open.json("/keys", { headers: { cookie } })).status).toBe(403);
    await fetch(`${open.url}/v1/session`, { method: "DELETE", headers: { cookie } });
    expect((await open.json("/stats", { headers: { cookie } })).status).toBe(401);
  });

  test("sessions end when their key is revoked, and expire", async () => {
    const { secret, key } = await createKey(open.database, null, { name: "gone soon", scope: "read" });
    const first = ((await signIn(secret)).headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    await open.database.prisma.browserSession.updateMany({
      where: { keyId: key.id },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    expect((await open.json("/stats", { headers: { cookie: first } })).status).toBe(401);
    const second = ((await signIn(secret)).headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    expect((await open.json("/stats", { headers: { cookie: second } })).status).toBe(200);
    await open.json(`/keys/${key.id}`, { method: "DELETE", headers: bearer(keys.admin) });
    expect((await open.json("/stats", { headers: { cookie: second } })).status).toBe(401);
  });

  test.each([
    ["PUBLIC_URL", { publicUrl: "https://verify.example.com" }, {}],
    ["a trusted proxy", { trustedProxies: ["127.0.0.1"] }, { "x-forwarded-proto": "https" }],
  ])("over https, by %s, the cookie is Secure and only for this host", async (_, access, headers) => {
    const secure = await startIngest(await freshDatabase(), access);
    const { secret } = await createKey(secure.database, null, { name: "one", scope: "read" });
    const response = await fetch(`${secure.url}/v1/session`, post({ key: secret }, headers));
    const header = response.headers.get("set-cookie") ?? "";
    expect(header).toMatch(/^__Host-rollcall_session=[\w-]{43}; /);
    for (const part of ["Secure", "HttpOnly", "SameSite=Strict", "Path=/"]) expect(header).toContain(part);
    expect(header).not.toContain("Domain");
    const cookie = header.split(";")[0] ?? "";
    const asked = (value: string) => statusOf(`${secure.url}/v1/stats`, "GET", { ...headers, cookie: value });
    expect(await asked(cookie)).toBe(200);
    // A neighbouring subdomain could have planted one without the prefix.
    expect(await asked(cookie.replace("__Host-", ""))).toBe(401);
    await secure.stop();
  });

  test("over https, browsers are kept from http", async () => {
    const secure = await startIngest(await freshDatabase(), { publicUrl: "https://verify.example.com" });
    const response = await fetch(`${secure.url}/livez`);
    await secure.stop();
    expect(response.headers.get("strict-transport-security")).toContain("max-age");
  });

  test("an invalid key does not sign in", async () => {
    const response = await signIn("rc_wrong");
    expect(response.status).toBe(401);
    expect(response.headers.get("set-cookie")).toBeNull();
  });

  test("a key that may not change webhooks sees where they go, and not what may be secret in their URLs", async () => {
    const url = "https://me:word@hooks.example.com/T0/B0/XXXX?token=1";
    await open.json("/webhooks", { ...post({ url, events: ["list.completed"] }, bearer(keys.admin)) });
    const urlFor = async (key: string): Promise<unknown> =>
      (await open.json("/webhooks", { headers: bearer(key) })).body.webhooks[0].url;
    expect(await urlFor(keys.admin)).toBe(url);
    expect(await urlFor(keys.read)).toBe("https://hooks.example.com/…");
    expect(await urlFor(keys.verify)).toBe("https://hooks.example.com/…");
  });
});

describe("other sites", () => {
  const evil = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
  const port = () => new URL(local.url).port;

  test.each([
    ["a page elsewhere", evil, 403],
    ["another port", { origin: "http://localhost:1", "sec-fetch-site": "same-site" }, 403],
    ["an old browser elsewhere", { origin: "https://evil.example" }, 403],
    ["a sandboxed page", { origin: "null" }, 403],
    ["our own page", { "sec-fetch-site": "same-origin" }, 404],
    ["a program", {}, 404],
  ])("%s starts a run: %i", async (_, headers, expected) => {
    const { cookie } = local;
    expect(await statusOf(`${local.url}/v1/lists/1/start`, "POST", { ...headers, cookie })).toBe(expected);
  });

  test("DNS rebinding is rejected by the host name", async () => {
    const of = (host: string) => statusOf(`${local.url}/v1/stats`, "GET", { host, cookie: local.cookie });
    expect(await of("evil.example")).toBe(421);
    expect(await of(`evil.example:${port()}`)).toBe(421);
    expect(await of(`localhost:${port()}`)).toBe(200);
    expect(await of(`[::1]:${port()}`)).toBe(200);
    expect(await statusOf(`${local.url}/`, "GET", { host: "evil.example" })).toBe(421);
  });

  test("pages load nothing from other sites, can't be framed, and aren't type-sniffed", async () => {
    for (const path of ["/", "/docs/", "/v1/stats"]) {
      const { headers } = await fetch(local.url + path);
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).not.toContain("http");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("same-origin");
      expect(headers.get("access-control-allow-origin")).toBeNull();
    }
  });
});
