import { once } from "node:events";
import { connect } from "node:net";
import { createLogger } from "@rollcall/telemetry";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { startIngest, type TestIngest } from "./testing/start-ingest.ts";

interface Line {
  readonly level: number;
  readonly msg: string;
  readonly request_id?: string;
  readonly [field: string]: unknown;
}

/** Far more than the buffers of a loopback connection. */
const CELL = "x".repeat(100_000);
const BIG = `email,note\n${Array.from({ length: 400 }, (_, row) => `user${row}@acme.com,${CELL}\n`).join("")}`;

const lines: Line[] = [];
let ingest: TestIngest;
beforeAll(async () => {
  const logger = createLogger("info", { write: (line) => void lines.push(JSON.parse(line) as Line) });
  ingest = await startIngest(await freshDatabase(), {}, [], { logger });
});
afterAll(() => ingest.stop());

const said = (msg: string): Line | undefined => lines.findLast((line) => line.msg === msg);

test("every answer carries x-request-id, each its own, and a problem says it in its body as well", async () => {
  const answers = await Promise.all([ingest.fetch(`/v1/lists`), ingest.fetch(`/v1/lists/999`)]);
  const ids = answers.map(({ headers }) => headers.get("x-request-id"));
  expect(new Set(ids).size).toBe(2);
  expect(await answers[1]?.json()).toMatchObject({ code: "not_found", request_id: ids[1] });
});

test("an upload, its run and what is done to it are a line each, with the request's id", async () => {
  const response = await ingest.fetch(`/v1/lists?file_name=a.csv&start=true`, {
    method: "POST",
    headers: { "content-type": "text/csv" },
    body: "email\nanna@acme.com\nbob@acme.com\n",
  });
  const { id, run } = (await response.json()) as { id: string; run: { id: string } };
  const request_id = response.headers.get("x-request-id");
  expect(request_id).toMatch(/^[\w-]{36}$/);
  expect(said("list read")).toMatchObject({ level: 30, list: Number(id), rows: 2, bytes: 33, request_id });
  expect(said("run started")).toMatchObject({ run: Number(run.id), list: Number(id), addresses: 2, request_id });
  for (const [verb, msg] of [
    ["pause", "run paused"],
    ["resume", "run resumed"],
    ["cancel", "run cancelled"],
  ] as const) {
    const steered = await ingest.fetch(`/v1/runs/${run.id}/${verb}`, { method: "POST" });
    expect(said(msg)).toMatchObject({ run: Number(run.id), request_id: steered.headers.get("x-request-id") });
  }
});

test("a download that its client breaks off is no error of ours", async () => {
  const { body } = await ingest.upload(BIG);
  const { hostname, port } = new URL(ingest.url);
  for (let time = 0; time < 3; time += 1) {
    const socket = connect(Number(port), hostname);
    socket.write(`GET /v1/lists/${body.id}/export HTTP/1.1\r\nhost: ${hostname}\r\ncookie: ${ingest.cookie}\r\n\r\n`);
    await once(socket, "readable");
    socket.resetAndDestroy();
  }
  await expect.poll(() => ingest.database.pool.totalCount - ingest.database.pool.idleCount).toBe(0);
  expect(lines.filter(({ level }) => level >= 40)).toEqual([]);
});
