import type { Database } from "@rollcall/postgres";
import type { Evidence } from "@rollcall/verdict";
import { judge, toStored } from "../verdicts/judge.ts";
import { egressNames, type VerificationSettings, type Clock } from "../settings.ts";
import { type Finding, readRoute } from "./read-route.ts";
import type { MailResolver } from "@rollcall/routing";
import { claimDomains, recordRouted, recordUnrouted, nextResolveAt, type WantedDomain } from "./domain-store.ts";
import { readWaiting } from "../runs/start-run.ts";
import { recordUnasked } from "../turns/record-outcomes.ts";
import { readWatchers, addStep, type CheckStep } from "../runs/step.ts";

/** Look-ups under way in one turn. */
const IN_FLIGHT_DOMAINS = 250;
/** What has come back is recorded this often: a dead name server holds up nobody but those who wait for it. */
const FLUSH_MS = 100;
const PAGE_CONTACTS = 1_000;

export interface ResolvePorts {
  readonly database: Database;
  readonly resolver: MailResolver;
  readonly clock: Clock;
  readonly settings: VerificationSettings;
  /** Told when checks have become due. */
  readonly onRecorded: () => void;
  /** Aborted when the process stops: what is under way is finished, no more is taken. */
  readonly signal: AbortSignal;
}

/** How a resolver's turn ended: more to do at a time, or nothing before somebody asks. */
export type ResolveEnd = { readonly type: "again"; readonly atMs: number } | { readonly type: "end" };

/**
 * Looks domains up, as long as there are any. Those with a way have their checks sent to the site, those without are
 * decided, and those of which the DNS could not say are looked up again by the retry schedule.
 */
export async function resolveTurn(ports: ResolvePorts): Promise<ResolveEnd> {
  const underWay = new Set<Promise<void>>();
  let found: Finding[] = [];
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
  ports.onRecorded();
}

async function lookUp({ resolver, clock, settings }: ResolvePorts, domain: WantedDomain): Promise<Finding> {
  const route = await resolver.resolveRoute(domain.name);
  return readRoute({ domain, route, settings, nowMs: clock.nowMs(), random: clock.random() });
}

async function untilNext(database: Database): Promise<ResolveEnd> {
  const next = await nextResolveAt(database);
  return next === null ? { type: "end" } : { type: "again", atMs: next.getTime() };
}

/** Decides all that wait for a domain, in whatever run. */
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
    if (finding) await addStep(database, runId, domainStep(finding, clock.nowMs()));
  }
}

function domainStep(finding: Finding, atMs: number): CheckStep {
  const told = finding.type === "decided" && "detail" in finding.evidence ? finding.evidence.detail : null;
  const detail = finding.type === "routed" ? `${finding.domain.name} takes mail` : (told ?? finding.domain.detail);
  const outcome = finding.type === "routed" ? "ok" : "failed";
  return { atMs, step: "domain", outcome, host: null, detail, code: null, durationMs: null };
}
