import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { startIngest, type TestIngest } from "./testing/start-ingest.ts";

let ingest: TestIngest;
beforeAll(async () => {
  ingest = await startIngest(await freshDatabase());
});
afterAll(() => ingest.stop());

/** Whatever was sent: the server is up, nothing is stored, and no database connection has leaked. */
afterEach(async () => {
  // Usually at once; if the end of a connection gets lost, the upload times out after a minute.
  await expect.poll(() => ingest.count("SELECT count(*) FROM lists"), { timeout: 75_000 }).toBe(0);
  expect(await ingest.count("SELECT count(*) FROM list_rows")).toBe(0);
  expect(await ingest.count("SELECT count(*) FROM contacts")).toBe(0);
  await expect.poll(() => ingest.database.pool.totalCount - ingest.database.pool.idleCount).toBe(0);
  expect((await fetch(`${ingest.url}/readyz`)).status).toBe(200);
});

const ROWS = Array.from({ length: 30_000 }, (_, row) => `${row},user${row}@acme${row % 50}.com\n`).join("");
/** More than the reader buffers before it creates a list. */
const MANY_ROWS = ROWS.repeat(8);

/** Sends a request's head and part of its body, then disconnects. */
async function hangUp(head: string, body: string): Promise<void> {
  const { hostname, port } = new URL(ingest.url);
  const socket = connect(Number(port), hostname);
  socket.write(
    `POST /v1/lists?name=Broken HTTP/1.1\r\nhost: ${hostname}\r\ncookie: ${ingest.cookie}\r\n${head}\r\n\r\n`,
  );
  socket.write(body);
  await expect.poll(() => ingest.count("SELECT count(*) FROM lists")).toBe(1);
  await wait(100);
  socket.destroy();
}

test("POST /v1/lists: an interrupted body leaves nothing", async () => {
  await hangUp("content-type: text/csv\r\ncontent-length: 99999999", `id,email\n${MANY_ROWS}`);
});

test("POST /v1/lists: an interrupted chunked body leaves nothing", async () => {
  const chunk = `id,email\n${MANY_ROWS}`;
  await hangUp("transfer-encoding: chunked", `${chunk.length.toString(16)}\r\n${chunk}\r\n`);
});

test("POST /v1/lists: an interrupted form leaves nothing", async () => {
  const part = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n';
  await hangUp(
    "content-type: multipart/form-data; boundary=b\r\ncontent-length: 99999999",
    `${part}id,email\n${MANY_ROWS}`,
  );
});

test("POST /v1/lists: an error in a late row is reported, and nothing of the list remains", async () => {
  const late = `id,email\n${ROWS}1,${"x".repeat(1_100_000)}\n`;
  const { status, body } = await ingest.upload(late);
  expect({ status, code: body.code, type: body.type }).toEqual({
    status: 422,
    code: "cell_too_large",
    type: "about:blank",
  });
  expect(body.detail).toContain("Row 30002, column 2");
});

test("POST /v1/lists: the same in a form", async () => {
  const form = new FormData();
  form.append("file", new Blob([`id,email\n${ROWS}1,${"x".repeat(1_100_000)}\n${ROWS}`]), "a.csv");
  expect(await ingest.json("/lists", { method: "POST", body: form })).toMatchObject({
    status: 422,
    body: { code: "cell_too_large" },
  });
});

test("POST /v1/lists: an early rejection is sent, and the connection stays usable", async () => {
  const long = `id,email\n1,${"x".repeat(1_100_000)}\n${ROWS.repeat(30)}`;
  for (let upload = 0; upload < 3; upload += 1) {
    expect(await ingest.upload(long)).toMatchObject({ status: 422, body: { code: "cell_too_large" } });
  }
});

test("POST /v1/lists: a cell of 2 GB is rejected after its first megabytes", async () => {
  const { hostname, port } = new URL(ingest.url);
  let sent = 0;
  const answered = await new Promise<{ status: number; sent: number; text: string }>((resolve, reject) => {
    const headers = { cookie: ingest.cookie };
    const sending = request({ hostname, port, path: "/v1/lists", method: "POST", headers }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => (text += chunk.toString()));
      response.on("end", () => {
        sending.destroy();
        resolve({ status: response.statusCode ?? 0, sent, text });
      });
    });
    sending.on("error", reject);
    const more = Buffer.alloc(64 * 1024, "x");
    const write = (): void => {
      while (sent < 2 * 1024 ** 3 && !sending.destroyed) {
        sent += more.length;
        if (!sending.write(more)) return void sending.once("drain", write);
      }
    };
    sending.write('email\n"');
    write();
  });
  expect(answered.status).toBe(422);
  expect(JSON.parse(answered.text)).toMatchObject({ code: "cell_too_large" });
  expect(answered.sent).toBeLessThan(64 * 1024 ** 2);
});

