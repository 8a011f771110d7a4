import type { SendWebhook, WebhookAnswer } from "@rollcall/webhooks";
import { expect, test } from "vitest";
import { afterAnswer, attemptDelivery, RETRY_PAUSES_MS } from "./deliver-webhook.ts";
import type { DeliveryAttempt } from "./event.ts";

const clock = { nowMs: () => 1_000_000, random: () => 0 };

const DELIVERY = {
  id: "1",
  messageId: "msg_1",
  event: "list.completed",
  payload: "{}",
  attempts: 0,
  nextAttemptAt: new Date(0),
  url: "https://hooks.example/",
  secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  previousSecret: null,
};

/** Delivers the message once to a receiver with this answer. */
async function attempt(
  answer: WebhookAnswer,
): Promise<{ readonly attempt: DeliveryAttempt; readonly sent: unknown[] }> {
  const sent: unknown[] = [];
  const send: SendWebhook = async (request) => {
    sent.push(request);
    return answer;
  };
  return { attempt: await attemptDelivery({ clock, secretKey: null, send }, DELIVERY), sent };
}

test("attemptDelivery: a 2xx is delivered", async () => {
  const delivered = await attempt({ type: "answered", status: 204, text: "ok" });
  expect(delivered.attempt).toEqual({
    state: "delivered",
    status: 204,
    text: "ok",
    error: null,
    nextAttemptAt: null,
    disable: false,
  });
  expect(delivered.sent).toMatchObject([
    { url: "https://hooks.example/", headers: { "webhook-id": "msg_1" }, body: "{}" },
  ]);
});

test("attemptDelivery: a failure is retried after a pause, and its reason stored", async () => {
  const failed = await attempt({ type: "failed", problem: "no answer within 15 s" });
  expect(failed.attempt).toMatchObject({ state: "waiting", status: null, error: "no answer within 15 s" });
  expect(failed.attempt.nextAttemptAt).toEqual(new Date(1_005_000));
});

test("afterAnswer: redirects and errors are retried with growing pauses, then given up", () => {
  const pauses = RETRY_PAUSES_MS.map((_, attempts) => {
    const attempt = afterAnswer({ type: "answered", status: attempts % 2 ? 302 : 500, text: "ok" }, attempts, clock);
    expect(attempt.state).toBe("waiting");
    return (attempt.nextAttemptAt?.getTime() ?? 0) - 1_000_000;
  });
  expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
  expect(afterAnswer({ type: "answered", status: 500, text: "ok" }, RETRY_PAUSES_MS.length, clock)).toMatchObject({
    state: "failed",
    error: "answered 500",
  });
});

test("afterAnswer: 410 Gone disables the webhook", () => {
  const attempt = afterAnswer({ type: "answered", status: 410, text: "ok" }, 0, clock);
  expect(attempt).toMatchObject({ state: "failed", disable: true, nextAttemptAt: null });
});
