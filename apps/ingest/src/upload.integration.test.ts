import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { startIngest, type TestIngest } from "./testing/start-ingest.ts";

let ingest: TestIngest;
beforeAll(async () => {
  ingest = await startIngest(await freshDatabase());
});
afterAll(() => ingest.stop());

const LIST = `name,email,second
Anna,Anna@gmail.com,
Ben,ben@acme.com; ben.two@acme.com,ben.three@acme.com
Anna again,anna@GMAIL.com,
,,
No address,n/a,
Broken,dora@@acme.com,
Anna dotted,a.n.n.a+shop@gmail.com,
`;

test("POST /v1/lists: a file becomes a list, with its counts", async () => {
  const { status, body } = await ingest.upload(LIST, "file_name=people.csv&name=People");
  expect(status).toBe(201);
  expect(body).toMatchObject({
    name: "People",
    file_name: "people.csv",
    state: "ready",
    row_count: 7,
    columns: ["name", "email", "second"],
    address_columns: [1],
    has_header: true,
    encoding: "utf-8",
    delimiter: ",",
    dedupe: "safe",
    duplicate_of: null,
    run: null,
  });
  expect(body.analysis).toMatchObject({
    rows: 7,
    blank: 1,
    without_address: 1,
    invalid_syntax: 1,
    duplicates: 1,
    unique: 4,
    same_mailbox: null,
    known_fresh: 0,
    free: 2,
    suggestions: 1,
    top_domains: [
      { domain: "gmail.com", count: 2 },
      { domain: "acme.com", count: 1 },
    ],
    providers: [],
    expected_seconds: null,
  });
  const { body: page } = await ingest.json(`/lists/${body.id}/results`);
  expect(page.total).toBe(7);
  expect(page.results.map((row: { email: string }) => row.email)).toEqual([
    "Anna@gmail.com",
    "ben@acme.com",
    "anna@gmail.com",
    null,
    null,
    "dora@@acme.com",
    "a.n.n.a+shop@gmail.com",
  ]);
  expect(page.results[2]).toMatchObject({ duplicate_of_row: 1, cells: ["Anna again", "anna@GMAIL.com", ""] });
});

const REPORT = "no,name,email\n1,Ann,ann@acme.com\n2,Bo,bo@acme.com\n,,\nAsk,,help@acme.com\n";

test.each([
  ["", 4, []],
  ["skip_footer=0", 4, []],
  [
    "skip_footer=2",
    2,
    [
      ["", "", ""],
      ["Ask", "", "help@acme.com"],
    ],
  ],
  ["skip_footer=1000", 0, expect.objectContaining({ length: 4 })],
])(
  "POST /v1/lists?%s: of a report with an address in its last row, %i rows are contacts",
  async (query, rows, footer) => {
    const { body } = await ingest.upload(REPORT, query);
    expect(body).toMatchObject({ row_count: rows, footer });
    const { body: page } = await ingest.json(`/lists/${body.id}/results`);
    expect(page.results).toHaveLength(rows);
    const file = await (await ingest.fetch(`/v1/lists/${body.id}/export`)).text();
    expect(file.trim().split("\r\n")).toHaveLength(5);
  },
);

test("POST /v1/lists?skip_footer=0: a footer that would be found by itself stays, also after another choice of columns", async () => {
  const text = "no,name,email\n1,Ann,ann@acme.com\n,,\nCopyright 2026\n";
  expect((await ingest.upload(text)).body).toMatchObject({ row_count: 1, footer: [["", "", ""], ["Copyright 2026"]] });
  const { body } = await ingest.upload(text, "skip_footer=0");
  expect(body).toMatchObject({ row_count: 3, footer: [] });
  const change = { method: "PATCH", headers: { "content-type": "application/json" }, body: '{"column":"email"}' };
  expect((await ingest.json(`/lists/${body.id}`, change)).body).toMatchObject({ row_count: 3, footer: [] });
});

test.each(["-1", "1001", "x"])("POST /v1/lists?skip_footer=%s is refused", async (count) => {
  expect((await ingest.upload(REPORT, `skip_footer=${count}`)).status).toBe(400);
});

