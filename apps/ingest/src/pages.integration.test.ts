import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { answerList } from "./testing/answer-list.ts";
import { startIngest, type TestIngest } from "./testing/start-ingest.ts";

const GOOD = { status: "deliverable", reason: "accepted" } as const;
const NAMES = ["ada", "bo", "cy", "di", "ed", "flo"] as const;

let ingest: TestIngest;
beforeAll(async () => {
  ingest = await startIngest(await freshDatabase());
  for (const name of ["one", "two"]) {
    const csv = `email\n${NAMES.map((local) => `${local}@${name}.example.com`).join("\n")}\n`;
    const { body } = await ingest.upload(csv, `file_name=${name}.csv`);
    await answerList(ingest, body.id, Object.fromEntries(NAMES.map((local) => [local, GOOD])));
  }
});
afterAll(() => ingest.stop());

/** All pages of a collection, and how many there were. */
async function readAll(
  path: string,
  name: string,
  between: () => Promise<unknown> = async () => {},
): Promise<{ readonly items: readonly Record<string, unknown>[]; readonly pages: number }> {
  const items: Record<string, unknown>[] = [];
  let cursor: string | null = null;
  for (let pages = 1; ; pages += 1) {
    const { status, body } = await ingest.json(
      `${path}${cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    expect(status).toBe(200);
    items.push(...body[name]);
    cursor = body.next_cursor;
    if (cursor === null) return { items, pages };
    await between();
  }
}

test("contacts by id: none is missed, though one of a later page is checked meanwhile", async () => {
  const { items } = await readAll("/contacts?sort=id&limit=4", "contacts", () =>
    ingest.database.pool.query(
      "UPDATE contacts SET checked_at = now() WHERE id = (SELECT id FROM contacts ORDER BY id DESC LIMIT 1)",
    ),
  );
  expect(items.length).toBe(12);
  expect(items.map(({ id }) => id)).toEqual(
    items.map(({ id }) => id).toSorted((a, b) => (String(a) < String(b) ? -1 : 1)),
  );
});

test.each([
  ["/contacts?limit=4", "contacts", 3],
  ["/lists?limit=1", "lists", 2],
  ["/lists/1/results?limit=3", "results", 2],
  ["/lists/1/results?limit=3&status=deliverable", "results", 2],
  ["/runs?limit=1", "runs", 2],
  ["/audit?limit=2", "entries", 2],
])("GET %s: a full last page has no cursor to an empty one", async (path, name, least) => {
  const { items, pages } = await readAll(path, name);
  const limit = Number(new URLSearchParams(path.split("?")[1]).get("limit"));
  expect(pages).toBe(Math.ceil(items.length / limit));
  expect(pages).toBeGreaterThanOrEqual(least);
});

test.each([
  "/contacts?cursor=9999-99-99T99:99:99.999Z_00000000-0000-0000-0000-000000000000",
  "/contacts?cursor=2026-11-29T14:10:00.440Z_000000000000000000000000000000000000",
  "/contacts?cursor=00000000-0000-0000-0000-000000000000",
  "/lists?cursor=x",
  "/lists/1/results?cursor=99999999999",
  "/audit?cursor=0",
])("GET %s: a cursor that no such page returned is refused", async (path) => {
  const { status, body } = await ingest.json(path);
  expect(status).toBe(400);
  expect(body.errors).toEqual([expect.objectContaining({ in: "query", pointer: "/cursor" })]);
});

test("GET contacts/export: every contact once, as CSV and as JSON Lines, and audited", async () => {
  const csv = await (await ingest.fetch("/v1/contacts/export?status=deliverable")).text();
  const [header, ...lines] = csv.trimEnd().split("\n");
  expect(header?.trim()).toBe("id,email,domain,status,reason,provider,checked_at,fresh_until,suppressed");
  expect(new Set(lines).size).toBe(12);
  const response = await ingest.fetch("/v1/contacts/export?format=jsonl&domain=one.example.com");
  expect(response.headers.get("content-disposition")).toContain("contacts.jsonl");
  const contacts = (await response.text())
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { email: string });
  expect(contacts.map(({ email }) => email).toSorted()).toEqual(NAMES.map((local) => `${local}@one.example.com`));
  expect(await ingest.count("SELECT count(*) FROM audit_entries WHERE action = 'contacts.downloaded'")).toBe(2);
});

test("GET runs and lists/:id/runs: earlier runs can be found again", async () => {
  const all = await ingest.json("/runs?kind=list");
  expect(all.body.runs.map(({ list_id: id }: { list_id: string }) => id)).toEqual(["2", "1"]);
  const first = await ingest.json("/lists/1/runs");
  expect(first.body).toMatchObject({ runs: [{ list_id: "1", kind: "list", total: 6 }], next_cursor: null });
  expect((await ingest.json("/runs?state=cancelled,paused")).body.runs).toEqual([]);
  expect((await ingest.json("/lists/9/runs")).status).toBe(404);
});