test.each([
  ["an empty file", "", "empty_file"],
  ["blank lines alone", "\n\n\n", "empty_file"],
  ["10,000 columns", `email${",x".repeat(9_999)}\na@acme.com${",y".repeat(9_999)}\n`, "too_many_columns"],
  ["a row of a million cells", `email,b\na@acme.com${",".repeat(1_000_000)}\n`, "too_many_columns"],
  ["a picture", Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1"), "unsupported_format"],
  ["a web page", "<!doctype html><html><body>a@acme.com</body></html>", "unsupported_format"],
  ["a damaged workbook", Buffer.from("PK\x03\x04 and then nothing of the kind", "latin1"), "damaged_file"],
  [
    "a zip bomb",
    gzipSync(`email\n${`a@acme.com,${"x".repeat(50_000)}\n`.repeat(4_000)}`, { level: 9 }),
    "expands_too_much",
  ],
  ["a gzip that is cut short", gzipSync(`email\n${ROWS}`).subarray(0, 50_000), "damaged_file"],
  ["no addresses", "name,phone\nAnna,123\n", "no_address_column"],
])("POST /v1/lists: %s is rejected in one sentence", async (_, bytes, code) => {
  const { status, body } = await ingest.upload(typeof bytes === "string" ? bytes : Buffer.from(bytes));
  expect({ status, code: body.code }).toEqual({ status: 422, code });
  expect(body.detail).toMatch(/^[A-Z].*\.$/s);
});

test.each([
  ["column=nope", 422, "no_such_column"],
  ["column=99", 422, "no_such_column"],
  ["encoding=klingon", 400, "invalid_request"],
  ["delimiter=ab", 400, "invalid_request"],
  ["delimiter=%F0%9F%98%80", 400, "invalid_request"],
  ["dedupe=perhaps", 400, "invalid_request"],
  ["has_header=maybe", 400, "invalid_request"],
])("POST /v1/lists: %s is rejected", async (query, status, code) => {
  expect(await ingest.upload("email\na@acme.com\n", query)).toMatchObject({ status, body: { code } });
});

test("POST /v1/lists: an empty body and an empty form are not files, nor is JSON without entries", async () => {
  const json = { "content-type": "application/json" };
  const asked = [
    await ingest.json("/lists", { method: "POST" }),
    await ingest.json("/lists", { method: "POST", body: new FormData() }),
    await ingest.json("/lists", { method: "POST", body: "", headers: json }),
    await ingest.json("/lists/preview", { method: "POST", body: "[]", headers: json }),
  ];
  for (const answer of asked) expect(answer).toMatchObject({ status: 400, body: { code: "no_file" } });
  const empty = await ingest.json("/lists", { method: "POST", body: "{}", headers: json });
  expect(empty).toMatchObject({ status: 400, body: { code: "invalid_request", errors: [{ pointer: "/entries" }] } });
});

test("POST /v1/lists/paste: text without an address is refused", async () => {
  const paste = { method: "POST", body: '{"text":"no @ here"}', headers: { "content-type": "application/json" } };
  expect(await ingest.json("/lists/paste", paste)).toMatchObject({ status: 422, body: { code: "no_address" } });
});

/** Concurrent suites share the server: count only our own database. */
const COPYING = "datname = current_database() AND state = 'active' AND query LIKE 'COPY list_rows%'";

test("POST /v1/lists: a database connection lost during the import is a 503, and leaves nothing", async () => {
  const { hostname, port } = new URL(ingest.url);
  const headers = { "content-type": "text/csv", cookie: ingest.cookie };
  const upload = request({ hostname, port, path: "/v1/lists?name=Lost", method: "POST", headers });
  const answered = once(upload, "response") as Promise<[IncomingMessage]>;
  upload.write(`id,email\n${MANY_ROWS}`);
  await expect
    .poll(() => ingest.count(`SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE ${COPYING}`))
    .toBe(1);
  upload.end(MANY_ROWS);
  const [answer] = await answered;
  const body = JSON.parse(await text(answer)) as { code: string };
  expect([answer.statusCode, answer.headers["retry-after"], body.code]).toEqual([503, "5", "database_away"]);
});

test("POST /v1/lists: a file that does not fit on the disk is a 507 before it is read", async () => {
  const cramped = await startIngest(ingest.databaseUrl, {}, [], { room: async () => 20 * 1024 * 1024 });
  try {
    const { status, body } = await cramped.upload("email\nanna@acme.com\n");
    expect([status, body.code]).toEqual([507, "disk_full"]);
    expect(body.detail).toMatch(/about 64 MB are needed, and 20 MB are free\. Free some space/);
  } finally {
    await cramped.stop();
  }
});
