import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { startIngest, type TestIngest } from "./testing/start-ingest.ts";

let ingest: TestIngest;
beforeAll(async () => {
  ingest = await startIngest(await freshDatabase());
});
afterAll(() => ingest.stop());

const PATH = "/settings/own-lists";
const add = (body: object): ReturnType<TestIngest["json"]> =>
  ingest.json(PATH, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

test("own lists: added, listed in pages, downloaded as text that can be added again, and removed", async () => {
  const text = "disposable shop.com\nnot_free gmail.com\nnever_ask rival.com\nrole gate-house\nfree\n";
  expect((await add({ text })).body).toEqual({
    added: 4,
    known: 0,
    rejected: [{ entry: "free", problem: expect.stringContaining("does not begin with the name of a list") }],
  });
  expect((await add({ list: "never_ask", text: "rival.com\nother.com" })).body).toMatchObject({ added: 1, known: 1 });
  const first = await ingest.json(`${PATH}?limit=3`);
  expect(first.body).toMatchObject({ total: 5, entries: [{ list: "disposable", entry: "shop.com" }, {}, {}] });
  const rest = await ingest.json(`${PATH}?limit=3&cursor=${encodeURIComponent(first.body.next_cursor)}`);
  expect(rest.body).toMatchObject({ entries: [{ entry: "rival.com" }, { list: "role", entry: "gatehouse" }] });
  expect(rest.body.next_cursor).toBeNull();
  expect((await ingest.json(`${PATH}?list=never_ask&q=RIVAL`)).body).toMatchObject({ total: 1 });

  const file = await ingest.fetch(`/v1${PATH}/export`);
  expect(file.headers.get("content-disposition")).toContain("own-lists.txt");
  const downloaded = await file.text();
  expect(downloaded).toBe(
    "disposable shop.com\nnot_free gmail.com\nnever_ask other.com\nnever_ask rival.com\nrole gatehouse\n",
  );
  expect((await add({ text: downloaded })).body).toEqual({ added: 0, known: 5, rejected: [] });

  expect((await ingest.json(`${PATH}/never_ask/other.com`, { method: "DELETE" })).status).toBe(204);
  expect((await ingest.json(`${PATH}/never_ask/other.com`, { method: "DELETE" })).status).toBe(404);
});

test("own lists: an upload has the facts, and a never-ask domain is not probed", async () => {
  const { body: list } = await ingest.upload("email\nanna@shop.com\nbo@rival.com\n", "start=true");
  expect(list.analysis).toMatchObject({ disposable: 1 });
  const { body } = await ingest.json(`/lists/${list.id}/results`);
  expect(body.results).toMatchObject([{ disposable: true }, { status: "unknown", reason: "not_probed" }]);
});
