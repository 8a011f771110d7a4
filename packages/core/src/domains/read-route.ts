import { hasKnownSuffix, isFreeDomain } from "@rollcall/address";
import { policyFor, scheduledAt } from "@rollcall/pacing";
import { type MailRoute, pacingKey, providerOf, siteKey } from "@rollcall/routing";
import type { DnsEvidence, Evidence } from "@rollcall/verdict";
import type { VerificationSettings, NamedEgress } from "../settings.ts";
import type { RoutedDomain, UnroutedDomain, WantedDomain } from "./domain-store.ts";
import type { ResolverHealth } from "./resolver-watch.ts";
import { createHash } from "node:crypto";

/** What a lookup means for the checks that wait for it. */
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
  /** Whether negative answers of the resolver can be trusted. */
  readonly health: ResolverHealth;
  /** Why none of the MX hosts can be connected to, according to the DNS; null: one may be. */
  readonly deadHosts: string | null;
  readonly settings: VerificationSettings;
  readonly nowMs: number;
  readonly random: number;
}

/**
 * Interprets a lookup. Only the DNS's own answer decides a domain: a denial once it is confirmed by a second look, from
 * a resolver that passes the canary test. DNS failures are retried until the schedule ends.
 */
export function readRoute(looked: LookedUp): Finding {
  const { route, domain, deadHosts } = looked;
  switch (route.type) {
    case "mx":
      return deadHosts === null ? routed(looked, route) : readDenial(looked, "no_mail_server", deadHosts, route.ttlMs);
    case "implicit":
      return routed(looked, route);
    case "dns_error":
      return readFailure(looked, route.detail);
    case "null_mx":
      return denied(looked, route.type, SENTENCES[route.type](domain.name), route.ttlMs);
    case "domain_not_found":
    case "no_mail_server":
      return readDenial(looked, route.type, SENTENCES[route.type](domain.name), route.ttlMs);
  }
}

/** Registries sometimes drop a zone for an hour: a denial counts when it is repeated this much later, milliseconds. */
const SECOND_LOOK_MS = 30 * 60_000;

/** Wait before another look while the resolver can't be trusted. */
const UNUSABLE_PAUSE_MS = 60_000;

function readDenial(
  looked: LookedUp,
  outcome: "domain_not_found" | "no_mail_server",
  sentence: string,
  ttlMs: number,
): Finding {
  const { domain, health, nowMs, settings } = looked;
  const { name, deniedAt } = domain;
  if (health.type === "unusable") {
    const retryAt = new Date(nowMs + UNUSABLE_PAUSE_MS);
    return again(looked, { detail: health.reason, retryAt, attempts: 0, deniedAt });
  }
  // A resolver that denies the likes of gmail.com is wrong, whatever its canary test says.
  if (isFreeDomain(name)) return readFailure(looked, `${sentence}, which can't be`);
  // A name without a known public suffix can't come back.
  if (outcome === "domain_not_found" && !hasKnownSuffix(name)) return denied(looked, outcome, sentence, ttlMs);
  const secondLookMs = Math.min(SECOND_LOOK_MS, settings.retryScheduleMs.at(-1) ?? SECOND_LOOK_MS);
  const firstMs = deniedAt?.getTime() ?? nowMs;
  if (deniedAt !== null && nowMs >= firstMs + secondLookMs) return denied(looked, outcome, sentence, ttlMs);
  const retryAt = new Date(firstMs + secondLookMs);
  const detail = `${sentence}; to be confirmed by a second look`;
  return again(looked, { detail, retryAt, attempts: 0, deniedAt: new Date(firstMs) });
}

/** A denial. The time of the first one is kept: the next time it is repeated, it counts at once. */
function denied(
  looked: LookedUp,
  outcome: "null_mx" | "domain_not_found" | "no_mail_server",
  sentence: string,
  ttlMs: number,
): Finding {
  const expiresAt = new Date(looked.nowMs + ttlMs);
  const domain = {
    ...unrouted(looked, outcome, expiresAt),
    deniedAt: looked.domain.deniedAt ?? new Date(looked.nowMs),
  };
  return { type: "decided", domain, evidence: dnsEvidence(looked, outcome, sentence), provider: null };
}

function again(
  { domain }: LookedUp,
  retry: Pick<UnroutedDomain, "detail" | "retryAt" | "attempts" | "deniedAt">,
): Finding {
  return { type: "retry", domain: { name: domain.name, route: "dns_error", expiresAt: null, ...retry } };
}

const SENTENCES = {
  null_mx: (name: string) => `${name} accepts no mail (null MX)`,
  domain_not_found: (name: string) => `${name} does not exist (NXDOMAIN)`,
  no_mail_server: (name: string) => `${name} has neither an MX nor an address record`,
} as const;

function routed(looked: LookedUp, route: MailRoute & { type: "mx" | "implicit" }): Finding {
  const { domain, settings, nowMs } = looked;
  const provider = providerOf(route.hosts);
  const expiresAt = new Date(nowMs + route.ttlMs);
  if (provider !== null && policyFor(provider, settings.pacing).probe === "forbidden_by_rules") {
    const detail = `${provider} forbids probing mailboxes without sending mail`;
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
  return again(looked, { detail, retryAt: new Date(retryAtMs), attempts: 1, deniedAt: domain.deniedAt });
}

function unrouted(looked: LookedUp, route: UnroutedDomain["route"], expiresAt: Date | null): UnroutedDomain {
  const { name, deniedAt } = looked.domain;
  return { name, route, detail: null, expiresAt, retryAt: null, attempts: 0, deniedAt };
}

function dnsEvidence(looked: LookedUp, outcome: DnsEvidence["outcome"], detail: string): DnsEvidence {
  return { type: "dns", outcome, detail, atMs: looked.nowMs };
}

export interface Placed {
  readonly domain: string;
  readonly provider: string | null;
  readonly pacingKey: string;
}

/**
 * The egress that probes a domain from its first address on; null: any, each at its own pace. A greylist must see one
 * source (RFC 6647 §5), a small site need not see all of them, and a provider's customers spread evenly. Mailbox
 * domains such as gmail.com don't greylist, and are too big for one source.
 */
export function homeEgress(placed: Placed, egresses: readonly NamedEgress[]): string | null {
  const { domain, provider, pacingKey } = placed;
  if (egresses.length < 2 || (provider !== null && isFreeDomain(domain))) return null;
  // All domains of a self-hosted site share its limits, so they share its egress.
  const place = provider === null ? pacingKey : domain;
  const weights = egresses.map(({ name }) => weightOf(name, place));
  return egresses[weights.indexOf(Math.max(...weights))]?.name ?? null;
}

/** Rendezvous hashing: when an egress is added or removed, only its own domains move. */
function weightOf(egress: string, place: string): number {
  return createHash("sha256").update(`${egress} ${place}`).digest().readUInt32BE(0);
}
