import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { answerList } from "./testing/answer-list.ts";
import { startIngest, type TestIngest } from "./testing/start-ingest.ts";

let ingest: TestIngest;
beforeAll(async () => {
  ingest = await startIngest(await freshDatabase());
});
afterAll(() => ingest.stop());

const post = (path: string, body: object): ReturnType<TestIngest["json"]> =>
  ingest.json(path, { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } });
const listOf = async (file: string, name = "people"): Promise<string> =>
  (await ingest.upload(file, `file_name=people.csv&name=${name}`)).body.id;
const rowsOf = async (id: string): Promise<string[]> => {
  const text = (await ingest.download(id)).toString();
  const [header = "", ...lines] = text.trimEnd().split("\r\n");
  const own = header.slice(0, header.indexOf(",rc_email")).split(",").length;
  return [header, ...lines].map((line) => line.split(",").slice(0, own).join(","));
};

test("lists are merged: columns by name, ragged rows, odd characters and duplicates as they were", async () => {
  const one = await listOf('name,email\nAnn,ann@acme.com\n"q""é\u0000",bo@acme.com,extra\n', "one");
  const two = await listOf("EMAIL,Phone,Name\nBO@acme.com,1,Bo\ncy@acme.com,,\n", "two");
  const { status, body } = await post("/lists/merge", { lists: [one, two], name: "all" });
  expect(status).toBe(201);
  expect(body).toMatchObject({
    name: "all",
    columns: ["name", "email", "Column 3", "Phone"],
    address_columns: [1],
    row_count: 4,
    duplicate_of: null,
    run: null,
  });
  expect(body.analysis).toMatchObject({ rows: 4, duplicates: 1, unique: 3 });
  expect(await rowsOf(body.id)).toEqual([
    "name,email,Column 3,Phone",
    "Ann,ann@acme.com,,",
    '"q""é\u0000",bo@acme.com,extra,',
    "Bo,BO@acme.com,,1",
    ",cy@acme.com,,",
  ]);
  const { body: page } = await ingest.json(`/lists/${body.id}/results?duplicates=only`);
  expect(page.results.map((row: { duplicate_of_row: number }) => row.duplicate_of_row)).toEqual([2]);
  expect((await ingest.json(`/lists/${one}`)).body.row_count).toBe(2);
});

test("subtracted, a row stays if none of its addresses is on the others", async () => {
  const all = await listOf(
    'email,n\nann@acme.com,1\n"bo@acme.com; cy@acme.com",2\nn/a,3\ndi@acme.com,4\nDI@acme.com,5\n',
  );
  const others = [await listOf("email\nCY@acme.com\n"), await listOf('email\n"x@acme.com, ann@acme.com"\n')];
  const { status, body } = await post("/lists/subtract", { list: all, minus: others });
  expect(status).toBe(201);
  expect(await rowsOf(body.id)).toEqual(["email,n", "n/a,3", "di@acme.com,4", "DI@acme.com,5"]);
  expect(body.analysis).toMatchObject({ rows: 3, without_address: 1, duplicates: 1, unique: 1 });
  const nothing = await post("/lists/subtract", { list: others[0], minus: [all] });
  expect([nothing.status, nothing.body.code]).toEqual([422, "no_rows_left"]);
  expect((await post("/lists/subtract", { list: all, minus: ["999999"] })).status).toBe(404);
});

test("a list is split by the values of a column, or by the statuses of its rows", async () => {
  const id = await listOf("email,City\nann@acme.com,Oslo\nbo@acme.com,Rome\ncy@acme.com,Oslo\ndi@acme.com\n", "fair");
  const byCity = await post(`/lists/${id}/split`, { by: "column", column: "city" });
  expect(byCity.status).toBe(201);
  expect(byCity.body.lists.map((list: { name: string; row_count: number }) => [list.name, list.row_count])).toEqual([
    ["fair: Oslo", 2],
    ["fair: Rome", 1],
    ["fair: blank", 1],
  ]);
  expect(await rowsOf(byCity.body.lists[0].id)).toEqual(["email,City", "ann@acme.com,Oslo", "cy@acme.com,Oslo"]);
  await answerList(ingest, id, {
    ann: { status: "deliverable", reason: "accepted" },
    bo: { status: "undeliverable", reason: "mailbox_not_found" },
  });
  const byStatus = await post(`/lists/${id}/split`, { by: "status" });
  expect(byStatus.body.lists.map((list: { name: string; row_count: number }) => [list.name, list.row_count])).toEqual([
    ["fair: deliverable", 1],
    ["fair: undeliverable", 1],
    ["fair: no status", 2],
  ]);
});

test("a column with too many values is rejected with the number of lists it would make", async () => {
  const rows = Array.from({ length: 51 }, (_, row) => `a${row}@acme.com,${row}\n`).join("");
  const id = await listOf(`email,n\n${rows}`);
  const before = await ingest.count("SELECT count(*) FROM lists");
  const { status, body } = await post(`/lists/${id}/split`, { by: "column", column: "n" });
  expect([status, body.code, body.detail]).toEqual([422, "too_many_parts", expect.stringContaining("51 lists")]);
  expect(await ingest.count("SELECT count(*) FROM lists")).toBe(before);
  expect((await post(`/lists/${id}/split`, { by: "column", column: "City" })).body.code).toBe("no_such_column");
});

test("each new list is audited with what it was made of", async () => {
  const [one, two] = [await listOf("email\nann@acme.com\n"), await listOf("email\nbo@acme.com\n")];
  const { body: merged } = await post("/lists/merge", { lists: [one, two] });
  const { rows } = await ingest.database.pool.query(
    "SELECT action, detail FROM audit_entries WHERE subject = $1 AND action LIKE 'list.%'",
    [merged.id],
  );
  expect(rows).toEqual([{ action: "list.merged", detail: { from: `${one}, ${two}` } }]);
});
