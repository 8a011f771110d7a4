import type { MailRoute } from "@rollcall/routing";
import { describe, expect, test } from "vitest";
import { NOW_MS } from "../testing/session.ts";
import { TEST_SETTINGS } from "../testing/settings.ts";
import { type Finding, type LookedUp, readRoute } from "./read-route.ts";

const TTL_MS = 3_600_000;
const MX: MailRoute = { type: "mx", hosts: [{ host: "mx.shop.example", preference: 10 }], ttlMs: TTL_MS };

const DOMAIN = { name: "quillmoor-foundry.com", attempts: 0, firstAt: null, deniedAt: null };
const USABLE = { type: "usable" } as const;

function read(route: MailRoute, over: Partial<LookedUp> = {}): Finding {
  const looked = {
    domain: DOMAIN,
    route,
    health: USABLE,
    deadHosts: null,
    settings: TEST_SETTINGS,
    nowMs: NOW_MS,
    random: 0,
  };
  return readRoute({ ...looked, ...over });
}

describe("readRoute", () => {
  test("readRoute: a domain with MX hosts goes to their site, until its records expire", () => {
    expect(read(MX)).toMatchObject({
      type: "routed",
      domain: {
        route: "mx",
        provider: null,
        hosts: [{ host: "mx.shop.example" }],
        expiresAt: new Date(NOW_MS + TTL_MS),
      },
    });
  });

  test("readRoute: a known provider's domain is paced under the provider's name", () => {
    const hosts = [{ host: "aspmx.l.google.com", preference: 1 }];
    expect(read({ type: "mx", hosts, ttlMs: TTL_MS })).toMatchObject({
      type: "routed",
      domain: { provider: "google", pacingKey: "google" },
    });
  });

  test("readRoute: a null MX is the domain's own answer, and decides it", () => {
    expect(read({ type: "null_mx", ttlMs: TTL_MS })).toMatchObject({
      type: "decided",
      domain: { route: "null_mx", retryAt: null, expiresAt: new Date(NOW_MS + TTL_MS) },
      evidence: { type: "dns", outcome: "null_mx" },
    });
  });

  const HALF_HOUR_MS = 30 * 60_000;
  const SLOW = { ...TEST_SETTINGS, retryScheduleMs: [360_000, 7_200_000] };
  const deniedAt = (agoMs: number) => ({ ...DOMAIN, deniedAt: new Date(NOW_MS - agoMs) });

  test.each(["domain_not_found", "no_mail_server"] as const)(
    "readRoute: %s counts when a second look confirms it, half an hour later",
    (type) => {
      const denial = { type, ttlMs: TTL_MS };
      expect(read(denial, { settings: SLOW })).toMatchObject({
        type: "retry",
        domain: { attempts: 0, deniedAt: new Date(NOW_MS), retryAt: new Date(NOW_MS + HALF_HOUR_MS) },
      });
      expect(read(denial, { settings: SLOW, domain: deniedAt(HALF_HOUR_MS - 1) })).toMatchObject({
        type: "retry",
        domain: { retryAt: new Date(NOW_MS + 1) },
      });
      expect(read(denial, { settings: SLOW, domain: deniedAt(HALF_HOUR_MS) })).toMatchObject({
        type: "decided",
        domain: { route: type, retryAt: null, deniedAt: new Date(NOW_MS - HALF_HOUR_MS) },
        evidence: { type: "dns", outcome: type },
      });
    },
  );

  test("readRoute: with a schedule shorter than half an hour, the second look is sooner", () => {
    const settings = { ...TEST_SETTINGS, retryScheduleMs: [1_000, 3_000] };
    expect(read({ type: "domain_not_found", ttlMs: TTL_MS }, { settings })).toMatchObject({
      domain: { retryAt: new Date(NOW_MS + 3_000) },
    });
  });

  test("readRoute: a name under an unknown suffix is decided at once", () => {
    const domain = { ...DOMAIN, name: "quillmoor.cmo" };
    expect(read({ type: "domain_not_found", ttlMs: TTL_MS }, { domain })).toMatchObject({ type: "decided" });
  });

  test("readRoute: a resolver that can't be trusted decides nothing, and uses no attempt", () => {
    const health = { type: "unusable", reason: "It knows nothing." } as const;
    for (const type of ["domain_not_found", "no_mail_server"] as const)
      expect(read({ type, ttlMs: TTL_MS }, { health, domain: deniedAt(HALF_HOUR_MS * 100) })).toMatchObject({
        type: "retry",
        domain: { route: "dns_error", detail: "It knows nothing.", attempts: 0 },
      });
  });

  test("readRoute: a denial of a public mailbox domain is never believed", () => {
    const domain = { ...deniedAt(HALF_HOUR_MS * 100), name: "gmail.com" };
    const found = read({ type: "domain_not_found", ttlMs: TTL_MS }, { domain });
    expect(found).toMatchObject({ type: "retry", domain: { route: "dns_error", attempts: 1 } });
    const last = read(
      { type: "domain_not_found", ttlMs: TTL_MS },
      { domain: { ...domain, attempts: 9, firstAt: new Date(0) } },
    );
    expect(last).toMatchObject({ type: "decided", evidence: { outcome: "dns_error" } });
  });

  test("readRoute: MX hosts that don't exist are no mail server, once confirmed", () => {
    const deadHosts = "mx.gone.example has no address";
    expect(read(MX, { deadHosts, settings: SLOW })).toMatchObject({ type: "retry" });
    expect(read(MX, { deadHosts, settings: SLOW, domain: deniedAt(HALF_HOUR_MS) })).toMatchObject({
      type: "decided",
      evidence: { outcome: "no_mail_server", detail: deadHosts },
    });
  });

  test("readRoute: a DNS failure is retried by the schedule", () => {
    expect(read({ type: "dns_error", detail: "SERVFAIL" })).toMatchObject({
      type: "retry",
      domain: { route: "dns_error", detail: "SERVFAIL", retryAt: new Date(NOW_MS + 360_000) },
    });
  });

  test("readRoute: retries count from the first failure, and a late one doesn't make the others follow at once", () => {
    const failed = (attempts: number, sinceMs: number): Finding => {
      const domain = { ...DOMAIN, attempts, firstAt: new Date(NOW_MS - sinceMs) };
      return read({ type: "dns_error", detail: "timeout" }, { domain });
    };
    expect(failed(1, 360_000).domain).toMatchObject({ retryAt: new Date(NOW_MS + 660_000) });
    expect(failed(1, 7_200_000).domain).toMatchObject({ retryAt: new Date(NOW_MS + 660_000) });
  });

  test("readRoute: after the schedule the domain is unknown, never undeliverable", () => {
    const domain = { ...DOMAIN, attempts: 3, firstAt: new Date(NOW_MS - 3_600_000) };
    expect(read({ type: "dns_error", detail: "timeout" }, { domain })).toMatchObject({
      type: "decided",
      domain: { route: "dns_error", expiresAt: null, retryAt: null },
      evidence: { type: "dns", outcome: "dns_error", detail: "timeout" },
    });
  });

  test("readRoute: a provider that forbids probing is not probed, unless the operator allows it", () => {
    const hosts = [{ host: "outlook-com.olc.protection.outlook.com", preference: 5 }];
    const route: MailRoute = { type: "mx", hosts, ttlMs: TTL_MS };
    expect(read(route)).toMatchObject({
      type: "decided",
      domain: { route: "not_probed" },
      provider: "microsoft-consumer",
      evidence: { type: "limit", limit: "not_probed" },
    });
    const pacing = { providers: { "microsoft-consumer": { probe: "allowed" as const } } };
    expect(read(route, { settings: { ...TEST_SETTINGS, pacing } }).type).toBe("routed");
  });
});
