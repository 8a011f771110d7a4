import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { connectQueues, TurnQueues } from "@rollcall/queue";
import { createWebhookSender } from "@rollcall/webhooks";
import { Webhook } from "standardwebhooks";
import { afterEach, expect, test } from "vitest";
import { startUpkeep } from "../../apps/worker/src/start-upkeep.ts";
import { freshQueueEngine } from "../engines/queues.ts";
import { onEachBackend } from "../engines/with-engines.ts";
import { type HeldClock, heldClock, REFUSED, UNKNOWN } from "./held-clock.ts";
import { createSchedule, createWebhook, announceSuspended, announceCompleted } from "@rollcall/core";

const KEY = "an operator's long key";

interface Received {
  readonly headers: Record<string, string>;
  readonly body: string;
}

const closing: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** A receiver that responds with these statuses in order, then 204. */
async function receiver(...statuses: number[]): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = [];
  const server: Server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += String(chunk)));
    request.on("end", () => {
      received.push({ headers: request.headers as Record<string, string>, body });
      response.writeHead(statuses.shift() ?? 204).end();
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, received };
}

/** Contacts with a real clock, and a worker's upkeep on a queue backend. */
async function upkeep(
  backend: "postgres" | "redis",
): Promise<{ held: HeldClock; start: () => Promise<() => Promise<void>> }> {
  const held = await heldClock(new Date());
  closing.push(() => held.close());
  const start = async (): Promise<() => Promise<void>> => {
    const queues = new TurnQueues(await connectQueues(await freshQueueEngine(backend)));
    const running = startUpkeep({
      ...held,
      clock: { nowMs: () => Date.now(), random: () => 0 },
      queues,
      sendWebhook: createWebhookSender({ timeoutMs: 5_000, allowPrivateAddresses: true, userAgent: "Rollcall/1" }),
      webhookKey: KEY,
      onFailure: () => {},
    });
    let stopped: Promise<void> | null = null;
    const stop = (): Promise<void> => (stopped ??= running.stop().then(() => queues.close()));
    closing.push(stop);
    return stop;
  };
  return { held, start };
}

async function subscribe(held: HeldClock, url: string, events: string[]): Promise<string> {
  const policy = { secretKey: KEY, allowPrivateAddresses: true };
  return (await createWebhook(held.database, null, { url, events, enabled: true }, policy)).secret;
}

onEachBackend("webhooks", (backend) => {
  test("startUpkeep: a due schedule runs, and its changes are sent once, signed", async () => {
    const { held, start } = await upkeep(backend);
    const { url, received } = await receiver();
    const secret = await subscribe(held, url, ["schedule.completed", "contacts.changed"]);
    const [id = ""] = await held.addContacts(["anna@shop.example"]);
    await held.record([id], { checkedAt: new Date(Date.now() - 100 * 86_400_000) });
    await createSchedule(held.database, null, {
      name: "Everybody",
      target: { type: "all" },
      every: null,
      cron: "0 6 1 1 *",
      timeZone: "UTC",
      olderThanDays: null,
      spreadHours: 0,
      dailyLimit: null,
      paused: false,
      nextRunAt: new Date(Date.now() - 1_000),
    });
    await start();
    await expect.poll(() => held.rows("SELECT state FROM runs")).toEqual([{ state: "running" }]);
    await held.record([id], { ...REFUSED, checkedAt: new Date() });
    await expect.poll(() => received.length).toBe(2);
    const payloads = received.map(
      ({ headers, body }) => new Webhook(secret).verify(body, headers) as { type: string; data: object },
    );
    expect(payloads.map(({ type }) => type).sort()).toEqual(["contacts.changed", "schedule.completed"]);
    expect(payloads[0]?.data).toMatchObject({ total: 1, changes: { became_undeliverable: 1 } });
    expect(JSON.stringify(payloads)).not.toContain("anna");
    await expect
      .poll(() => held.rows("SELECT DISTINCT state, attempts FROM webhook_deliveries"))
      .toEqual([{ state: "delivered", attempts: 1 }]);
    expect(await held.rows("SELECT changes FROM runs")).toMatchObject([{ changes: { became_undeliverable: 1 } }]);
  });

  test("startUpkeep: verdicts that were there before the first start are closed off in a partition", async () => {
    const { held, start } = await upkeep(backend);
    await held.record(await held.addContacts(["anna@shop.example"]), {});
    await start();
    await expect
      .poll(() =>
        held.rows(
          "SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'verdicts'::regclass ORDER BY 1",
        ),
      )
      .toEqual([{ name: "verdicts_0" }, { name: "verdicts_1" }]);
  });

  test("startUpkeep: a failed message is resent with the same id, by another worker and queue if need be", async () => {
    const { held, start } = await upkeep(backend);
    const { url, received } = await receiver(500, 302);
    await subscribe(held, url, ["list.completed"]);
    await held.rows("INSERT INTO lists (id, name, file_name, state) VALUES (7, 'l', 'l.csv', 'ready')");
    await held.rows(
      "INSERT INTO runs (kind, list_id, state, completed_at) VALUES ('list', 7, 'completed', now()), ('list', 7, 'cancelled', now())",
    );
    const stop = await start();
    await expect.poll(() => received.length).toBe(1);
    // The queue and all its jobs are gone; the message is in the database.
    await stop();
    await held.rows("UPDATE webhook_deliveries SET next_attempt_at = now()");
    await start();
    await expect.poll(() => received.length).toBe(2);
    await expect
      .poll(() => held.rows("SELECT state, attempts, last_error FROM webhook_deliveries"))
      .toEqual([{ state: "waiting", attempts: 2, last_error: "answered 302" }]);
    expect(new Set(received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  });

  test("startUpkeep: a provider's block is sent once, a site that is down is not, and an unknown is no change", async () => {
    const { held, start } = await upkeep(backend);
    const { url, received } = await receiver();
    const secret = await subscribe(held, url, ["provider.suspended", "contacts.changed"]);
    const suspension = (because: string) =>
      JSON.stringify({ suspension: { sinceMs: Date.now(), untilMs: Date.now() + 3_600_000, because, words: "no" } });
    await held.rows(
      "INSERT INTO pacing_keys (key, egress, provider, state) VALUES ('google', 'main', 'google', $1), ('mx.shop.example', 'main', NULL, $2)",
      [suspension("reputation"), suspension("failures")],
    );
    const ids = await held.addContacts(["anna@shop.example"]);
    await held.record(ids, {});
    await held.record(ids, UNKNOWN);
    await start();
    await expect.poll(() => received.length).toBe(1);
    const { database } = held;
    expect(await announceSuspended(database, new Date())).toBe(0);
    expect(await announceCompleted(database, new Date(), 10)).toBe(0);
    expect(await held.rows("SELECT count(*)::int AS count FROM webhook_deliveries")).toEqual([{ count: 1 }]);
    expect(new Webhook(secret).verify(received[0]?.body ?? "", received[0]?.headers ?? {})).toMatchObject({
      type: "provider.suspended",
      data: { provider: "google", because: "reputation" },
    });
  });
});
