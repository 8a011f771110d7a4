import { policyFor, scheduledAt } from "@rollcall/pacing";
import { type MailRoute, pacingKey, providerOf, siteKey } from "@rollcall/routing";
import type { DnsEvidence, Evidence } from "@rollcall/verdict";
import { homeEgress } from "./home-egress.ts";
import type { VerificationSettings } from "../settings.ts";
import type { RoutedDomain, UnroutedDomain, WantedDomain } from "./domain-store.ts";

/** What a look-up means for the checks that wait for it. */
export type Finding =
  | { readonly type: "routed"; readonly domain: RoutedDomain }
  | {
      readonly type: "decided";
      readonly domain: UnroutedDomain;
      readonly evidence: Evidence;
      readonly provider: string | null;
    }
  | { readonly type: "retry"; readonly domain: UnroutedDomain };

export interface LookedUp {
  readonly domain: WantedDomain;
  readonly route: MailRoute;
  readonly settings: VerificationSettings;
  readonly nowMs: number;
  readonly random: number;
}

/** Reads a route. Only the DNS's own word ends a domain; a DNS that could not say is asked again until the schedule ends. */
export function readRoute(looked: LookedUp): Finding {
  const { route } = looked;
  switch (route.type) {
    case "mx":
    case "implicit":
      return readWay(looked, route);
    case "dns_error":
      return readFailure(looked, route.detail);
    case "null_mx":
    case "domain_not_found":
    case "no_mail_server": {
      const expiresAt = new Date(looked.nowMs + route.ttlMs);
      const evidence = dnsEvidence(looked, route.type, SENTENCES[route.type](looked.domain.name));
      return { type: "decided", domain: unrouted(looked, route.type, expiresAt), evidence, provider: null };
    }
  }
}

const SENTENCES = {
  null_mx: (name: string) => `${name} says that it takes no mail (null MX)`,
  domain_not_found: (name: string) => `${name} does not exist (NXDOMAIN)`,
  no_mail_server: (name: string) => `${name} has neither a mail exchanger nor an address`,
} as const;

function readWay(looked: LookedUp, route: MailRoute & { type: "mx" | "implicit" }): Finding {
  const { domain, settings, nowMs } = looked;
  const provider = providerOf(route.hosts);
  const expiresAt = new Date(nowMs + route.ttlMs);
  if (provider !== null && policyFor(provider, settings.pacing).probe === "forbidden_by_rules") {
    const detail = `${provider} forbids asking for mailboxes without sending mail`;
    const evidence = { type: "limit" as const, limit: "not_probed" as const, detail, atMs: nowMs };
    return { type: "decided", domain: unrouted(looked, "not_probed", expiresAt), evidence, provider };
  }
  return {
    type: "routed",
    domain: {
      name: domain.name,
      route: route.type,
      siteKey: siteKey(route.hosts),
      provider,
      pacingKey: pacingKey(route.hosts),
      hosts: route.hosts,
      egress: homeEgress({ domain: domain.name, provider, pacingKey: pacingKey(route.hosts) }, settings.egresses),
      expiresAt,
    },
  };
}

function readFailure(looked: LookedUp, detail: string): Finding {
  const { domain, settings, nowMs, random } = looked;
  const retryAtMs = scheduledAt({
    attempt: domain.attempts + 1,
    firstAttemptAtMs: domain.firstAt?.getTime() ?? nowMs,
    nowMs,
    scheduleMs: settings.retryScheduleMs,
    random,
  });
  if (retryAtMs === null) {
    const evidence = dnsEvidence(looked, "dns_error", detail);
    return { type: "decided", domain: unrouted(looked, "dns_error", null), evidence, provider: null };
  }
  const retryAt = new Date(retryAtMs);
  return { type: "retry", domain: { name: domain.name, route: "dns_error", detail, expiresAt: null, retryAt } };
}

function unrouted(looked: LookedUp, route: UnroutedDomain["route"], expiresAt: Date | null): UnroutedDomain {
  return { name: looked.domain.name, route, detail: null, expiresAt, retryAt: null };
}

function dnsEvidence(looked: LookedUp, outcome: DnsEvidence["outcome"], detail: string): DnsEvidence {
  return { type: "dns", outcome, detail, atMs: looked.nowMs };
}
