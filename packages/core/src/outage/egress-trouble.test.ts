import { expect, test } from "vitest";
import type { SessionReport } from "@rollcall/smtp";
import { type EgressTrouble, NO_TROUBLE, stepTrouble, troubleReason } from "./egress-trouble.ts";

type Ending = SessionReport["ending"];

const failed = (isCertain: boolean): Ending => ({ type: "egress_failed", detail: "The proxy", isCertain });
const CARRIED: Ending = {
  type: "unreachable",
  evidence: { type: "failure", stage: "connect", failure: "timeout", detail: "", host: null, atMs: 0 },
};

/** The index of the session at which it trips, or null. */
function trippedAt(sessions: readonly (readonly [key: string, Ending])[]): number | null {
  let memory: EgressTrouble = NO_TROUBLE;
  for (const [index, [key, ending]] of sessions.entries()) {
    const [next, tripped] = stepTrouble(memory, key, { ending });
    memory = next;
    if (tripped !== null) return index;
  }
  return null;
}

test("stepTrouble: trouble that is certain trips at once", () => {
  expect(trippedAt([["a", failed(true)]])).toBe(0);
});

test("stepTrouble: unclear trouble trips at the third key, however often one key meets it", () => {
  expect(trippedAt(Array.from({ length: 50 }, () => ["a", failed(false)] as const))).toBeNull();
  expect(
    trippedAt([
      ["a", failed(false)],
      ["a", failed(false)],
      ["b", failed(false)],
      ["stopped", { type: "aborted" }],
      ["c", failed(false)],
    ]),
  ).toBe(4);
});

test("stepTrouble: a proxy that carries sessions is no trouble, even to dead sites", () => {
  expect(
    trippedAt(["a", "b", "c", "d", "e"].flatMap((key) => [[key, failed(false)] as const, ["dead", CARRIED] as const])),
  ).toBeNull();
});

test("troubleReason: names the egress and what its proxy said", () => {
  const detail = "The proxy socks5://10.8.0.2:1080: connection refused";
  expect(troubleReason({ type: "egress_failed", detail, isCertain: true }, "b")).toContain(
    "Egress b can't work. The proxy socks5://10.8.0.2:1080: connection refused.",
  );
});
