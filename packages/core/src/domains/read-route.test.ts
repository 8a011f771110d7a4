import type { MailRoute } from "@rollcall/routing";
import { describe, expect, test } from "vitest";
import { NOW_MS } from "../testing/session.ts";
import { TEST_SETTINGS } from "../testing/settings.ts";
import { type Finding, type LookedUp, readRoute } from "./read-route.ts";

const TTL_MS = 3_600_000;
const MX: MailRoute = { type: "mx", hosts: [{ host: "mx.shop.example", preference: 10 }], ttlMs: TTL_MS };

function read(route: MailRoute, over: Partial<LookedUp> = {}): Finding {
  const domain = { name: "shop.example", attempts: 0, firstAt: null };
  return readRoute({ domain, route, settings: TEST_SETTINGS, nowMs: NOW_MS, random: 0, ...over });
}

describe("readRoute", () => {
  test("readRoute: a domain with mail exchangers goes to their site, until its records expire", () => {
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

  test.each(["null_mx", "domain_not_found", "no_mail_server"] as const)(
    "readRoute: %s is the DNS's own word, and ends the domain",
    (type) => {
      expect(read({ type, ttlMs: TTL_MS })).toMatchObject({
        type: "decided",
        domain: { route: type, retryAt: null, expiresAt: new Date(NOW_MS + TTL_MS) },
        evidence: { type: "dns", outcome: type },
      });
    },
  );

  test("readRoute: a DNS that could not say is asked again by the schedule", () => {
    expect(read({ type: "dns_error", detail: "SERVFAIL" })).toMatchObject({
      type: "retry",
      domain: { route: "dns_error", detail: "SERVFAIL", retryAt: new Date(NOW_MS + 360_000) },
    });
  });

  test("readRoute: retries count from the first failure, and one that came late doesn't have the others follow at once", () => {
    const failed = (attempts: number, sinceMs: number): Finding => {
      const domain = { name: "shop.example", attempts, firstAt: new Date(NOW_MS - sinceMs) };
      return read({ type: "dns_error", detail: "timeout" }, { domain });
    };
    expect(failed(1, 360_000).domain).toMatchObject({ retryAt: new Date(NOW_MS + 660_000) });
    expect(failed(1, 7_200_000).domain).toMatchObject({ retryAt: new Date(NOW_MS + 660_000) });
  });

  test("readRoute: when the schedule is used up the domain is unknown, never undeliverable", () => {
    const domain = { name: "shop.example", attempts: 3, firstAt: new Date(NOW_MS - 3_600_000) };
    expect(read({ type: "dns_error", detail: "timeout" }, { domain })).toMatchObject({
      type: "decided",
      domain: { route: "dns_error", expiresAt: null, retryAt: null },
      evidence: { type: "dns", outcome: "dns_error", detail: "timeout" },
    });
  });

  test("readRoute: a provider that forbids probing is not asked, unless the operator has decided otherwise", () => {
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
