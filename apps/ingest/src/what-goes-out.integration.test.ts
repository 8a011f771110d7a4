import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { answerList } from "./testing/answer-list.ts";
import { readArchive } from "./testing/read-archive.ts";
import { startIngest, type TestIngest } from "./testing/start-ingest.ts";

let ingest: TestIngest;
let id: string;
beforeAll(async () => {
  ingest = await startIngest(await freshDatabase());
  const file = [
    "name,email",
    "Dead,dead@acme.com",
    'Both,"dead@acme.com; live@acme.com"',
    "Live,live@acme.com",
    "Risk,risk@acme.com",
    "Nobody,n/a",
    "Open,open@acme.com",
    "Open too,open@acme.com",
    "",
  ].join("\n");
  id = (await ingest.upload(file, "file_name=out.csv")).body.id;
  await answerList(ingest, id, {
    dead: { status: "undeliverable", reason: "mailbox_not_found" },
    live: { status: "deliverable", reason: "accepted" },
    risk: { status: "risky", reason: "catch_all" },
  });
});
afterAll(() => ingest.stop());

const post = (path: string, body: object): ReturnType<TestIngest["json"]> =>
  ingest.json(path, { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } });

/** The cells of a column of a download. */
async function column(query: string, name = "rc_email"): Promise<string[]> {
  const text = (await ingest.download(id, `${query}&columns=${name}`)).toString();
  return text.trimEnd().split("\r\n").slice(1);
}

test("every address is in a preset once, and none is lost to a row that names a duplicate first", async () => {
  // The second row begins with an address that came before, and only its other one is deliverable.
  expect(await column("preset=safe")).toEqual(["live@acme.com"]);
  expect(await column("preset=safe&duplicates=true")).toEqual(["live@acme.com", "live@acme.com"]);
  expect(await column("preset=unknown&duplicates=true")).toEqual(["open@acme.com", "open@acme.com"]);
  expect(await column("preset=unknown")).toEqual(["open@acme.com"]);
  expect(await column("preset=custom&status=undeliverable&lines=addresses")).toEqual(["dead@acme.com"]);
  expect(await column("preset=everything")).toHaveLength(7);
  expect(await column("preset=everything&lines=addresses")).toHaveLength(8);
  expect(await column("preset=everything&lines=addresses&duplicates=false")).toEqual([
    "dead@acme.com",
    "live@acme.com",
    "risk@acme.com",
    '""',
    "open@acme.com",
  ]);
});

test("a ZIP archive has a file for each status, which together have every row once", async () => {
  const response = await ingest.fetch(`/v1/lists/${id}/export?split=status&columns=name,rc_status`);
  expect(response.headers.get("content-type")).toBe("application/zip");
  expect(response.headers.get("content-disposition")).toContain("out-everything.zip");
  const files = readArchive(Buffer.from(await response.arrayBuffer()));
  expect(files).toEqual({
    "deliverable.csv": "name,rc_status\r\nBoth,deliverable\r\nLive,deliverable\r\n",
    "risky.csv": "name,rc_status\r\nRisk,risky\r\n",
    "undeliverable.csv": "name,rc_status\r\nDead,undeliverable\r\n",
    "unknown.csv": "name,rc_status\r\nOpen,unknown\r\nOpen too,unknown\r\n",
    "no_status.csv": "name,rc_status\r\nNobody,\r\n",
  });
  const safe = readArchive(
    await ingest.download(id, "split=status&preset=safe_and_risky&format=jsonl&columns=rc_email"),
  );
  expect(safe).toEqual({
    "deliverable.jsonl": '{"rc_email":"live@acme.com"}\n',
    "risky.jsonl": '{"rc_email":"risk@acme.com"}\n',
  });
  const sheets = readArchive(await ingest.download(id, "split=status&preset=safe&format=xlsx"));
  expect(sheets["deliverable.xlsx"]?.startsWith("PK")).toBe(true);
  expect((await ingest.json(`/lists/${id}/export?split=status&columns=nope`)).body.code).toBe("no_such_column");
});

test("an archive that is left half way lets go of its connections", async () => {
  const before = await ingest.count("SELECT count(*) FROM pg_stat_activity WHERE state = 'idle in transaction'");
  const gone = new AbortController();
  const response = await ingest.fetch(`/v1/lists/${id}/export?split=status`, { signal: gone.signal });
  await response.body?.getReader().read();
  gone.abort();
  await expect
    .poll(() => ingest.count("SELECT count(*) FROM pg_stat_activity WHERE state = 'idle in transaction'"))
    .toBe(before);
});

test("a saved export is stored under its name, used, overridden, replaced and removed", async () => {
  const options = { preset: "safe", columns: ["rc_status", "name"], format: "csv" };
  const { status, body } = await post("/export-presets", { name: "Weekly", options });
  expect([status, body]).toEqual([201, expect.objectContaining({ name: "Weekly", options })]);
  expect((await ingest.download(id, "saved=Weekly")).toString()).toBe("rc_status,name\r\ndeliverable,Both\r\n");
  expect((await ingest.download(id, "saved=Weekly&columns=name&duplicates=true")).toString()).toBe(
    "name\r\nBoth\r\nLive\r\n",
  );
  const again = await post("/export-presets", { name: "Weekly", options: { preset: "unknown", columns: "name" } });
  expect(again.body.id).toBe(body.id);
  expect((await ingest.download(id, "saved=Weekly")).toString()).toBe("name\r\nOpen\r\n");
  const bad = await post("/export-presets", { name: "Bad", options: { preset: "best" } });
  const odd = await post("/export-presets", { name: "Odd", options: { colour: "red" } });
  expect([bad.status, odd.status]).toEqual([400, 400]);
  expect((await ingest.json("/export-presets")).body.presets).toHaveLength(1);
  expect((await ingest.json(`/export-presets/${body.id}`, { method: "DELETE" })).status).toBe(204);
  expect((await ingest.json(`/lists/${id}/export?saved=Weekly`)).body.code).toBe("no_such_preset");
});
