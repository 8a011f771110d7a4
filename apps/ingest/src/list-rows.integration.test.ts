import { once } from "node:events";
import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { answerList } from "./testing/answer-list.ts";
import { startIngest, type TestIngest } from "./testing/start-ingest.ts";

let ingest: TestIngest;
beforeAll(async () => {
  ingest = await startIngest(await freshDatabase());
});
afterAll(() => ingest.stop());

type Answer = ReturnType<TestIngest["json"]>;

const FILE = { "content-type": "text/csv" };

const append = (id: string, bytes: string, headers: Record<string, string> = {}): Answer =>
  ingest.json(`/lists/${id}/rows?file_name=more.csv`, {
    method: "POST",
    body: bytes,
    headers: { ...FILE, ...headers },
  });
const appendJson = (id: string, rows: readonly object[]): Answer =>
  ingest.json(`/lists/${id}/rows`, {
    method: "POST",
    body: JSON.stringify({ rows }),
    headers: { "content-type": "application/json" },
  });
const replace = (id: string, bytes: string, headers: Record<string, string> = {}): Answer =>
  ingest.json(`/lists/${id}/file?file_name=new.csv`, { method: "PUT", body: bytes, headers: { ...FILE, ...headers } });
const listOf = async (file: string): Promise<string> => (await ingest.upload(file, "file_name=people.csv")).body.id;
const textOf = async (id: string): Promise<string> =>
  (await ingest.download(id, "columns=name,email,rc_duplicate_of_row")).toString();

const PEOPLE = "name,email\nAnn,ann@acme.com\nBo,bo@acme.com\n";

test("rows are appended by the names of their columns, in any order, and duplicates are found across the whole list", async () => {
  const id = await listOf(PEOPLE);
  const { status, body } = await append(
    id,
    "EMAIL , Name\ncy@acme.com,Cy\nANN@acme.com,Ann again\ncy@acme.com,Cy again\n",
  );
  expect(status).toBe(200);
  expect(body).toMatchObject({ row_count: 5, duplicate_of: null, columns: ["name", "email"] });
  expect(body.analysis).toMatchObject({ rows: 5, duplicates: 2, unique: 3 });
  expect(await textOf(id)).toBe(
    "name,email,rc_duplicate_of_row\r\nAnn,ann@acme.com,\r\nBo,bo@acme.com,\r\nCy,cy@acme.com,\r\nAnn again,ANN@acme.com,1\r\nCy again,cy@acme.com,3\r\n",
  );
});

test("entries in JSON are rows; what an entry leaves out is blank", async () => {
  const id = await listOf(PEOPLE);
  const { status, body } = await appendJson(id, [{ email: "cy@acme.com" }, { name: "Di", email: "bo@acme.com" }]);
  expect(status).toBe(200);
  expect(body.analysis).toMatchObject({ rows: 4, duplicates: 1, unique: 3 });
  expect(await textOf(id)).toContain("\r\n,cy@acme.com,\r\nDi,bo@acme.com,2\r\n");
  expect((await appendJson(id, [{ mail: "x@acme.com" }])).body).toMatchObject({ status: 422, code: "other_columns" });
});

test.each([
  ["a column that the list lacks", "name,email,Phone\nCy,cy@acme.com,1\n", /no column "Phone"/],
  ["a column that the file lacks", "email\ncy@acme.com\n", /no column "name"/],
  ["no header", "cy@acme.com,Cy\ndi@acme.com,Di\n", /no header/],
  ["a bad row at the end", `name,email\nCy,cy@acme.com\n${"x,".repeat(3_000)}\n`, /columns/],
])("a file with %s changes nothing, and the answer names it", async (_, file, words) => {
  const id = await listOf(PEOPLE);
  for (const change of [append, replace]) {
    const { status, body } = await change(id, file);
    expect([status, body.detail]).toEqual([422, expect.stringMatching(words)]);
  }
  expect(await textOf(id)).toBe("name,email,rc_duplicate_of_row\r\nAnn,ann@acme.com,\r\nBo,bo@acme.com,\r\n");
  expect(await ingest.count(`SELECT count(*) FROM list_rows WHERE list_id = -${id}`)).toBe(0);
});

