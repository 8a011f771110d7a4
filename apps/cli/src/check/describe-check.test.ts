import { expect, test } from "vitest";
import { NO_PAINT } from "../terminal/notice.ts";
import { parseCheckOptions } from "./check-options.ts";
import { type CheckOneJson, describeCheck } from "./describe-check.ts";

const FACTS = {
  role: false,
  disposable: false,
  free: false,
  privacy_relay: false,
  tagged: false,
  test: false,
  suggestion: null,
};
const OPEN: CheckOneJson = {
  id: "1",
  email: "anna@shop.com",
  contact_id: "c",
  state: "running",
  facts: FACTS,
  verdict: null,
  waiting: { reason: "greylisted", next_at: "2026-01-01T00:00:00.000Z" },
  stall_reason: null,
  evidence: [],
  steps: [],
  transcript: null,
};
const VERDICT: NonNullable<CheckOneJson["verdict"]> = {
  email: "anna@shop.com",
  status: "undeliverable",
  reason: "mailbox_not_found",
  safe_to_send: "no",
  score: 0,
  catch_all: null,
  full: null,
  disabled: null,
  disposable: false,
  role: false,
  free: false,
  privacy_relay: false,
  test: false,
  suggestion: null,
  provider: null,
  mx_host: "mx.shop.com",
  smtp_code: 550,
  enhanced_code: "5.1.1",
  smtp_reply: "5.1.1 no\u001B[2Jsuch\nuser",
  rule: null,
  attempts: 1,
  duration_ms: 5,
  checked_at: "2026-01-01T00:00:00.000Z",
};
const PLAIN = { json: false, quiet: false };

test("describeCheck: says the answer with the server's words in one line, without control characters", () => {
  const said = describeCheck({ ...OPEN, state: "done", verdict: VERDICT }, PLAIN, NO_PAINT);
  expect(said.out).toBe("anna@shop.com\tundeliverable\tmailbox_not_found\n  mx.shop.com: 550 5.1.1 no [2Jsuch user\n");
  expect(said.code).toBe(0);
});

test("describeCheck: an open check says why, and ends with 1", () => {
  expect(describeCheck(OPEN, PLAIN, NO_PAINT)).toEqual({
    out: "anna@shop.com\topen\tgreylisted, asked again at 2026-01-01T00:00:00.000Z\n",
    code: 1,
  });
  const stalled = describeCheck({ ...OPEN, waiting: null, stall_reason: "no_worker" }, PLAIN, NO_PAINT);
  expect(stalled).toEqual({ out: "anna@shop.com\topen\tno worker is running\n", code: 1 });
});

test("describeCheck: --quiet is the status alone, --json the whole check", () => {
  const done = { ...OPEN, state: "done", verdict: VERDICT } as const;
  expect(describeCheck(done, { json: false, quiet: true }, NO_PAINT).out).toBe("undeliverable\n");
  expect(describeCheck(OPEN, { json: false, quiet: true }, NO_PAINT).out).toBe("unknown\n");
  expect(JSON.parse(describeCheck(done, { json: true, quiet: false }, NO_PAINT).out)).toEqual(done);
});

test.each([[[]], [["a@b.c", "d@e.f"]], [["a@b.c", "--wait", "soon"]], [["a@b.c", "--fast"]]])(
  "parseCheckOptions: %j is a problem in a sentence",
  (args) => {
    expect(parseCheckOptions(args)).toEqual({ type: "problem", problem: expect.stringMatching(/\.$|\.com$/) });
  },
);
