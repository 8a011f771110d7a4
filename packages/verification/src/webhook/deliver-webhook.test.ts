import type { DeliveryAttempt, EventStore, WebhookAnswer } from "@rollcall/ports";
import { expect, test } from "vitest";
import { afterAnswer, deliverWebhook, type DeliverPorts, RETRY_PAUSES_MS } from "./deliver-webhook.ts";

const clock = { nowMs: () => 1_000_000, random: () => 0 };

/** A store with one message, and what was recorded of it. */
function oneMessage(answer: WebhookAnswer, nextAttemptAt = new Date(0)) {
  const recorded: DeliveryAttempt[] = [];
  const sent: unknown[] = [];
  const delivery = {
    id: "1",
    messageId: "msg_1",
    event: "list.completed",
    payload: "{}",
    attempts: 0,
    nextAttemptAt,
    url: "https://hooks.example/",
    secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  };
  const events: EventStore = {
    announceCompleted: async () => 0,
    announceSuspended: async () => 0,
    readWaitingDeliveries: async () => [],
    readDelivery: async (id) => (id === "1" && recorded.length === 0 ? delivery : null),
    recordAttempt: async (_, attempt) => void recorded.push(attempt),
  };
  const ports: DeliverPorts = {
    events,
    clock,
    secretKey: null,
    send: async (request) => {
      sent.push(request);
      return answer;
    },
  };
  return { ports, recorded, sent };
}

test("deliverWebhook: a 2xx is the end of it, and a second turn of it sends nothing", async () => {
  const { ports, recorded, sent } = oneMessage({ type: "answered", status: 204 });
  expect(await deliverWebhook(ports, "1")).toBeNull();
  expect(await deliverWebhook(ports, "1")).toBeNull();
  expect(recorded).toMatchObject([{ state: "delivered", status: 204, error: null }]);
  expect(sent).toMatchObject([{ url: "https://hooks.example/", headers: { "webhook-id": "msg_1" }, body: "{}" }]);
});

test("deliverWebhook: what is not due yet waits", async () => {
  const { ports, sent } = oneMessage({ type: "answered", status: 204 }, new Date(2_000_000));
  expect(await deliverWebhook(ports, "1")).toBe(2_000_000);
  expect(sent).toEqual([]);
});

test("deliverWebhook: what fails is tried again after a pause, with the reason kept", async () => {
  const { ports, recorded } = oneMessage({ type: "failed", problem: "no answer within 15 s" });
  expect(await deliverWebhook(ports, "1")).toBe(1_005_000);
  expect(recorded).toMatchObject([{ state: "waiting", status: null, error: "no answer within 15 s" }]);
});

test("afterAnswer: redirects and errors are tried again with growing pauses, then given up", () => {
  const pauses = RETRY_PAUSES_MS.map((_, attempts) => {
    const attempt = afterAnswer({ type: "answered", status: attempts % 2 ? 302 : 500 }, attempts, clock);
    expect(attempt.state).toBe("waiting");
    return (attempt.nextAttemptAt?.getTime() ?? 0) - 1_000_000;
  });
  expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
  expect(afterAnswer({ type: "answered", status: 500 }, RETRY_PAUSES_MS.length, clock)).toMatchObject({
    state: "failed",
    error: "answered 500",
  });
});

test("afterAnswer: 410 Gone ends the webhook", () => {
  const attempt = afterAnswer({ type: "answered", status: 410 }, 0, clock);
  expect(attempt).toMatchObject({ state: "failed", disable: true, nextAttemptAt: null });
});
