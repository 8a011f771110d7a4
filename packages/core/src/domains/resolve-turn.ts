import type { Database } from "@rollcall/postgres";
import { type MailResolver, type MxHost, providerOf } from "@rollcall/routing";
import type { Tell } from "@rollcall/telemetry";
import type { Evidence } from "@rollcall/verdict";
import { beginOutage, endOutage } from "../outage/outage-store.ts";
import { readWaiting } from "../runs/start-run.ts";
import { readWatchers, addSteps, type CheckStep } from "../runs/step.ts";
import { egressNames, type VerificationSettings, type Clock } from "../settings.ts";
import { recordUnasked } from "../turns/record-outcomes.ts";
import { judge, toStored } from "../verdicts/judge.ts";
import { claimDomains, recordRouted, recordUnrouted, nextResolveAt, type WantedDomain } from "./domain-store.ts";
import { type Finding, readRoute } from "./read-route.ts";
import type { ResolverWatch } from "./resolver-watch.ts";

/** Concurrent lookups per turn. */
const IN_FLIGHT_DOMAINS = 250;
/** Results are recorded this often, so that a dead name server delays only its own domains. */
const FLUSH_MS = 100;
const PAGE_CONTACTS = 1_000;

export interface ResolvePorts {
  readonly database: Database;
  readonly resolver: MailResolver;
  readonly watch: ResolverWatch;
  readonly clock: Clock;
  readonly settings: VerificationSettings;
  /** Told of runs that are paused and resumed. */
  readonly tell?: Tell | undefined;
  /** Called when checks may have become due. */
  readonly onRecorded: () => void;
  /** Aborted at shutdown: lookups under way finish, no more are claimed. */
  readonly signal: AbortSignal;
}

/** How a resolver's turn ended: more to do at a time, or nothing until woken. */
export type ResolveEnd = { readonly type: "again"; readonly atMs: number } | { readonly type: "end" };

/**
 * Looks up domains while there are any. Checks of routed domains go to their site, those of denied domains are decided,
 * and failed lookups follow the retry schedule.
 */
export async function resolveTurn(ports: ResolvePorts): Promise<ResolveEnd> {
  const underWay = new Set<Promise<void>>();
  let found: Finding[] = [];
  let isAwake = false;
  for (;;) {
    const room = ports.signal.aborted ? 0 : IN_FLIGHT_DOMAINS - underWay.size;
    const wanted = room > IN_FLIGHT_DOMAINS / 4 ? await claimDomains(ports.database, room) : [];
    for (const domain of wanted) {
      const look: Promise<void> = lookUp(ports, domain).then((finding) => {
        found.push(finding);
        underWay.delete(look);
      });
      underWay.add(look);
    }
    if (!isAwake) {
      // It was woken for a run that has started: its checks at known sites are due already.
      isAwake = true;
      ports.onRecorded();
    }
    if (underWay.size === 0 && found.length === 0) return await untilNext(ports.database);
    await Promise.race([Promise.all(underWay), new Promise((resolve) => setTimeout(resolve, FLUSH_MS))]);
    const findings = found;
    found = [];
    if (findings.length > 0) await record(ports, findings);
  }
}

async function record(ports: ResolvePorts, findings: readonly Finding[]): Promise<void> {
  await showWatchers(ports, findings);
  for (const finding of findings) {
    if (finding.type === "decided") await decideWaiting(ports, finding.domain.name, finding.evidence, finding.provider);
  }
  const routed = findings.flatMap((finding) => (finding.type === "routed" ? [finding.domain] : []));
  const unrouted = findings.flatMap((finding) => (finding.type === "routed" ? [] : [finding.domain]));
  await recordRouted(ports.database, routed, egressNames(ports.settings));
  await recordUnrouted(ports.database, unrouted);
  await pauseForResolver(ports);
  ports.onRecorded();
}

/** Key of the resolver's outage, beside those of egresses. */
const RESOLVER = "(dns)";

