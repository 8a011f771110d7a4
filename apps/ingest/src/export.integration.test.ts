import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { ANSWERED_AT, answerList, type Answers } from "./testing/answer-list.ts";
import { startIngest, type TestIngest } from "./testing/start-ingest.ts";

let ingest: TestIngest;
/** A list whose run has answered all but dora; the malformed address was decided at the start. */
let id: string;
beforeAll(async () => {
  ingest = await startIngest(await freshDatabase());
  id = (await ingest.upload(LIST, "name=people.csv")).body.id;
  await answerList(ingest, id, ANSWERS);
});
afterAll(() => ingest.stop());

const LIST = `name,email,note
Anna,Anna@acme.com,=1+1
Ben,<ben@acme.com>,"a ""b"", c"
Cleo,cleo@acme.org,
Anna again,anna@acme.com
Nobody,n/a,x,and,more
Dora,dora@acme.com,
Broken,emil@@acme.com,
`;

const ANSWERS: Answers = {
  anna: { status: "deliverable", reason: "accepted", safeToSend: "yes", score: 95 },
  ben: {
    status: "undeliverable",
    reason: "mailbox_not_found",
    safeToSend: "no",
    score: 0,
    smtpReply: "5.1.1 No\n5.1.1 such user",
  },
  cleo: { status: "risky", reason: "catch_all", catchAll: true, provider: "yahoo" },
};

async function rows(query: string): Promise<string[][]> {
  const bytes = await ingest.download(id, query);
  return parse(bytes, { bom: true, delimiter: [",", ";"] });
}

/** The second column of the data rows. */
async function addresses(query: string): Promise<string[]> {
  return (await rows(query)).slice(1).map((cells) => cells[1] ?? "");
}

test("GET export: every row unchanged and in order, with its answer, padded to one width", async () => {
  const [header, ...table] = await rows("");
  expect(header).toEqual([
    "name",
    "email",
    "note",
    "Column 4",
    "Column 5",
    "rc_email",
    "rc_status",
    "rc_reason",
    "rc_safe_to_send",
    "rc_score",
    "rc_suggestion",
    "rc_catch_all",
    "rc_disposable",
    "rc_role",
    "rc_free",
    "rc_mx_host",
    "rc_provider",
    "rc_smtp_code",
    "rc_smtp_reply",
    "rc_duplicate_of_row",
    "rc_checked_at",
  ]);
  const anna = [
    "deliverable",
    "accepted",
    "yes",
    "95",
    "",
    "false",
    "false",
    "false",
    "false",
    "mx.example.com",
    "google",
  ];
  const reply = ["250", "2.1.5 Ok"];
  const at = ANSWERED_AT.toISOString();
  expect(table).toEqual([
    ["Anna", "Anna@acme.com", "=1+1", "", "", "Anna@acme.com", ...anna, ...reply, "", at],
    [
      "Ben",
      "<ben@acme.com>",
      'a "b", c',
      "",
      "",
      "ben@acme.com",
      "undeliverable",
      "mailbox_not_found",
      "no",
      "0",
      "",
      "false",
      "false",
      "false",
      "false",
      "mx.example.com",
      "google",
      "250",
      "5.1.1 No 5.1.1 such user",
      "",
      at,
    ],
    [
      "Cleo",
      "cleo@acme.org",
      "",
      "",
      "",
      "cleo@acme.org",
      "risky",
      "catch_all",
      "risky",
      "50",
      "",
      "true",
      "false",
      "false",
      "false",
      "mx.example.com",
      "yahoo",
      ...reply,
      "",
      at,
    ],
    ["Anna again", "anna@acme.com", "", "", "", "Anna@acme.com", ...anna, ...reply, "1", at],
    ["Nobody", "n/a", "x", "and", "more", "", "", "no_address", ...Array(13).fill("")],
    [
      "Dora",
      "dora@acme.com",
      "",
      "",
      "",
      "dora@acme.com",
      "unknown",
      "not_answered_yet",
      "unknown",
      "40",
      "",
      "",
      "false",
      "false",
      "false",
      ...Array(6).fill(""),
    ],
    [
      "Broken",
      "emil@@acme.com",
      "",
      "",
      "",
      "emil@@acme.com",
      "undeliverable",
      "invalid_syntax",
      "no",
      "0",
      "emil@acme.com",
      "",
      "false",
      "false",
      "false",
      "",
      "",
      "",
      "",
      "",
      expect.stringMatching(/^20.*Z$/),
    ],
  ]);
});

test("GET export: reports the number of open checks", async () => {
  const response = await ingest.fetch(`/v1/lists/${id}/export?format=jsonl`);
  expect(response.headers.get("x-rollcall-open")).toBe("1");
  expect(response.headers.get("content-disposition")).toBe(
    `attachment; filename="people-everything.jsonl"; filename*=UTF-8''people-everything.jsonl`,
  );
  await response.text();
});

test.each([
  ["preset=safe", ["Anna@acme.com"]],
  ["preset=safe&duplicates=true", ["Anna@acme.com", "anna@acme.com"]],
  ["preset=safe_and_risky&duplicates=true", ["Anna@acme.com", "cleo@acme.org", "anna@acme.com"]],
  ["preset=undeliverable", ["<ben@acme.com>", "emil@@acme.com"]],
  ["preset=unknown", ["dora@acme.com"]],
  ["preset=custom&reason=not_answered_yet", ["dora@acme.com"]],
  ["preset=custom&status=risky,undeliverable&reason=catch_all", ["cleo@acme.org"]],
  ["preset=custom&status=risky&status=deliverable&catch_all=false", ["Anna@acme.com"]],
  ["preset=custom&reason=no_address", ["n/a"]],
  ["preset=custom&duplicates=only", ["anna@acme.com"]],
  ["preset=custom&provider=yahoo&domain=ACME.org", ["cleo@acme.org"]],
  ["preset=custom&q=DORA", ["dora@acme.com"]],
])("GET export: %s", async (query, expected) => {
  expect(await addresses(query)).toEqual(expected);
});

