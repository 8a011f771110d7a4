import { parse } from "csv-parse/sync";
import { demoWorld, startMailWorld } from "@rollcall/mailworld";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { createKey } from "@rollcall/core";
import { type Site, startSite } from "../browser/site.ts";
import { createClient, type RollcallClient } from "@rollcall/api-client";

const SAMPLE = fileURLToPath(new URL("../../samples/contacts.csv", import.meta.url));
const RUN_LIMIT_MS = 240_000;

let site: Site;
let client: RollcallClient;
beforeAll(async () => {
  site = await startSite(startMailWorld(demoWorld(), { ledger: { sessions: 1 } }));
  const { secret } = await createKey(site.database, null, { name: "client", scope: "verify" });
  client = createClient(site.origin, secret);
});
afterAll(() => site.stop());

/** The response's body; a problem is thrown. */
async function of<Data>(answer: Promise<{ data?: Data; error?: { detail: string } }>): Promise<Data> {
  const { data, error } = await answer;
  if (data === undefined) throw new Error(error?.detail ?? "no answer");
  return data;
}

test("the generated client: a list from upload to export, and one address", { timeout: RUN_LIMIT_MS }, async () => {
  const file = new Blob([new Uint8Array(await readFile(SAMPLE))]);
  const list = await of(
    client.POST("/v1/lists", {
      params: { query: { file_name: "contacts.csv" }, header: { "idempotency-key": "flow" } },
      body: "",
      bodySerializer: () => file,
      headers: { "content-type": "application/octet-stream" },
    }),
  );
  expect(list).toMatchObject({ state: "ready", file_name: "contacts.csv" });
  const inPath = { params: { path: { id: list.id } } };
  const { analysis } = await of(client.GET("/v1/lists/{id}", inPath));
  expect(analysis?.unique).toBeGreaterThan(100);

  const run = await of(client.POST("/v1/lists/{id}/start", inPath));
  expect(run).toMatchObject({ list_id: list.id, kind: "list" });
  const progress = async () => await of(client.GET("/v1/runs/{id}", { params: { path: { id: run.id } } }));
  await expect.poll(async () => (await progress()).state, { timeout: RUN_LIMIT_MS, interval: 500 }).toBe("completed");
  const { counts, total } = await progress();
  expect(Object.values(counts).reduce((sum, count) => sum + (count?.total ?? 0), 0)).toBe(total);

  let rows = 0;
  let cursor: string | undefined;
  do {
    const page = await of(
      client.GET("/v1/lists/{id}/results", {
        params: { path: { id: list.id }, query: { limit: 500, ...(cursor === undefined ? {} : { cursor }) } },
      }),
    );
    expect(page.results.every(({ status, email }) => (email === null) === (status === null))).toBe(true);
    rows += page.results.length;
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
  expect(rows).toBe(list.row_count);

  const { data: csv } = await client.GET("/v1/lists/{id}/export", {
    params: { path: { id: list.id }, query: { preset: "safe" } },
    parseAs: "text",
  });
  expect(csv?.split("\n")[0]).toContain("rc_status");
  const [header = [], ...exported] = parse(csv ?? "");
  // Another address of a row may be undeliverable, and says so in rc_other_emails.
  expect(new Set(exported.map((cells) => cells[header.indexOf("rc_status")]))).toEqual(new Set(["deliverable"]));

  const check = await of(client.POST("/v1/verify", { body: { email: "nobody@example.com", timeout_ms: 30_000 } }));
  expect(check.state).toBe("done");
  expect(check.verdict?.email).toBe("nobody@example.com");

  const { error, response } = await client.GET("/v1/keys");
  expect([response.status, error?.code]).toEqual([403, "scope_missing"]);
});
