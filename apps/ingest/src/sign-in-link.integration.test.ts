import { Writable } from "node:stream";
import { afterAll, beforeEach, expect, test } from "vitest";
import { createKey, createSignInLink, LINK_LIFE_MS, SESSION_IDLE_MS, SESSION_LIFE_MS } from "@rollcall/core";
import { migrate, openDatabase } from "@rollcall/postgres";
import { createLogger } from "@rollcall/telemetry";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { linkAtStart } from "./access/sign-in-link.ts";
import { createServer } from "./server.ts";
import { testServices } from "./testing/test-services.ts";

const START_MS = Date.UTC(2026, 10, 30, 9);
let nowMs = START_MS;

const url = await freshDatabase();
await migrate(url);
const database = openDatabase(url, 5);
const logged: string[] = [];
const log = new Writable({
  write(line: Buffer, _, done) {
    logged.push(line.toString());
    done();
  },
});
const services = { ...testServices(database), clock: { nowMs: () => nowMs, random: () => 0.5 } };
const server = await createServer(services, createLogger("info", log), { checkAnswers: true });
const origin = await server.listen({ host: "127.0.0.1", port: 0 });
beforeEach(() => void (nowMs = START_MS));
afterAll(async () => {
  await server.close();
  await database.close();
});

const makeLink = (): Promise<string> => createSignInLink(database, null, nowMs);

function follow(token: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${origin}/v1/session/link`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ token }),
  });
}

const cookieOf = (response: Response): string => (response.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
const statusOf = async (cookie: string): Promise<number> =>
  (await fetch(`${origin}/v1/keys`, { headers: { cookie } })).status;

test("a sign-in link makes a browser the owner's, once", async () => {
  const token = await makeLink();
  const response = await follow(token);
  expect(response.status).toBe(204);
  expect(response.headers.get("set-cookie")).toMatch(/^rollcall_session=[\w-]{43}; .*HttpOnly; SameSite=Strict$/);
  const cookie = cookieOf(response);
  const session = await fetch(`${origin}/v1/session`, { headers: { cookie } });
  expect(await session.json()).toEqual({ signed_in: true, scope: "admin", name: "Owner" });
  expect(await statusOf(cookie)).toBe(200);
  const again = await follow(token);
  expect([again.status, again.headers.get("set-cookie")]).toEqual([401, null]);
  expect(await again.json()).toMatchObject({
    code: "unknown_link",
    hint: expect.stringContaining("npm run keys -- sign-in-link"),
  });
});

test("of ten browsers that follow a link at the same time, one gets in", async () => {
  const token = await makeLink();
  const statuses = await Promise.all(Array.from({ length: 10 }, async () => (await follow(token)).status));
  expect(statuses.toSorted((a, b) => a - b)).toEqual([204, ...Array.from({ length: 9 }, () => 401)]);
});

test("a link expires, and an invented one is refused", async () => {
  const token = await makeLink();
  nowMs += LINK_LIFE_MS;
  expect((await follow(token)).status).toBe(401);
  nowMs -= 1;
  expect((await follow(token)).status).toBe(204);
  expect((await follow("x".repeat(43))).status).toBe(401);
});

test("what fetches a link in advance does not use it up", async () => {
  const token = await makeLink();
  const headers = { "sec-purpose": "prefetch" };
  const page = await fetch(`${origin}/sign-in?token=${token}`, { headers });
  expect([page.status, page.headers.get("set-cookie")]).toEqual([200, null]);
  await fetch(`${origin}/sign-in?token=${token}`, { method: "HEAD", headers });
  expect((await fetch(`${origin}/v1/session/link?token=${token}`)).status).toBe(405);
  expect((await follow(token)).status).toBe(204);
});

test("another site can't have a browser follow a link", async () => {
  const token = await makeLink();
  expect((await follow(token, { "sec-fetch-site": "cross-site" })).status).toBe(403);
  expect((await follow(token, { "sec-fetch-site": "same-origin" })).status).toBe(204);
});

test("a link ends the session that the browser had", async () => {
  const first = cookieOf(await follow(await makeLink()));
  const second = cookieOf(await follow(await makeLink(), { cookie: first }));
  expect(await statusOf(first)).toBe(401);
  expect(await statusOf(second)).toBe(200);
});

test("only a hash of a token is stored", async () => {
  const token = await makeLink();
  const { rows } = await database.pool.query<{ text: string }>("SELECT l::text AS text FROM sign_in_links l");
  const stored = rows.map(({ text }) => text).join("\n");
  expect(stored).toContain("\\x");
  expect(stored).not.toContain(token);
  expect(stored).not.toContain(Buffer.from(token).toString("hex"));
});

test("no token or cookie is in a line of the log", async () => {
  const token = await makeLink();
  await fetch(`${origin}/sign-in?token=${token}`);
  const cookie = cookieOf(await follow(token));
  await follow(token);
  await fetch(`${origin}/v1/stats?token=${token}`, { headers: { cookie } });
  server.log.info("a line");
  const lines = logged.join("");
  expect(lines).toContain("a line");
  for (const secret of [token, cookie.split("=")[1] ?? ""]) expect(lines).not.toContain(secret);
});

test("a session ends after seven days without use, and after fourteen in any case", async () => {
  const idle = cookieOf(await follow(await makeLink()));
  const used = cookieOf(await follow(await makeLink()));
  nowMs += SESSION_IDLE_MS - 60_000;
  expect(await statusOf(used)).toBe(200);
  nowMs += 60_000;
  expect(await statusOf(idle)).toBe(401);
  expect(await statusOf(used)).toBe(200);
  nowMs = START_MS + SESSION_LIFE_MS - 1;
  expect(await statusOf(used)).toBe(200);
  nowMs += 1;
  expect(await statusOf(used)).toBe(401);
});

test("following a link is audited, and refused ones are too", async () => {
  const since = new Date();
  await follow(await makeLink());
  const { rows } = await database.pool.query(
    "SELECT actor, action, subject ~ '^[0-9]+$' AS numbered FROM audit_entries WHERE at >= $1",
    [since],
  );
  expect(rows).toEqual([{ actor: "browser session (Owner)", action: "session.opened", numbered: true }]);
  const refused = await database.pool.query("SELECT 1 FROM audit_entries WHERE action = 'session.refused'");
  expect(refused.rowCount).toBeGreaterThan(0);
});

test("linkAtStart: what is no terminal gets a link only until there is a key", async () => {
  const place = { publicUrl: "https://verify.example.com", host: "0.0.0.0", port: 3000 };
  const link = await linkAtStart(database, place, false, nowMs);
  const [, token = ""] = /^https:\/\/verify\.example\.com\/sign-in\?token=([\w-]{43})$/.exec(link ?? "") ?? [];
  expect((await follow(token)).status).toBe(204);
  await createKey(database, null, { name: "me", scope: "admin" });
  expect(await linkAtStart(database, place, false, nowMs)).toBeNull();
  expect(await linkAtStart(database, place, true, nowMs)).not.toBeNull();
});