test("GET export: chosen columns in order; an unknown one is named", async () => {
  expect((await rows("columns=rc_status,Name&preset=safe")).slice(0, 2)).toEqual([
    ["rc_status", "name"],
    ["deliverable", "Anna"],
  ]);
  const refused = await ingest.json(`/lists/${id}/export?columns=rc_status,nope`);
  expect(refused).toMatchObject({ status: 422, body: { code: "no_such_column" } });
  const forMailchimp = await rows("target=mailchimp&preset=safe");
  expect(forMailchimp[0]).toEqual(["Email Address", "name", "note", "Column 4", "Column 5", "Tags"]);
  expect(forMailchimp[1]).toEqual(["Anna@acme.com", "Anna", "=1+1", "", "", "deliverable"]);
});

test("GET export: for Excel with a byte order mark, semicolons and escaped formulas", async () => {
  const bytes = await ingest.download(id, "format=csv_excel&delimiter=%3B&preset=safe");
  expect(bytes.subarray(0, 3).toString("hex")).toBe("efbbbf");
  expect(bytes.toString()).toContain("\r\nAnna;Anna@acme.com;'=1+1;");
  expect((await ingest.download(id, "preset=safe")).toString()).toContain("\r\nAnna,Anna@acme.com,=1+1,");
  expect((await ingest.download(id, "preset=safe&formula_guard=true")).toString()).toContain(",'=1+1,");
});

test("GET export: compressed, as JSON Lines, and as a workbook that reads back identically", async () => {
  const plain = await ingest.download(id);
  expect(gunzipSync(await ingest.download(id, "gzip=true")).equals(plain)).toBe(true);
  const [line] = (await ingest.download(id, "format=jsonl")).toString().split("\n");
  expect(JSON.parse(line ?? "")).toMatchObject({
    name: "Anna",
    email: "Anna@acme.com",
    rc_status: "deliverable",
    rc_score: "95",
  });
  const workbook = await ingest.download(id, "format=xlsx");
  const { body } = await ingest.upload(new Uint8Array(workbook), "file_name=people.xlsx");
  expect(body).toMatchObject({ row_count: 7, delimiter: null, address_columns: [1] });
  const { body: page } = await ingest.json(`/lists/${body.id}/results`);
  expect(page.results[4].cells.slice(0, 5)).toEqual(["Nobody", "n/a", "x", "and", "more"]);
});

test("GET export: appended columns of an uploaded export are replaced", async () => {
  const first = await ingest.download(id);
  const { body } = await ingest.upload(new Uint8Array(first));
  expect(body.address_columns).toEqual([1]);
  await answerList(ingest, body.id, {});
  const [header, ...table] = parse(await ingest.download(body.id));
  expect(header).toEqual(parse(first)[0]);
  expect(table.map((cells) => cells[6])).toEqual([
    "deliverable",
    "undeliverable",
    "risky",
    "deliverable",
    "",
    "unknown",
    "undeliverable",
  ]);
});

test("GET export: unprobed addresses of a cancelled run are unknown", async () => {
  const { body } = await ingest.upload("email\nfay@acme.com\n");
  await answerList(ingest, body.id, {});
  const { body: list } = await ingest.json(`/lists/${body.id}`);
  await ingest.json(`/runs/${list.run.id}/cancel`, { method: "POST" });
  const [, fay] = parse(await ingest.download(body.id, "preset=unknown&columns=rc_status,rc_reason,rc_safe_to_send"));
  expect(fay).toEqual(["unknown", "cancelled", "unknown"]);
});

test("GET export: a client that disconnects releases the connection", async () => {
  const many = Array.from({ length: 60_000 }, (_, row) => `user${row}@acme.com,${"x".repeat(200)}`).join("\n");
  const { body } = await ingest.upload(`email,note\n${many}`);
  for (let reader = 0; reader < 10; reader += 1) {
    const left = new AbortController();
    const response = await ingest.fetch(`/v1/lists/${body.id}/export`, { signal: left.signal });
    await response.body?.getReader().read();
    left.abort();
    const { pool } = ingest.database;
    await expect.poll(() => pool.totalCount - pool.idleCount).toBe(0);
  }
  expect((await ingest.download(body.id)).toString().split("\r\n")).toHaveLength(60_002);
});

test("GET summary: the run's verdicts by status, reason, provider and domain", async () => {
  expect((await ingest.json(`/lists/${id}/summary`)).body).toMatchObject({
    by_status: { deliverable: 1, risky: 1, undeliverable: 2 },
    by_reason: { accepted: 1, catch_all: 1, mailbox_not_found: 1, invalid_syntax: 1 },
  });
});

test("GET results: filters narrow the rows and are counted", async () => {
  const { body } = await ingest.json(`/lists/${id}/results?status=deliverable&limit=1`);
  expect(body).toMatchObject({ total: 2, next_cursor: "1", results: [{ row_number: 1, input: "Anna@acme.com" }] });
  const { body: next } = await ingest.json(`/lists/${id}/results?status=deliverable&limit=1&cursor=1`);
  expect(next.results).toMatchObject([{ row_number: 4, duplicate_of_row: 1 }]);
});
