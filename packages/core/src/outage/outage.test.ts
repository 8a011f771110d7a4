import fc from "fast-check";
import { expect, test } from "vitest";
import { NOTHING_KNOWN, outageReason, type Reachability, type ReachedOrNot, stepReachability } from "./outage.ts";
import type { SessionReport } from "@rollcall/smtp";

const UNREACHABLE: SessionReport["ending"] = {
  type: "unreachable",
  evidence: { type: "failure", stage: "connect", failure: "timeout", detail: "", host: null, atMs: 0 },
};
const REACHED: SessionReport["ending"] = { type: "completed" };

const at = (
  pacingKey: string,
  ending: SessionReport["ending"],
  atMs: number,
  over: Partial<ReachedOrNot> & { durationMs?: number } = {},
): ReachedOrNot => ({
  pacingKey,
  provider: null,
  hosts: [{ host: `mx.${pacingKey}`, preference: 10 }],
  report: { ending, durationMs: over.durationMs ?? 1_000 },
  atMs,
  ...over,
});

function run(sessions: readonly ReachedOrNot[]): { readonly memory: Reachability; readonly trippedAt: number | null } {
  let memory = NOTHING_KNOWN;
  for (const [index, session] of sessions.entries()) {
    const [next, tripped] = stepReachability(memory, session);
    memory = next;
    if (tripped) return { memory, trippedAt: index };
  }
  return { memory, trippedAt: null };
}

const sites = (count: number, ending: SessionReport["ending"], fromMs = 10_000): ReachedOrNot[] =>
  Array.from({ length: count }, (_, index) => at(`site${index}.example`, ending, fromMs + index * 10));

test("stepReachability: without any connection it trips at the eighth site", () => {
  expect(run(sites(50, UNREACHABLE)).trippedAt).toBe(7);
});

test("stepReachability: two unreachable providers are enough; one is not, however often it fails", () => {
  const google = at("google", UNREACHABLE, 10_000, { provider: "google" });
  const microsoft = at("microsoft-365", UNREACHABLE, 10_001, { provider: "microsoft-365" });
  expect(run([google, microsoft]).trippedAt).toBe(1);
  expect(run(Array.from({ length: 500 }, () => google)).trippedAt).toBeNull();
});

test("stepReachability: one successful connection resets the count, even if it is then refused", () => {
  const refused: SessionReport["ending"] = {
    type: "refused",
    evidence: { type: "failure", stage: "ehlo", failure: "protocol_error", detail: "", host: null, atMs: 0 },
  };
  for (const ending of [REACHED, refused]) {
    const first = sites(7, UNREACHABLE, 10_000);
    const others = Array.from({ length: 7 }, (_, index) => at(`other${index}.example`, UNREACHABLE, 40_000 + index));
    expect(run([...first, at("alive.example", ending, 20_000), ...others]).trippedAt).toBeNull();
  }
});

test("stepReachability: dead servers with the longest sessions don't add up at the end of a list", () => {
  const dead = Array.from({ length: 60 }, (_, index) =>
    at(`dead${index}.example`, UNREACHABLE, 30_000 + index, { durationMs: 29_500 }),
  );
  const living = Array.from({ length: 500 }, (_, index) => at(`alive${index}.example`, REACHED, 1_000 + index));
  expect(run([...living, ...dead]).trippedAt).toBeNull();
  const again = Array.from({ length: 60 }, (_, index) => at(`dead${index}.example`, UNREACHABLE, 400_000 + index));
  expect(run([...living, ...dead, ...again]).trippedAt, "nor when they are asked again").toBeNull();
});

test("stepReachability: a network that fails during a run trips too", () => {
  const living = Array.from({ length: 500 }, (_, index) => at(`site${index}.example`, REACHED, 1_000 + index));
  expect(run([...living, ...sites(20, UNREACHABLE, 60_000)]).trippedAt).toBe(507);
});

test("stepReachability: aborted sessions and those without an address don't count", () => {
  const nowhere: SessionReport["ending"] = {
    type: "unreachable",
    evidence: { type: "dns", outcome: "dns_error", detail: "", atMs: 0 },
  };
  expect(run([...sites(50, { type: "aborted" }), ...sites(50, nowhere)])).toEqual({
    memory: NOTHING_KNOWN,
    trippedAt: null,
  });
});

test("stepReachability: never trips while every second session connects, in any order", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(30), { maxLength: 200 }), (keys) => {
      const sessions = keys.flatMap((key, index) => [
        at(`dead${key}.example`, UNREACHABLE, 1_000 + index * 10),
        at(`alive${index}.example`, REACHED, 1_005 + index * 10),
      ]);
      expect(run(sessions).trippedAt).toBeNull();
    }),
  );
});

test("outageReason: says what happened, which servers were tried, and what to do", () => {
  const { memory } = run(sites(8, UNREACHABLE));
  const reason = outageReason(memory, "main");
  expect(reason).toContain("8 mail servers in a row (site0.example, site1.example, site2.example …)");
  expect(reason).toContain("npm run doctor");
});

test("outageReason: a machine without file descriptors is told so, and not that port 25 is blocked", () => {
  const evidence = { ...UNREACHABLE.evidence, detail: "mx.a.example: 192.0.2.1:25 EMFILE" };
  const { memory } = run(sites(8, { ...UNREACHABLE, evidence }));
  const reason = outageReason(memory, "main");
  expect(reason).toContain("too few file descriptors");
  expect(reason).toContain("EMFILE");
  expect(reason).not.toContain("port 25");
});