/** Pauses runs, with the reason, while the resolver can't be trusted, and resumes them when it can. */
async function pauseForResolver({ database, watch, settings, tell }: ResolvePorts): Promise<void> {
  const health = await watch.changed();
  if (health === null) return;
  const egresses = egressNames(settings);
  if (health.type === "usable") await endOutage(database, RESOLVER, egresses, tell);
  else {
    const outage = { egress: RESOLVER, because: "resolver", reason: health.reason, sites: [] } as const;
    await beginOutage(database, outage, egresses, tell);
  }
}

async function lookUp({ resolver, watch, clock, settings }: ResolvePorts, domain: WantedDomain): Promise<Finding> {
  // A denied domain is looked up past the cache, which keeps denials as long as the zone says.
  const route = await resolver.resolveRoute(domain.name, { bypassCache: domain.deniedAt !== null });
  const [health, deadHosts] = await Promise.all([
    watch.health(),
    route.type === "mx" && providerOf(route.hosts) === null ? findDeadHosts(resolver, settings, route.hosts) : null,
  ]);
  return readRoute({ domain, route, health, deadHosts, settings, nowMs: clock.nowMs(), random: clock.random() });
}

/** Hosts of a domain that are looked up; a domain with more has one that exists. */
const HOSTS_LOOKED_AT = 10;

/** Why none of a domain's MX hosts can be connected to, according to the DNS; null: one may be, or the DNS failed. */
async function findDeadHosts(
  resolver: MailResolver,
  { allowPrivateAddresses }: VerificationSettings,
  hosts: readonly MxHost[],
): Promise<string | null> {
  if (hosts.length > HOSTS_LOOKED_AT) return null;
  const isUsable = (address: string): boolean => allowPrivateAddresses || !isNowhere(address);
  // The first usable host ends it. Its address is then in the resolver's cache, where the session finds it.
  for (const { host } of hosts) {
    const found = await resolver.resolveHost(host, (ipv4) => ipv4.some(isUsable));
    if (found.type === "dns_error") return null;
    if (found.type === "addresses" && [...found.ipv4, ...found.ipv6].some(isUsable)) return null;
  }
  const names = hosts.map(({ host }) => host).join(", ");
  return `no MX host can be connected to: ${names} ${hosts.length === 1 ? "has" : "have"} no address, or an unusable one`;
}

/** Loopback and unspecified addresses: no remote mail server is there (RFC 1122 §3.2.1.3, RFC 4291 §2.5). */
function isNowhere(address: string): boolean {
  return /^(?:127\.|0\.)/.test(address) || address === "::1" || address === "::";
}

async function untilNext(database: Database): Promise<ResolveEnd> {
  const next = await nextResolveAt(database);
  return next === null ? { type: "end" } : { type: "again", atMs: next.getTime() };
}

/** Decides the checks that wait for a domain, in all runs. */
async function decideWaiting(
  ports: ResolvePorts,
  domain: string,
  evidence: Evidence,
  provider: string | null,
): Promise<void> {
  const { database, settings, clock } = ports;
  for (;;) {
    const contacts = await readWaiting(database, [domain], PAGE_CONTACTS);
    if (contacts.length === 0) return;
    const verdicts = contacts.map((contact) => {
      const about = { ...contact, provider };
      const asked = { attempts: 0, durationMs: null, atMs: clock.nowMs(), transcript: null };
      return toStored(about, judge(about, [evidence], settings.roleIsRisky), [evidence], asked);
    });
    await recordUnasked(database, verdicts, settings.freshFor);
  }
}

async function showWatchers({ database, clock }: ResolvePorts, findings: readonly Finding[]): Promise<void> {
  const watchers = await readWatchers(
    database,
    findings.map((finding) => finding.domain.name),
  );
  for (const { runId, domain } of watchers) {
    const finding = findings.find((one) => one.domain.name === domain);
    if (finding) await addSteps(database, runId, [domainStep(finding, clock.nowMs())]);
  }
}

function domainStep(finding: Finding, atMs: number): CheckStep {
  const decision = finding.type === "decided" && "detail" in finding.evidence ? finding.evidence.detail : null;
  const detail =
    finding.type === "routed" ? `${finding.domain.name} accepts mail` : (decision ?? finding.domain.detail);
  const outcome = finding.type === "routed" ? "ok" : "failed";
  return { atMs, step: "domain", outcome, host: null, detail, code: null, durationMs: null };
}
