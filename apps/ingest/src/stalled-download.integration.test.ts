import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { startIngest, type TestIngest } from "./testing/start-ingest.ts";

/** Far more than the buffers of a loopback connection. */
const CELL = "x".repeat(100_000);
const ROWS = Array.from({ length: 400 }, (_, row) => `user${row}@acme.com,${CELL}\n`).join("");

let ingest: TestIngest;
let path: string;
beforeAll(async () => {
  ingest = await startIngest(await freshDatabase(), {}, [], { downloadStallMs: 1_500 });
  const { body } = await ingest.upload(`email,note\n${ROWS}`);
  path = `/v1/lists/${body.id}/export`;
});
afterAll(() => ingest.stop());

/** A client that asks for the file and reads only its beginning. */
async function readNothing(): Promise<Socket> {
  const { hostname, port } = new URL(ingest.url);
  const socket = connect(Number(port), hostname);
  socket.write(`GET ${path} HTTP/1.1\r\nhost: ${hostname}\r\ncookie: ${ingest.cookie}\r\n\r\n`);
  await once(socket, "readable");
  return socket;
}

test("GET export: downloads that nobody reads leave room for others, and are dropped", async () => {
  const sockets = await Promise.all(Array.from({ length: 4 }, readNothing));
  const refused = await ingest.fetch(path);
  expect([refused.status, await refused.json()]).toMatchObject([503, { code: "busy" }]);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  await expect.poll(async () => (await ingest.fetch(path, { method: "HEAD" })).status).toBe(200);
  await expect.poll(() => ingest.database.pool.totalCount - ingest.database.pool.idleCount).toBe(0);
  for (const socket of sockets) socket.destroy();
  const whole = await ingest.download(new URL(path, ingest.url).pathname.split("/")[3] ?? "");
  expect(whole.length).toBeGreaterThan(ROWS.length);
});
