import { connectQueues, TurnQueues } from "@rollcall/queue";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { freshQueueEngine } from "@rollcall/test-engines/queues";
import { onEachBackend } from "@rollcall/test-engines/with-engines";
import { createKey } from "@rollcall/core";
import { startIngest, type TestIngest } from "./testing/start-ingest.ts";

onEachBackend("the board", (backend) => {
  let ingest: TestIngest;
  let queues: TurnQueues;
  let admin: { authorization: string };

  beforeAll(async () => {
    const connection = await connectQueues(await freshQueueEngine(backend));
    queues = new TurnQueues(connection);
    await queues.open([{ queue: "probe.google", id: "google@main#0", data: { pacingKey: "google" } }]);
    const board = queues.board(["resolve", "probe.google"]);
    ingest = await startIngest(await freshDatabase(), { host: "0.0.0.0" }, board);
    admin = {
      authorization: `Bearer ${(await createKey(ingest.database, null, { name: "a", scope: "admin" })).secret}`,
    };
  });
  afterAll(async () => {
    await ingest.stop();
    await queues.close();
  });

  test("a browser without a key is redirected to sign in and back, a program gets a 401", async () => {
    const person = await fetch(`${ingest.url}/queues`, { headers: { accept: "text/html" }, redirect: "manual" });
    expect([person.status, person.headers.get("location")]).toEqual([302, "/sign-in?to=%2Fqueues"]);
    for (const path of ["/queues", "/queues/api/queues", "/queues/static/x.js"]) {
      expect((await fetch(ingest.url + path)).status).toBe(401);
    }
    const { secret } = await createKey(ingest.database, null, { name: "v", scope: "verify" });
    const refused = await fetch(`${ingest.url}/queues/api/queues`, { headers: { authorization: `Bearer ${secret}` } });
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ code: "scope_missing" });
  });

  test("an admin sees the page, which loads nothing from other sites", async () => {
    const page = await fetch(`${ingest.url}/queues`, { headers: admin });
    expect(page.status).toBe(200);
    const html = await page.text();
    expect(html).not.toContain("https://");
    expect(html).toContain("Back to Rollcall");
    const links = [...html.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(([, link = ""]) => link);
    expect(links.length).toBeGreaterThan(2);
    for (const link of links) {
      expect((await fetch(new URL(link, `${ingest.url}/queues/`), { headers: admin })).status).toBe(200);
    }
  });

  test("the queues are shown with their jobs, read-only", async () => {
    const shown = await fetch(`${ingest.url}/queues/api/queues?activeQueue=probe.google`, { headers: admin });
    expect(shown.status).toBe(200);
    const { queues: all } = (await shown.json()) as {
      queues: { name: string; readOnlyMode: boolean; counts: object }[];
    };
    expect(all.map(({ name, readOnlyMode }) => [name, readOnlyMode])).toEqual([
      ["resolve", true],
      ["probe.google", true],
    ]);
    expect(all[1]?.counts).toMatchObject({ waiting: 1 });
    const pause = await fetch(`${ingest.url}/queues/api/queues/probe.google/pause`, { method: "PUT", headers: admin });
    expect(pause.status).toBe(405);
    const clean = await fetch(`${ingest.url}/queues/api/queues/probe.google/google%40main%230/clean`, {
      method: "PUT",
      headers: admin,
    });
    expect(clean.status).toBe(405);
    expect(await queues.openCount("probe.google")).toBe(1);
  });
});
