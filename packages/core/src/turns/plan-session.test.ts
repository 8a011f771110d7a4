import { describe, expect, test } from "vitest";
import { KeyPace } from "../lanes/pace.ts";
import { claimed, NOW_MS, reply } from "../testing/session.ts";
import { TEST_SETTINGS } from "../testing/settings.ts";
import { type PlannedTurn, planSession } from "./plan-session.ts";
import type { ClaimedContact } from "./turn.ts";

const SITE = {
  id: "1",
  provider: null,
  hosts: [{ host: "mx.shop.example", preference: 10 }],
  tlsBrokenUntil: null,
  pipeliningBrokenUntil: null,
};

/** `random` is high: occasional controls don't happen. */
function planned(contacts: readonly ClaimedContact[], over: Partial<PlannedTurn> = {}): PlannedTurn {
  const policy = new KeyPace(TEST_SETTINGS, "mx.shop.example").sessionPolicy(20);
  const egress = { bindAddress: null, heloName: "verify.example.com", mailFrom: "" };
  return { egress, site: SITE, contacts, policy, settings: TEST_SETTINGS, nowMs: NOW_MS, random: () => 0.99, ...over };
}

const fresh = (catchAll: boolean | null): Partial<ClaimedContact> => ({
  catchAll,
  catchAllAskedAt: new Date(NOW_MS - 1_000),
  catchAllExpiresAt: new Date(NOW_MS + 1_000),
});

describe("planSession", () => {
  test("planSession: every contact is a recipient with its own id and address", () => {
    const { recipients } = planSession(planned([claimed("anna"), claimed("jürgen", { needsSmtpUtf8: true })]));
    expect(recipients).toEqual([
      { id: "anna", address: "anna@shop.example", needsSmtpUtf8: false },
      { id: "jürgen", address: "jürgen@shop.example", needsSmtpUtf8: true },
    ]);
  });

  test("planSession: first attempts come before retries, each in their order", () => {
    const again = { attempts: 1 };
    const contacts = [claimed("anna", again), claimed("bert"), claimed("carl", again), claimed("dora")];
    expect(planSession(planned(contacts)).recipients.map(({ id }) => id)).toEqual(["bert", "dora", "anna", "carl"]);
  });

  test("planSession: a name that ended a session after others comes first: alone, it shows whose doing that was", () => {
    const suspect = { evidence: [reply("421 4.4.2 try again later")] };
    const contacts = [claimed("anna"), claimed("bert", { attempts: 1 }), claimed("carl", suspect)];
    expect(planSession(planned(contacts)).recipients.map(({ id }) => id)).toEqual(["carl", "anna", "bert"]);
  });

  test("planSession: a control without a clear answer is not asked beside first attempts, and is beside a retry", () => {
    const pending = { ...fresh(null), catchAllAskedAt: new Date(NOW_MS - 3_600_000) };
    expect(planSession(planned([claimed("anna", pending)])).controls.size).toBe(0);
    expect(planSession(planned([claimed("anna", { ...pending, attempts: 1 })])).controls.size).toBe(1);
  });

  test("planSession: one control per domain without a known result", () => {
    const { controls } = planSession(
      planned([claimed("anna"), claimed("bert"), claimed("carl", { domain: "other.example" })]),
    );
    expect([...controls.keys()]).toEqual(["shop.example", "other.example"]);
    expect(controls.get("shop.example")).toMatch(/^[a-z]{2}[a-z0-9]{12,18}@shop\.example$/);
  });

  test("planSession: no control if a result is known, one if it has expired", () => {
    expect(planSession(planned([claimed("anna", fresh(true))])).controls.size).toBe(0);
    expect(planSession(planned([claimed("anna", fresh(false))])).controls.size).toBe(0);
    const over = { ...fresh(false), catchAllExpiresAt: new Date(NOW_MS - 1) };
    expect(planSession(planned([claimed("anna", over)])).controls.size).toBe(1);
  });

  test("planSession: a domain that refused its control is tried again now and then, more often the more it is probed", () => {
    const asked = (count: number): ClaimedContact[] =>
      Array.from({ length: count }, (_, at) => claimed(`a${at}`, fresh(false)));
    const share = (count: number): number => {
      const draws = Array.from({ length: 1_000 }, (_, at) => at / 1_000);
      return (
        draws.filter((draw) => planSession(planned(asked(count), { random: () => draw })).controls.size > 0).length /
        1_000
      );
    };
    expect(share(1)).toBeCloseTo(1 / 50, 2);
    expect(share(10)).toBeCloseTo(10 / 50, 2);
  });

  test("planSession: a known catch-all gets no control while that result is valid", () => {
    expect(planSession(planned([claimed("anna", fresh(true))], { random: () => 0 })).controls.size).toBe(0);
  });

  test("planSession: an unclear control is retried with the same name, as greylists require", () => {
    const anna = claimed("anna", { controlAddress: "qx12@shop.example" });
    expect(planSession(planned([anna])).controls.get("shop.example")).toBe("qx12@shop.example");
  });

  test("planSession: no control if the policy disables it, nor at a provider's own selective domain", () => {
    const policy = { ...new KeyPace(TEST_SETTINGS, "yahoo").sessionPolicy(20) };
    expect(policy.control).toBe("never");
    expect(planSession(planned([claimed("anna")], { policy })).controls.size).toBe(0);
    const gmail = { site: { ...SITE, provider: "google" } };
    expect(planSession(planned([claimed("anna", { domain: "gmail.com" })], gmail)).controls.size).toBe(0);
  });

  test("planSession: commands go one by one to a site that breaks off at pipelined ones", () => {
    const policy = { ...new KeyPace(TEST_SETTINGS, "shop.example").sessionPolicy(20), pipelining: true };
    const broken = (ms: number) => ({ policy, site: { ...SITE, pipeliningBrokenUntil: new Date(NOW_MS + ms) } });
    expect(planSession(planned([claimed("anna")], broken(1))).policy.pipelining).toBe(false);
    expect(planSession(planned([claimed("anna")], broken(0))).policy.pipelining).toBe(true);
  });

  test("planSession: TLS known to be broken is not tried", () => {
    const broken = (ms: number) => ({ site: { ...SITE, tlsBrokenUntil: new Date(NOW_MS + ms) } });
    expect(planSession(planned([claimed("anna")], broken(1))).skipTls).toBe(true);
    expect(planSession(planned([claimed("anna")], broken(0))).skipTls).toBe(false);
  });

  test("planSession: a transcript is kept only for watched checks", () => {
    expect(planSession(planned([claimed("anna")])).keepTranscript).toBe(false);
    expect(planSession(planned([claimed("anna"), claimed("bert", { watchedRunId: 3 })])).keepTranscript).toBe(true);
  });
});
