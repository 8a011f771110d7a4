import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import { newWebhookSecret, signWebhook } from "./sign-webhook.ts";

test("signWebhook: matches a known vector", () => {
  const signed = signWebhook(["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"], {
    id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
    atMs: 1_614_265_330_000,
    body: '{"test": 2432232314}',
  });
  expect(signed).toMatchObject({
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  });
});

test("signWebhook: the specification's own library accepts it, and rejects any change", () => {
  const secret = newWebhookSecret();
  const body = JSON.stringify({ type: "list.completed", data: { list_id: "7" } });
  const headers = { ...signWebhook([secret], { id: "msg_1", atMs: Date.now(), body }) };
  expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body));
  expect(() => new Webhook(secret).verify(body.replace("7", "8"), headers)).toThrow(/signature/i);
  expect(() => new Webhook(newWebhookSecret()).verify(body, headers)).toThrow(/signature/i);
});

test("newWebhookSecret: 32 bytes, different each time", () => {
  const [one, other] = [newWebhookSecret(), newWebhookSecret()];
  expect(Buffer.from(one.slice("whsec_".length), "base64")).toHaveLength(32);
  expect(one).not.toBe(other);
});

test("signWebhook: with two secrets, a receiver that has either of them accepts it", () => {
  const [fresh, previous] = [newWebhookSecret(), newWebhookSecret()];
  const headers = { ...signWebhook([fresh, previous], { id: "msg_1", atMs: Date.now(), body: "{}" }) };
  for (const secret of [fresh, previous]) expect(new Webhook(secret).verify("{}", headers)).toEqual({});
  expect(() => new Webhook(newWebhookSecret()).verify("{}", headers)).toThrow(/signature/i);
});