test("POST /v1/lists: addresses of privacy relays are told, in counts, results, and the export that asks for it", async () => {
  const { body } = await ingest.upload("email\nx1@duck.com\ny2@anna.anonaddy.com\nanna@gmail.com\nnothing\n");
  expect(body.analysis).toMatchObject({ privacy_relay: 2, free: 1, disposable: 0 });
  const { body: page } = await ingest.json(`/lists/${body.id}/results`);
  const relays = page.results.map(({ privacy_relay: relay }: { privacy_relay: boolean | null }) => relay);
  expect(relays.slice(0, 3)).toEqual([true, true, false]);
  const plain = await (await ingest.fetch(`/v1/lists/${body.id}/export`)).text();
  expect(plain).not.toContain("rc_privacy_relay");
  const asked = await ingest.fetch(`/v1/lists/${body.id}/export?columns=rc_email,rc_privacy_relay`);
  expect((await asked.text()).split("\r\n").slice(0, 4)).toEqual([
    "rc_email,rc_privacy_relay",
    "x1@duck.com,true",
    "y2@anna.anonaddy.com,true",
    "anna@gmail.com,false",
  ]);
});

test("POST /v1/lists: addresses of several columns and cells are each probed once", async () => {
  const { body } = await ingest.upload(LIST, "column=email&column=3");
  expect(body.address_columns).toEqual([1, 2]);
  await ingest.json(`/lists/${body.id}/start`, { method: "POST" });
  const { body: list } = await ingest.json(`/lists/${body.id}`);
  // anna, three of ben's, dora, a.n.n.a
  expect(list.run.total).toBe(6);
});

test("POST /v1/lists: relaxed duplicates are counted, and still probed", async () => {
  const { body } = await ingest.upload(LIST, "dedupe=relaxed");
  expect(body.analysis).toMatchObject({ duplicates: 1, unique: 4, same_mailbox: 1 });
});

test("POST /v1/lists: without dedupe no row is marked as a duplicate", async () => {
  const { body } = await ingest.upload(LIST, "dedupe=off");
  expect(body.analysis).toMatchObject({ duplicates: 0, unique: 4 });
});

test("POST /v1/lists: a form has its options as fields before the file", async () => {
  const form = new FormData();
  form.append("name", "From a form");
  form.append("column", "second");
  form.append("file", new Blob([LIST]), "C:\\fake\\..\\people.csv");
  const { status, body } = await ingest.json("/lists", { method: "POST", body: form });
  expect(status).toBe(201);
  expect(body).toMatchObject({ name: "From a form", file_name: "people.csv", address_columns: [2] });
});

test("POST /v1/lists: reading options are applied", async () => {
  const bytes = Buffer.from("anna@gmail.com|Grüße\r\nben@gmail.com|x\r\n", "latin1");
  const query = "encoding=windows-1252&delimiter=pipe&has_header=false&column=1";
  const { body } = await ingest.upload(bytes, query);
  expect(body).toMatchObject({ encoding: "windows-1252", delimiter: "|", has_header: false, row_count: 2 });
  const { body: page } = await ingest.json(`/lists/${body.id}/results?limit=1`);
  expect(page).toMatchObject({ results: [{ cells: ["anna@gmail.com", "Grüße"] }], next_cursor: "1" });
});

test("GET /v1/lists: q finds lists by a substring of their names", async () => {
  await ingest.upload("email\nanna@acme.com\n", "name=Spring_2026%20100%25&file_name=spring-1.csv");
  await ingest.upload("email\nben@acme.com\n", "name=SpringX2026&file_name=spring-2.csv");
  const found = async (q: string): Promise<string[]> => {
    const { body } = await ingest.json(`/lists?q=${encodeURIComponent(q)}`);
    return body.lists.map(({ name }: { readonly name: string }) => name);
  };
  expect(await found(" sprinG")).toEqual(["SpringX2026", "Spring_2026 100%"]);
  expect(await found("g_2")).toEqual(["Spring_2026 100%"]);
  expect(await found("0%")).toEqual(["Spring_2026 100%"]);
  expect(await found("spring-2.csv")).toEqual(["SpringX2026"]);
  expect(await found("no such list")).toEqual([]);
});

test("POST /v1/lists: an upload is audited", async () => {
  const { body: list } = await ingest.upload("email\nanna@acme.com\n", "name=Noted");
  const { body } = await ingest.json("/audit?limit=1");
  expect(body.entries).toMatchObject([{ actor: "browser session (Owner)", action: "list.uploaded", subject: list.id }]);
});

test("POST /v1/lists: the same Idempotency-Key returns the same list, another key creates another list", async () => {
  const send = async (key: string): ReturnType<TestIngest["json"]> =>
    await ingest.json("/lists", {
      method: "POST",
      body: "email\nidem@acme.com\n",
      headers: { "idempotency-key": key },
    });
  const first = await send("k1");
  const again = await send("k1");
  const other = await send("k2");
  expect([first.status, again.status, other.status]).toEqual([201, 200, 201]);
  expect(again.body.id).toBe(first.body.id);
  expect(other.body.id).not.toBe(first.body.id);
  expect(other.body.duplicate_of).toBe(first.body.id);
  expect(
    await ingest.count(
      "SELECT count(*) FROM lists WHERE file_hash = (SELECT file_hash FROM lists WHERE id = " + first.body.id + ")",
    ),
  ).toBe(2);
});

