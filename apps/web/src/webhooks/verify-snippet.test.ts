import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { VERIFY_SNIPPET } from "./verify-snippet.ts";

type IsFromRollcall = (secret: string, headers: Record<string, string>, body: string) => boolean;

const SECRET = `whsec_${Buffer.from("a key of some length").toString("base64")}`;
const BODY = '{"type":"list.completed"}';

async function load(): Promise<IsFromRollcall> {
  const module = (await import(`data:text/javascript,${encodeURIComponent(VERIFY_SNIPPET)}`)) as {
    isFromRollcall: IsFromRollcall;
  };
  return module.isFromRollcall;
}

function headersOf(body: string, atS: number): Record<string, string> {
  const signature = createHmac("sha256", "a key of some length").update(`msg_1.${atS}.${body}`).digest("base64");
  return { "webhook-id": "msg_1", "webhook-timestamp": String(atS), "webhook-signature": `v1,AAAA v1,${signature}` };
}

test("VERIFY_SNIPPET: accepts a message signed according to Standard Webhooks", async () => {
  const isFromRollcall = await load();
  expect(isFromRollcall(SECRET, headersOf(BODY, Math.floor(Date.now() / 1000)), BODY)).toBe(true);
});

test("VERIFY_SNIPPET: rejects another body, another key, and an old message", async () => {
  const isFromRollcall = await load();
  const nowS = Math.floor(Date.now() / 1000);
  expect(isFromRollcall(SECRET, headersOf(BODY, nowS), BODY.replace("list", "fist"))).toBe(false);
  expect(isFromRollcall("whsec_YW5vdGhlcg==", headersOf(BODY, nowS), BODY)).toBe(false);
  expect(isFromRollcall(SECRET, headersOf(BODY, nowS - 900), BODY)).toBe(false);
});
