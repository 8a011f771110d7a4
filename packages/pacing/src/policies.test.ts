import { describe, expect, test } from "vitest";
import { DEFAULT_POLICY, POLICIES, policyFor } from "./policies.ts";

/**
 * What each receiver is known to bear from senders of mail: connections at once, messages a connection, and whether it wants TLS
 * (KumoMTA's shaping.toml; Yahoo's 20 messages; Cox's bounce codes). A prober, which brings no mail, takes less.
 */
const BEARS: readonly [name: string, connections: number, messages: number, tls: "required" | "opportunistic"][] = [
  ["default", 10, 100, "opportunistic"],
  ["google", 5, 50, "required"],
  ["yahoo", 10, 20, "opportunistic"],
  ["microsoft-consumer", 5, 50, "opportunistic"],
  ["microsoft-365", 5, 50, "opportunistic"],
  ["icloud", 10, 5, "opportunistic"],
  ["gmx", 4, 20, "required"],
  ["orange", 2, 100, "required"],
  ["qq", 4, 8, "required"],
  ["netease", 4, 7, "required"],
  ["comcast", 25, 1000, "required"],
  ["mimecast", 10, 100, "opportunistic"],
  ["barracuda", 10, 15, "required"],
  ["cox", 10, 100, "opportunistic"],
];

describe("POLICIES", () => {
  test.each(BEARS)("POLICIES: %s is asked for less than it bears of mail", (name, connections, messages, tls) => {
    const policy = policyFor(name, {});
    expect(policy.sessions.max).toBeLessThanOrEqual(connections);
    expect(policy.addressesPerSession).toBeLessThanOrEqual(messages);
    expect(policy.tls).toBe(tls);
  });

  test("POLICIES: every provider has one of its own, also those that no figure is published for", () => {
    const named = "proofpoint ironport mail-ru yandex att spectrum zoho godaddy rackspace ovh ionos".split(" ");
    for (const name of named) expect(POLICIES.has(name)).toBe(true);
  });

  test("POLICIES: ranges ascend, and no session may ask or be refused more than an hour's budget allows", () => {
    for (const [name, policy] of POLICIES) {
      expect([name, policy.sessions.start <= policy.sessions.max]).toEqual([name, true]);
      expect([name, policy.addressesPerMinute.start <= policy.addressesPerMinute.max]).toEqual([name, true]);
      expect([name, policy.refusalsPerSession <= policy.rejectedPerHour]).toEqual([name, true]);
    }
  });

  test("POLICIES: a session stays below the counts at which servers begin to doubt it", () => {
    for (const [name, policy] of POLICIES) {
      // Exim drops after 10 non-mail commands, and each address takes an RSET; Google and Microsoft 365 are not Exim.
      if (!["google", "microsoft-365"].includes(name))
        expect([name, policy.addressesPerSession < 10]).toEqual([name, true]);
      // Postfix slows down at 10 errors, Stalwart drops at 5 failed recipients.
      expect([name, policy.refusalsPerSession <= 5]).toEqual([name, true]);
      // Exchange Online answers 452 to the second recipient of a stranger's transaction.
      expect([name, policy.recipientsPerTransaction]).toEqual([name, 1]);
      // Cisco's harvest guard acts at 25 unknown recipients an hour: one source at one site stays below.
      if (name === "default") expect(policy.rejectedPerHour).toBeLessThan(25);
    }
  });

  test("policyFor: Outlook's consumer domains are not asked unless the operator says so", () => {
    expect(policyFor("microsoft-consumer", {}).probe).toBe("forbidden_by_rules");
    const allowed = { providers: { "microsoft-consumer": { probe: "allowed" as const } } };
    expect(policyFor("microsoft-consumer", allowed).probe).toBe("allowed");
    expect(DEFAULT_POLICY.probe).toBe("allowed");
  });
});
