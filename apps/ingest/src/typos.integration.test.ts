import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { answerList } from "./testing/answer-list.ts";
import { startIngest, type TestIngest } from "./testing/start-ingest.ts";

let ingest: TestIngest;
let id: string;
beforeAll(async () => {
  ingest = await startIngest(await freshDatabase());
  id = (await ingest.upload("email\nanna@gmial.com\nbert@gmial.com\ncleo (at) gmail.com\n", "name=people.csv")).body.id;
});
afterAll(() => ingest.stop());

const decide = (body: object): ReturnType<TestIngest["json"]> =>
  ingest.json(`/lists/${id}/typos`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

test("GET /v1/lists/:id/typos: pages of addresses with their suggestions, and patterns with counts", async () => {
  const first = await ingest.json(`/lists/${id}/typos?limit=1`);
  expect(first.body.typos).toMatchObject([
    { row_number: 1, email: "anna@gmial.com", suggestion: "anna@gmail.com", state: "open", corrected_status: null },
  ]);
  const rest = await ingest.json(`/lists/${id}/typos?limit=2&cursor=${first.body.next_cursor}`);
  expect(rest.body.typos.map(({ email }: { email: string }) => email)).toEqual([
    "bert@gmial.com",
    "cleo (at) gmail.com",
  ]);
  const patterns = await ingest.json(`/lists/${id}/typos/patterns?limit=1`);
  expect(patterns.body).toEqual({
    patterns: [{ pattern: "gmial.com=gmail.com", open: 2, accepted: 0, dismissed: 0 }],
    next_cursor: "1",
  });
});

test("POST /v1/lists/:id/typos: what is accepted is in the results and in the list's run, and can be taken back", async () => {
  expect((await decide({ action: "accept", pattern: "gmial.com=gmail.com" })).body).toEqual({
    changed: 2,
    run_id: null,
  });
  const { body: run } = await ingest.json(`/lists/${id}/start`, { method: "POST" });
  expect(run.total).toBe(5);
  const spelled = (await ingest.json(`/lists/${id}/typos?pattern=spelled_out`)).body.typos[0];
  expect((await decide({ action: "accept", contact_ids: [spelled.contact_id] })).body).toEqual({
    changed: 1,
    run_id: run.id,
  });
  const { body } = await ingest.json(`/lists/${id}/results`);
  expect(body.results).toMatchObject([
    { email: "anna@gmial.com", corrected_email: "anna@gmail.com", corrected_status: null },
    { email: "bert@gmial.com", corrected_email: "bert@gmail.com", corrected_status: null },
    {
      email: "cleo (at) gmail.com",
      status: "undeliverable",
      corrected_email: "cleo@gmail.com",
      corrected_status: null,
    },
  ]);
  expect((await decide({ action: "reopen", pattern: "spelled_out" })).body).toEqual({ changed: 1, run_id: null });
  const again = await ingest.json(`/lists/${id}/results`);
  expect(again.body.results[2]).toMatchObject({ corrected_email: null });
});

test.each([
  [{ action: "accept" }],
  [{ action: "accept", pattern: "name", contact_ids: ["00000000-0000-0000-0000-000000000000"] }],
  [{ action: "correct", pattern: "name" }],
])("POST /v1/lists/:id/typos: %j does not say what is meant, so it is refused", async (body) => {
  expect(await decide(body)).toMatchObject({ status: 400 });
});

test("GET export: a file for a mail tool has the corrected address, where its answer lets it pass", async () => {
  const { body } = await ingest.upload(
    "email,plan\ncleo (at) gmail.com,pro\ndora(at)gmail.com,pro\nemma@gmail.com,\ncleo@gmail.com,\n",
  );
  const accept = JSON.stringify({ action: "accept", pattern: "spelled_out" });
  const headers = { "content-type": "application/json" };
  expect((await ingest.json(`/lists/${body.id}/typos`, { method: "POST", headers, body: accept })).body.changed).toBe(
    2,
  );
  const answers = { status: "deliverable", reason: "accepted" } as const;
  const missing = { status: "undeliverable", reason: "mailbox_not_found" } as const;
  await answerList(ingest, body.id, { cleo: answers, emma: answers, dora: missing });
  const lines = async (query: string): Promise<string[]> =>
    (await ingest.download(body.id, query)).toString().trim().split("\r\n");
  expect(await lines("target=mailchimp&preset=safe")).toEqual([
    "Email Address,plan,Tags",
    "cleo@gmail.com,pro,deliverable",
    "emma@gmail.com,,deliverable",
  ]);
  expect((await lines("target=mailchimp&preset=undeliverable")).slice(1)).toEqual(["dora@gmail.com,pro,undeliverable"]);
  expect((await lines("preset=safe&columns=email")).slice(1)).toEqual(["emma@gmail.com", "cleo@gmail.com"]);
});
