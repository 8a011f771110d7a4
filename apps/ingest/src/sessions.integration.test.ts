import { afterAll, beforeAll, expect, test } from "vitest";
import { createKey } from "@rollcall/core";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { ownerCookie } from "./testing/owner-cookie.ts";
import { startIngest, type TestIngest } from "./testing/start-ingest.ts";

let ingest: TestIngest;
beforeAll(async () => void (ingest = await startIngest(await freshDatabase())));
afterAll(() => ingest.stop());

interface OpenSession {
  readonly id: string;
  readonly name: string;
  readonly scope: string;
  readonly current: boolean;
}

/** Creates a key, and signs browsers in with it: returns their cookies. */
async function signedIn(name: string, browsers: number): Promise<readonly string[]> {
  const { secret } = await createKey(ingest.database, null, { name, scope: "read" });
  const signIn = async (): Promise<string> => {
    const response = await fetch(`${ingest.url}/v1/session`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ key: secret }),
    });
    return (response.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  };
  return await Promise.all(Array.from({ length: browsers }, signIn));
}

const seenBy = async (cookie: string): Promise<readonly OpenSession[]> =>
  (await ingest.json("/sessions", { headers: { cookie } })).body.sessions;
const isIn = async (cookie: string): Promise<boolean> =>
  (await ingest.json("/stats", { headers: { cookie } })).status === 200;
const end = (path: string, cookie: string) => ingest.json(path, { method: "DELETE", headers: { cookie } });

test("sessions: a key's holder sees and ends those of that key, and no others", async () => {
  const [one = "", two = ""] = await signedIn("Ada", 2);
  const [other = ""] = await signedIn("Bob", 1);
  const seen = await seenBy(one);
  expect(seen.map(({ name, scope }) => [name, scope])).toEqual([
    ["Ada", "read"],
    ["Ada", "read"],
  ]);
  expect(seen.filter(({ current }) => current)).toHaveLength(1);
  const [foreign] = await seenBy(other);
  expect((await end(`/sessions/${foreign?.id}`, one)).status).toBe(404);
  expect(await isIn(other)).toBe(true);
  const second = (await seenBy(two)).find(({ current }) => current);
  expect((await end(`/sessions/${second?.id}`, one)).status).toBe(204);
  expect([await isIn(one), await isIn(two)]).toEqual([true, false]);
});

test("sessions: an admin sees and ends all", async () => {
  const [browser = ""] = await signedIn("Carl", 1);
  const all = await seenBy(ingest.cookie);
  expect(new Set(all.map(({ name }) => name))).toEqual(new Set(["Owner", "Ada", "Bob", "Carl"]));
  const { id } = all.find(({ name }) => name === "Carl")!;
  expect((await end(`/sessions/${id}`, ingest.cookie)).status).toBe(204);
  expect(await isIn(browser)).toBe(false);
  expect((await end(`/sessions/${id}`, ingest.cookie)).status).toBe(404);
});

test("sessions: signing out everywhere ends one's own sessions, deletes the cookie and is audited", async () => {
  const [one = "", two = ""] = await signedIn("Dora", 2);
  const [other = ""] = await signedIn("Emil", 1);
  const before = await ingest.count("SELECT max(id) FROM audit_entries");
  const response = await ingest.fetch("/v1/sessions", { method: "DELETE", headers: { cookie: one } });
  expect([response.status, response.headers.get("set-cookie")]).toEqual([
    204,
    expect.stringMatching(/^rollcall_session=; Max-Age=0; /),
  ]);
  expect(await Promise.all([one, two, other].map(isIn))).toEqual([false, false, true]);
  const { rows } = await ingest.database.pool.query("SELECT actor, action FROM audit_entries WHERE id > $1", [before]);
  const entry = { actor: "browser session (Dora)", action: "session.closed" };
  expect(rows).toEqual([entry, entry]);
});

test("sessions: the owner's are those of sign-in links alone", async () => {
  const [other = ""] = await signedIn("Finn", 1);
  const owner = await ownerCookie(ingest.database);
  expect((await end("/sessions", owner)).status).toBe(204);
  expect(await Promise.all([owner, ingest.cookie, other].map(isIn))).toEqual([false, false, true]);
});
