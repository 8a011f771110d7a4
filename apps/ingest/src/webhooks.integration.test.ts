import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Webhook } from "standardwebhooks";
import { createKey, deliverWebhook } from "@rollcall/core";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { createWebhookSender } from "@rollcall/webhooks";
import { startIngest, type TestIngest } from "./testing/start-ingest.ts";

interface Received {
  readonly headers: Record<string, string>;
  readonly body: string;
}

let ingest: TestIngest;
let server: Server;
let url = "";
let status = 204;
let answer = "";
const received: Received[] = [];

beforeAll(async () => {
  ingest = await startIngest(await freshDatabase(), {}, [], {}, ["main"], () => false);
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += String(chunk)));
    request.on("end", () => {
      received.push({ headers: request.headers as Record<string, string>, body });
      response.writeHead(status).end(answer);
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?token=secret`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await ingest.stop();
});

const post = (path: string, body?: object) =>
  ingest.json(path, {
    method: "POST",
    ...(body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });

/** A webhook of the receiver, which is on loopback. */
async function subscribe(): Promise<{ readonly id: string; readonly secret: string }> {
  const { body } = await post("/webhooks", { url: "https://hooks.example.com/x", events: ["list.completed"] });
  await ingest.database.pool.query("UPDATE webhooks SET url = $2 WHERE id = $1", [body.id, url]);
  return body;
}

/** Makes one attempt, as a worker does. */
async function attempt(delivery: string): Promise<Received> {
  const send = createWebhookSender({ timeoutMs: 5_000, allowPrivateAddresses: true, userAgent: "Rollcall/1" });
  const clock = { nowMs: () => Date.now() + 1_000, random: () => 0 };
  await deliverWebhook({ database: ingest.database, send, clock, secretKey: null }, delivery);
  return received.at(-1)!;
}

test("webhooks: one can be read, and a key that may not change it doesn't see what may be secret", async () => {
  const { id } = await subscribe();
  expect((await ingest.json(`/webhooks/${id}`)).body).toMatchObject({ id, url, enabled: true, last_delivery: null });
  const { secret } = await createKey(ingest.database, null, { name: "reader", scope: "read" });
  const headers = { authorization: `Bearer ${secret}` };
  expect((await ingest.json(`/webhooks/${id}`, { headers })).body.url).toBe(`${new URL(url).origin}/…`);
  expect((await ingest.json("/webhooks/999999")).status).toBe(404);
});

test("webhooks: during the overlap of a rotation both secrets verify, afterwards the new one alone", async () => {
  const { id, secret } = await subscribe();
  const rotated = (await post(`/webhooks/${id}/rotate`, { overlap_hours: 2 })).body;
  const leftMs = Date.parse(rotated.previous_secret_until) - Date.now();
  expect(leftMs).toBeGreaterThan(3_600_000);
  expect((await ingest.json(`/webhooks/${id}`)).body.previous_secret_until).toBe(rotated.previous_secret_until);
  const during = await attempt((await post(`/webhooks/${id}/test`)).body.id);
  for (const one of [secret, rotated.secret]) {
    expect(new Webhook(one).verify(during.body, during.headers)).toMatchObject({ type: "test" });
  }
  await ingest.database.pool.query("UPDATE webhooks SET previous_until = now() - interval '1 second'");
  const after = await attempt((await post(`/webhooks/${id}/test`)).body.id);
  expect(new Webhook(rotated.secret).verify(after.body, after.headers)).toMatchObject({ type: "test" });
  expect(() => new Webhook(secret).verify(after.body, after.headers)).toThrow(/signature/i);
  expect((await ingest.json(`/webhooks/${id}`)).body.previous_secret_until).toBeNull();
  const { body: sudden } = await post(`/webhooks/${id}/rotate`, { overlap_hours: 0 });
  expect(sudden.previous_secret_until).toBeNull();
  const last = await attempt((await post(`/webhooks/${id}/test`)).body.id);
  expect(() => new Webhook(rotated.secret).verify(last.body, last.headers)).toThrow(/signature/i);
});

test("webhooks: body and answer are kept, and a message is sent again with its id", async () => {
  const { id } = await subscribe();
  const delivery = (await post(`/webhooks/${id}/test`)).body.id;
  const path = `/webhooks/${id}/deliveries/${delivery}`;
  expect((await ingest.json(path)).body).toMatchObject({ state: "waiting", last_answer: null });
  [status, answer] = [500, "out of order"];
  const first = await attempt(delivery);
  expect(first.headers["user-agent"]).toBe("Rollcall/1");
  expect((await ingest.json(path)).body).toMatchObject({
    payload: first.body,
    last_answer: "out of order",
    last_status: 500,
    attempts: 1,
  });
  [status, answer] = [200, "thanks"];
  expect((await post(`${path}/redeliver`)).body).toMatchObject({ state: "waiting", attempts: 0 });
  const second = await attempt(delivery);
  expect(second.headers["webhook-id"]).toBe(first.headers["webhook-id"]);
  expect(second.body).toBe(first.body);
  expect((await ingest.json(path)).body).toMatchObject({ state: "delivered", last_answer: "thanks" });
  expect((await post(`${path}/redeliver`)).status).toBe(202);
  expect((await attempt(delivery)).headers["webhook-id"]).toBe(first.headers["webhook-id"]);
  const { id: other } = await subscribe();
  expect((await ingest.json(`/webhooks/${other}/deliveries/${delivery}`)).status).toBe(404);
  expect((await post(`/webhooks/${other}/deliveries/${delivery}/redeliver`)).status).toBe(404);
});

test("webhooks: the messages of a time range are sent again, by default those that failed", async () => {
  const { id } = await subscribe();
  const ids: string[] = [];
  for (let made = 0; made < 4; made += 1) ids.push((await post(`/webhooks/${id}/test`)).body.id);
  const states = ["failed", "failed", "delivered", "failed"];
  for (const [at, delivery] of ids.entries()) {
    await ingest.database.pool.query(
      `UPDATE webhook_deliveries SET state = $2, next_attempt_at = NULL,
         created_at = timestamptz '2026-11-01 00:00:00Z' + make_interval(hours => $3) WHERE id = $1`,
      [delivery, states[at], at],
    );
  }
  const range = { from: "2026-11-01T01:00:00Z", to: "2026-11-01T05:00:00+02:00" };
  expect((await post(`/webhooks/${id}/redeliver`, range)).body).toEqual({ messages: 1 });
  const { body } = await ingest.json(`/webhooks/${id}/deliveries`);
  expect(body.deliveries.map((one: { state: string }) => one.state)).toEqual([
    "failed",
    "delivered",
    "waiting",
    "failed",
  ]);
  const delivered = { ...range, states: ["delivered"] };
  expect((await post(`/webhooks/${id}/redeliver`, delivered)).body).toEqual({ messages: 1 });
  const turned = { from: range.to, to: range.from };
  expect((await post(`/webhooks/${id}/redeliver`, turned)).body).toMatchObject({ status: 422, code: "empty_range" });
  expect((await post("/webhooks/999999/redeliver", range)).status).toBe(404);
});