test("the file is replaced: verdicts stay with their addresses, and new addresses are counted", async () => {
  const id = await listOf(PEOPLE);
  await answerList(ingest, id, {
    ann: { status: "deliverable", reason: "accepted" },
    bo: { status: "undeliverable", reason: "mailbox_not_found" },
  });
  const { body } = await replace(id, "email,name\nnew@acme.com,New\nann@acme.com,Ann\n");
  expect(body).toMatchObject({ row_count: 2, file_name: "new.csv", unasked: 1, columns: ["name", "email"] });
  const { body: page } = await ingest.json(`/lists/${id}/results`);
  expect(page.results.map((row: { email: string; status: string }) => [row.email, row.status])).toEqual([
    ["new@acme.com", null],
    ["ann@acme.com", "deliverable"],
  ]);
  const { body: summary } = await ingest.json(`/lists/${id}/summary`);
  expect(summary).toMatchObject({ by_status: { deliverable: 1 }, rows_by_status: { deliverable: 1 } });
  expect(summary.by_status).not.toHaveProperty("undeliverable");
});

test("a run after an append asks only what is new; until then new rows have no answer", async () => {
  const id = await listOf("name,email\nEve,eve@acme.com\n");
  await answerList(ingest, id, { eve: { status: "deliverable", reason: "accepted", checkedAt: new Date() } });
  expect((await append(id, "name,email\nFay,fay@acme.com\nEve,eve@acme.com\n")).body.unasked).toBe(1);
  expect((await append(id, "name,email\nFay again,FAY@acme.com\n")).body.unasked).toBe(1);
  const response = await ingest.fetch(`/v1/lists/${id}/export`);
  expect(response.headers.get("x-rollcall-open")).toBe("1");
  expect(await response.text()).toMatch(/Fay,fay@acme.com,fay@acme.com,,,/);
  const { body: run } = await ingest.json(`/lists/${id}/start`, { method: "POST" });
  expect(run).toMatchObject({ total: 2, done: 1 });
  expect((await ingest.json(`/lists/${id}`)).body.unasked).toBe(0);
});

test("rows that came after a cancelled run were not cancelled by it", async () => {
  const id = await listOf("name,email\nGil,gil@acme.com\n");
  const { body: run } = await ingest.json(`/lists/${id}/start`, { method: "POST" });
  await ingest.json(`/runs/${run.id}/cancel`, { method: "POST" });
  await append(id, "name,email\nHal,hal@acme.com\n");
  const { body: page } = await ingest.json(`/lists/${id}/results`);
  expect(page.results.map((row: { reason: string }) => row.reason)).toEqual(["cancelled", null]);
});

test("a list that is being verified keeps its rows: 409 in words, also where the run starts while the file comes in", async () => {
  const id = await listOf("name,email\nIda,ida@acme.com\n");
  const slow = request(`${ingest.url}/v1/lists/${id}/rows`, {
    method: "POST",
    headers: { ...FILE, cookie: ingest.cookie },
  });
  slow.write(`name,email\n${"Jo,jo@acme.com\n".repeat(300_000)}`);
  await expect.poll(() => ingest.count("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'")).toBeGreaterThan(0);
  await ingest.json(`/lists/${id}/start`, { method: "POST" });
  slow.end();
  const [response] = await once(slow, "response");
  response.resume();
  expect(response.statusCode).toBe(409);
  for (const change of [append, replace]) {
    const { status, body } = await change(id, "name,email\nJo,jo@acme.com\n");
    expect([status, body.detail]).toEqual([409, "This list is already being verified."]);
  }
  expect((await ingest.json(`/lists/${id}`)).body.row_count).toBe(1);
});

test("with an Idempotency-Key rows are appended once, and another request with it is refused", async () => {
  const id = await listOf(PEOPLE);
  const file = "name,email\nKit,kit@acme.com\n";
  const key = { "idempotency-key": "append-1" };
  expect((await append(id, file, key)).body.row_count).toBe(3);
  expect((await append(id, file, key)).body.row_count).toBe(3);
  expect((await append(id, file.replace("Kit", "Kai"), key)).body.code).toBe("idempotency_key_reused");
  expect((await append(id, file)).body.row_count).toBe(4);
  expect((await replace(id, PEOPLE, key)).body.row_count).toBe(2);
  expect((await replace(id, PEOPLE, key)).body.row_count).toBe(2);
  const of = `FROM audit_entries WHERE subject = '${id}' AND action`;
  expect(await ingest.count(`SELECT count(*) ${of} = 'list.appended'`)).toBe(2);
  expect(await ingest.count(`SELECT count(*) ${of} = 'list.replaced'`)).toBe(1);
});

test("of ten appends at once each is made, one after the other", async () => {
  const id = await listOf("email\nfirst@acme.com\n");
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, at) => append(id, `email\nat${at}@acme.com\nfirst@acme.com\n`)),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
  const { body } = await ingest.json(`/lists/${id}`);
  expect(body.analysis).toMatchObject({ rows: 21, duplicates: 10, unique: 11 });
});