test("POST /v1/lists: an Idempotency-Key reused with another file or other parameters is rejected", async () => {
  const send = async (body: string, query = ""): ReturnType<TestIngest["json"]> =>
    await ingest.json(`/lists?file_name=p.csv${query}`, {
      method: "POST",
      body,
      headers: { "content-type": "text/csv", "idempotency-key": "reused" },
    });
  const first = await send("email\nfirst@acme.com\n");
  for (const other of [
    await send("email\nother@acme.com\n"),
    await send("email\nfirst@acme.com\n", "&name=Other"),
    await send("email\nfirst@acme.com\n", "&start=true"),
  ]) {
    expect([other.status, other.body.code]).toEqual([422, "idempotency_key_reused"]);
  }
  const again = await send("email\nfirst@acme.com\n");
  expect([again.status, again.body.id]).toEqual([200, first.body.id]);
});

test("POST /v1/lists: of two concurrent uploads with one key, one gets a 409", async () => {
  const rows = Array.from({ length: 20_000 }, (_, row) => `user${row}@acme.com`).join("\n");
  const send = async (): Promise<number> =>
    (await ingest.json("/lists", { method: "POST", body: `email\n${rows}`, headers: { "idempotency-key": "race" } }))
      .status;
  expect((await Promise.all([send(), send()])).sort()).toEqual([201, 409]);
  expect(
    await ingest.count(
      "SELECT count(*) FROM lists WHERE idempotency_key = encode(sha256(E'browser session (Owner)\\nrace'), 'hex')",
    ),
  ).toBe(1);
});

test("POST /v1/lists/preview: the beginning of a file is enough, even compressed", async () => {
  const rows = Array.from({ length: 60_000 }, (_, row) => `${row},user${row}@acme${row % 97}.com,${Math.sin(row)}`);
  const csv = Buffer.from(`id,mail,x\n${rows.join("\n")}`);
  for (const bytes of [csv.subarray(0, 1024 * 1024), gzipSync(csv).subarray(0, 500_000)]) {
    const { status, body } = await ingest.json("/lists/preview?file_name=a.csv", {
      method: "POST",
      body: Buffer.from(bytes),
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      file_name: "a.csv",
      format: "csv",
      columns: ["id", "mail", "x"],
      address_columns: [1],
    });
    expect(body.preview[0]).toEqual(["0", "user0@acme0.com", "0"]);
  }
  expect(await ingest.count("SELECT count(*) FROM lists WHERE file_name = 'a.csv'")).toBe(0);
});

test("POST /v1/lists/paste: the addresses of any text", async () => {
  const text = 'Hi,\nplease write to Anna <anna@acme.com>, "ben@acme.com" and ANNA@acme.com at 9 @ home.';
  const { status, body } = await ingest.json("/lists/paste", {
    method: "POST",
    body: JSON.stringify({ text }),
    headers: { "content-type": "application/json" },
  });
  expect(status).toBe(201);
  expect(body).toMatchObject({ name: "Pasted text", row_count: 2, analysis: { unique: 2 } });
});

test("PATCH /v1/lists/:id: other columns, read from the stored rows, until there is a run", async () => {
  const { body } = await ingest.upload(LIST, "name=Remap");
  const patch = (change: object): ReturnType<TestIngest["json"]> =>
    ingest.json(`/lists/${body.id}`, {
      method: "PATCH",
      body: JSON.stringify(change),
      headers: { "content-type": "application/json" },
    });
  const mapped = await patch({ address_columns: [2], name: "Remapped" });
  expect(mapped.body).toMatchObject({
    name: "Remapped",
    address_columns: [2],
    row_count: 7,
    analysis: { unique: 1, without_address: 5, blank: 1, duplicates: 0, invalid_syntax: 0 },
  });
  const { body: page } = await ingest.json(`/lists/${body.id}/results`);
  expect(page.results[1]).toMatchObject({
    email: "ben.three@acme.com",
    cells: ["Ben", "ben@acme.com; ben.two@acme.com", "ben.three@acme.com"],
  });
  expect(await patch({ address_columns: [7] })).toMatchObject({ status: 422, body: { code: "no_such_column" } });
  expect(await patch({ column: "email", dedupe: "off" })).toMatchObject({
    status: 200,
    body: { address_columns: [1], dedupe: "off" },
  });
  await ingest.json(`/lists/${body.id}/start`, { method: "POST" });
  expect(await patch({ column: "second" })).toMatchObject({ status: 409, body: { code: "already_verified" } });
});
