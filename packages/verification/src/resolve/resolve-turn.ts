import type {
  Clock,
  DomainStore,
  MailResolver,
  RoutedDomain,
  RunStore,
  StepStore,
  UnroutedDomain,
  WantedDomain,
} from "@rollcall/ports";
import type { Evidence } from "@rollcall/verdict";
import { judge, toStored } from "../judge.ts";
import type { VerificationSettings } from "../settings.ts";
import { type Finding, readRoute } from "./read-route.ts";

/** Domains of one turn: many look-ups at once, and transactions that stay short. */
const DOMAINS_PER_TURN = 250;
const PAGE_CONTACTS = 1_000;

export interface ResolvePorts {
  readonly store: DomainStore & StepStore & Pick<RunStore, "recordUnasked">;
  readonly resolver: MailResolver;
  readonly clock: Clock;
  readonly settings: VerificationSettings;
}

/** How a resolver's turn ended: more to do at a time, or nothing before somebody asks. */
export type ResolveEnd = { readonly type: "again"; readonly atMs: number } | { readonly type: "end" };

/**
 * Looks domains up. Those with a way have their checks sent to the site, those without are decided, and those of which
 * the DNS could not say are looked up again by the retry schedule.
 */
export async function resolveTurn(ports: ResolvePorts): Promise<ResolveEnd> {
  const wanted = await ports.store.claimDomains(DOMAINS_PER_TURN);
  if (wanted.length === 0) return await untilNext(ports.store);
  const watchers = await ports.store.readWatchers(wanted.map((domain) => domain.name));
  const findings = await Promise.all(wanted.map((domain) => lookUp(ports, domain)));
  await Promise.all(
    watchers.map(({ runId, domain }) => ports.store.addStep(runId, domainStep(domain, findings, ports.clock.nowMs()))),
  );
  const routed: RoutedDomain[] = [];
  const unrouted: UnroutedDomain[] = [];
  for (const finding of findings) {
    if (finding.type === "routed") routed.push(finding.domain);
    else unrouted.push(finding.domain);
    if (finding.type === "decided") await decideWaiting(ports, finding.domain.name, finding.evidence, finding.provider);
  }
  await ports.store.recordRouted(routed, ports.settings.egress.name);
  await ports.store.recordUnrouted(unrouted);
  return { type: "again", atMs: ports.clock.nowMs() };
}

async function lookUp({ resolver, clock, settings }: ResolvePorts, domain: WantedDomain): Promise<Finding> {
  const route = await resolver.resolveRoute(domain.name);
  return readRoute({ domain, route, settings, nowMs: clock.nowMs(), random: clock.random() });
}

async function untilNext(store: DomainStore): Promise<ResolveEnd> {
  const next = await store.nextResolveAt();
  return next === null ? { type: "end" } : { type: "again", atMs: next.getTime() };
}

/** Decides all that wait for a domain, in whatever run. */
async function decideWaiting(
  ports: ResolvePorts,
  domain: string,
  evidence: Evidence,
  provider: string | null,
): Promise<void> {
  const { store, settings, clock } = ports;
  for (;;) {
    const contacts = await store.readWaiting([domain], PAGE_CONTACTS);
    if (contacts.length === 0) return;
    const verdicts = contacts.map((contact) => {
      const about = { ...contact, provider };
      const asked = { attempts: 0, durationMs: null, atMs: clock.nowMs(), transcript: null };
      return toStored(about, judge(about, [evidence], settings.roleIsRisky), [evidence], asked);
    });
    await store.recordUnasked(verdicts, settings.freshFor);
  }
}

function domainStep(name: string, findings: readonly Finding[], atMs: number): object {
  const finding = findings.find((one) => one.domain.name === name);
  const told = finding?.type === "decided" && "detail" in finding.evidence ? finding.evidence.detail : null;
  const found =
    finding?.type === "routed" ? `${name} takes mail` : finding?.type === "retry" ? finding.domain.detail : told;
  const outcome = finding?.type === "routed" ? "ok" : "failed";
  return { at_ms: atMs, step: "domain", outcome, host: null, detail: found, code: null, duration_ms: null };
}
