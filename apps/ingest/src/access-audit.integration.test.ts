import { expect, test } from "vitest";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { createKey } from "@rollcall/core";
import { startIngest } from "./testing/start-ingest.ts";

// What the audit log says of access: who came in, who did not, and what left.

type Entry = Record<"actor" | "action" | "subject" | "detail", unknown>;

const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
const post = (body: object): RequestInit => ({
  method: "POST",
  body: JSON.stringify(body),
  headers: { "content-type": "application/json" },
});

test("sign-ins, sign-outs and refused sign-ins are audited, without secrets or addresses", async () => {
  const noted = await startIngest(await freshDatabase(), { host: "0.0.0.0" });
  const { secret } = await createKey(noted.database, null, { name: "Grace", scope: "admin" });
  const signInWith = (key: string) => fetch(`${noted.url}/v1/session`, post({ key }));
  for (let i = 0; i < 5; i += 1) expect((await signInWith(`rc_wrong${i}`)).status).toBe(401);
  const cookie = ((await signInWith(secret)).headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  const signOut = () => fetch(`${noted.url}/v1/session`, { method: "DELETE", headers: { cookie } });
  await signOut();
  await signOut();
  const { body } = await noted.json("/audit", { headers: bearer(secret) });
  expect(body.entries.map(({ actor, action, subject, detail }: Entry) => [actor, action, subject, detail])).toEqual([
    ["browser session (Grace)", "session.closed", expect.any(String), null],
    ["browser session (Grace)", "session.opened", expect.any(String), null],
    ["unknown", "session.refused", null, { times: 1, from: "127.0.0.1" }],
  ]);
  await noted.stop();
});

test("what a key's scope does not allow is audited under its name, once", async () => {
  const noted = await startIngest(await freshDatabase(), { host: "0.0.0.0" });
  const admin = bearer((await createKey(noted.database, null, { name: "Grace", scope: "admin" })).secret);
  const reader = bearer((await createKey(noted.database, null, { name: "Report", scope: "read" })).secret);
  for (let i = 0; i < 3; i += 1) expect((await fetch(`${noted.url}/v1/audit`, { headers: reader })).status).toBe(403);
  const { body } = await noted.json("/audit", { headers: admin });
  expect(body.entries.map(({ actor, action, detail }: Entry) => [actor, action, detail])).toEqual([
    ["Report", "access.refused", { times: 1, from: "127.0.0.1" }],
  ]);
  await noted.stop();
});

test("refused keys and downloads are audited, with the client's address", async () => {
  const noted = await startIngest(await freshDatabase(), { host: "0.0.0.0" });
  const { secret } = await createKey(noted.database, null, { name: "Grace", scope: "admin" });
  const headers = bearer(secret);
  for (let i = 0; i < 3; i += 1)
    expect((await fetch(`${noted.url}/v1/stats`, { headers: bearer(`rc_wrong${i}`) })).status).toBe(401);
  const csv = { ...headers, "content-type": "text/csv" };
  const { body: list } = await noted.json("/lists", { method: "POST", body: "email\nanna@acme.com\n", headers: csv });
  for (const path of [`lists/${list.id}/export?preset=safe`, "suppressions/export"])
    await (await fetch(`${noted.url}/v1/${path}`, { headers })).text();
  const { body } = await noted.json("/audit", { headers });
  const from = "127.0.0.1";
  expect(body.entries.map(({ actor, action, subject, detail }: Entry) => [actor, action, subject, detail])).toEqual(
    expect.arrayContaining([
      ["Grace", "suppressions.downloaded", null, { format: "csv", from }],
      ["Grace", "list.downloaded", list.id, { preset: "safe", format: "csv", from }],
      ["unknown", "key.refused", null, { times: 1, from }],
    ]),
  );
  await noted.stop();
});
