import { Resolver } from "node:dns/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoWorld } from "../demo-world/demo-world.ts";
import { startMailWorld } from "../mail-world.ts";
import type { MailWorld } from "../mail-world.ts";
import { tinyDescription } from "../testing/tiny-world.ts";
import { askRecipient } from "../testing/ask-recipient.ts";
import type { HostManners } from "../world/manners.ts";
import type { WorldDescription } from "../world/world-description.ts";
import { sampleTruths } from "./sample-truth.ts";
import { truthOf } from "./truth-of.ts";

/** Sequential within a domain, as some hosts allow one session per client. */
const DOMAINS_AT_ONCE = 40;

/** Short, as many hosts and name servers stay silent. */
const HASTE_MS = 500;
/** Second try for those that should have answered: the machine may be busy. */
const PATIENCE_MS = 20_000;

describe("truthOf", () => {
  const best = (address: string, manners: HostManners = {}): string | undefined =>
    truthOf(tinyDescription(manners), address)[0]?.reason;

  it.each([
    ["anna@tiny.example", "accepted"],
    ["ANNA+x@TINY.example", "accepted"],
    ["nobody@tiny.example", "mailbox_not_found"],
    ["full@tiny.example", "mailbox_full"],
    ["gone@tiny.example", "mailbox_disabled"],
    ["busy@tiny.example", "recipient_busy"],
    ["private@tiny.example", "recipient_restricted"],
    ["flaky@tiny.example", "temporary_failure"],
    ["jürgen@tiny.example", "smtputf8_unsupported"],
    ["anna@else.example", "no_mail_server"],
    ["anna@nowhere.example", "domain_not_found"],
    ["anna", "invalid_syntax"],
    ["@tiny.example", "invalid_syntax"],
  ])("truthOf: %s is %s", (address, reason) => {
    expect(best(address)).toBe(reason);
  });

  it.each<[HostManners, string]>([
    [{ greeting: "silent" }, "timeout"],
    [{ greeting: "refused" }, "blocked"],
    [{ greeting: "garbage" }, "protocol_error"],
    [{ ehlo: "refused" }, "sender_rejected"],
    [{ refusesSender: true }, "sender_rejected"],
    [{ blocksClientAtRcpt: true }, "blocked"],
    [{ alwaysTemporary: true }, "temporary_failure"],
    [{ acceptsEverything: true }, "catch_all"],
    [{ greylist: { delayMs: 9, words: "postgrey" } }, "accepted"],
  ])("truthOf: at a host of manners %o it is %s", (manners, reason) => {
    expect(best("anna@tiny.example", manners)).toBe(reason);
  });

  it("truthOf: a backup that takes every name leaves its domain untested, while its first host is down", () => {
    const records = [
      { host: "mx1.two.example", preference: 10 },
      { host: "mx2.two.example", preference: 20 },
    ];
    const truths = (listening: boolean) =>
      truthOf(
        {
          name: "two",
          domains: { "two.example": { route: { type: "mx", records }, mailboxes: { known: { anna: "exists" } } } },
          hosts: { "mx1.two.example": { listening }, "mx2.two.example": { manners: { acceptsEverything: true } } },
        },
        "anna@two.example",
      ).map(({ reason }) => reason);
    expect(truths(false)).toEqual(["catch_all_untested"]);
    expect(truths(true)).toEqual(["accepted"]);
  });
});

/** The same world at 2,000 times the speed, except that hosts wait for slow clients. */
function patient({ hosts, ...world }: WorldDescription): WorldDescription {
  const waiting = Object.entries(hosts).map(([name, host]) => [
    name,
    { ...host, manners: { ...host.manners, idleTimeoutMs: 1e9 } },
  ]);
  return { ...world, hosts: Object.fromEntries(waiting) };
}

describe("the demo world and its truth", () => {
  /** First digit of the reply to RCPT for each reason. */
  const CODES: Readonly<Record<string, readonly string[]>> = {
    accepted: ["2"],
    catch_all: ["2"],
    catch_all_untested: ["2"],
    provider_hides_mailboxes: ["2"],
    disposable: ["2"],
    mailbox_not_found: ["5"],
    mailbox_disabled: ["5"],
    mailbox_full: ["4", "5"],
    recipient_busy: ["4"],
    recipient_restricted: ["5"],
    domain_not_served: ["5"],
    temporary_failure: ["4"],
  };
  let world: MailWorld;

  beforeAll(async () => {
    world = await startMailWorld(patient(demoWorld()), { timeScale: 0.0005 });
  });

  afterAll(() => world.stop());

  const asked = sampleTruths().flatMap(({ meaning, truths }) =>
    meaning.type === "address" ? [{ address: meaning.address, truths }] : [],
  );

  async function ask(address: string, patienceMs: number): Promise<string> {
    const resolver = new Resolver({ timeout: patienceMs, tries: 1 });
    resolver.setServers([world.dnsServer]);
    return await askRecipient(resolver, world.smtpPort, address, patienceMs);
  }

  it("truthOf: every address of the sample has one", () => {
    expect(asked.length).toBeGreaterThan(900);
    expect(asked.filter(({ truths }) => truths.length === 0)).toEqual([]);
  });

  it("truthOf: is what the servers of the demo world say, for every address of the sample", async () => {
    const contradictions: string[] = [];
    const domains = [...Map.groupBy(asked, ({ address }) => address.slice(address.lastIndexOf("@") + 1)).values()];
    const worker = async (): Promise<void> => {
      for (let domain = domains.pop(); domain !== undefined; domain = domains.pop()) {
        for (const { address, truths } of domain) {
          const isTrue = (reply: string): boolean =>
            truths.some(({ reason }) => (CODES[reason] ?? ["none"]).includes(reply[0] ?? "")) ||
            (reply.startsWith("none") && CODES[truths[0]?.reason ?? ""] === undefined);
          let reply = await ask(address, HASTE_MS);
          if (!isTrue(reply)) reply = await ask(address, PATIENCE_MS);
          if (!isTrue(reply)) contradictions.push(`${address}: ${truths[0]?.reason}, but "${reply}"`);
        }
      }
    };
    await Promise.all(Array.from({ length: DOMAINS_AT_ONCE }, worker));
    expect(contradictions).toEqual([]);
  }, 120_000);
});
