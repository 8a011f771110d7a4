import type { Evidence } from "@rollcall/verdict";
import {
  type Dialogue,
  type DialoguePlan,
  type EgressFailed,
  startDialogue,
  type ProberPorts,
  type SessionPlan,
} from "@rollcall/smtp";
import { Conversation } from "./conversation.ts";
import { onAbort } from "./on-abort.ts";
import { openConnection } from "./open-connection.ts";
import type { SessionLog } from "./session-log.ts";
import { type MxHost, type HostAddresses, isPublicAddress } from "@rollcall/routing";
import { isIP } from "node:net";

/** Hosts that one session connects to: some sites penalize attempts at secondary hosts. */
const HOSTS_LIMIT = 4;

/** Names that one session resolves, as MX records may name hosts that don't exist or must not be connected to. */
const RESOLVED_HOSTS_LIMIT = 10;

/** Addresses per host that are tried if connecting fails. */
const ADDRESSES_LIMIT = 2;

/** State shared by all parts of a session. */
export interface Session {
  readonly plan: SessionPlan;
  readonly ports: ProberPorts;
  readonly log: SessionLog;
  /** Deadline of the session. */
  readonly endMs: number;
}

/** Where a connection was made. */
export interface Place {
  readonly host: string;
  readonly address: string;
}

/** Result at one address: the dialogue there, or why there was none. */
export type Visit =
  | ({ readonly type: "talked"; readonly place: Place; readonly dialogue: Dialogue } & Broken)
  | { readonly type: "failed"; readonly evidence: Evidence }
  | EgressFailed
  | { readonly type: "aborted" };

/** What the server announced and does not bear. */
interface Broken {
  readonly tlsBroken: boolean;
  readonly pipeliningBroken: boolean;
}

/** Result over all hosts: the dialogue that got as far as MAIL, or all failures. */
export type Visited =
  | (Visit & { readonly type: "talked" })
  | {
      readonly type: "nowhere";
      readonly failures: readonly Evidence[];
      readonly talkedTo: string | null;
      readonly tlsBroken: boolean;
    }
  | EgressFailed
  | { readonly type: "aborted" };

/**
 * Tries hosts by preference until a dialogue gets as far as MAIL. Only failures to connect, greet or answer in time
 * move on to the next host; a host that refuses EHLO or MAIL speaks for its site.
 */
export async function visitHosts(session: Session): Promise<Visited> {
  const { plan, ports } = session;
  const failures: Evidence[] = [];
  const tried = new Set<string>();
  let talkedTo: string | null = null;
  let tlsBroken = false;
  let hosts = 0;
  let ours: EgressFailed | null = null;
  for (const { host } of orderHosts(plan.hosts, ports.random).slice(0, RESOLVED_HOSTS_LIMIT)) {
    if (hosts >= HOSTS_LIMIT || isLate(session)) break;
    const found = await findAddresses(session, host);
    if (found.type === "aborted") return found;
    if (found.type === "not_found") {
      failures.push(found.evidence);
      continue;
    }
    const addresses = found.addresses.filter((address) => !tried.has(address)).slice(0, ADDRESSES_LIMIT);
    if (addresses.length > 0) hosts += 1;
    for (const address of addresses) {
      if (isLate(session)) break;
      tried.add(address);
      const visit = await visitPlace(session, { host, address }, dialoguePlan(session, host));
      if (visit.type === "aborted") return visit;
      if (visit.type === "egress_failed") {
        if (visit.isCertain) return visit;
        ours ??= visit;
        continue;
      }
      if (visit.type === "failed") {
        failures.push(visit.evidence);
        continue;
      }
      tlsBroken ||= visit.tlsBroken;
      const { ending } = visit.dialogue;
      if (ending?.type !== "unusable" && ending?.type !== "tls_failed") return { ...visit, tlsBroken };
      talkedTo ??= host;
      failures.push(ending.evidence);
      break;
    }
  }
  // Where our proxy failed at one of a site's hosts, only a host's own words can speak for the site.
  if (ours !== null && talkedTo === null) return ours;
  return { type: "nowhere", failures, talkedTo, tlsBroken };
}

/** Connects and talks; reconnects without TLS if that is broken and not required, and without pipelining if that broke it off. */
export async function visitPlace(session: Session, place: Place, plan: DialoguePlan): Promise<Visit> {
  const visit = await visitInBursts(session, place, plan);
  if (visit.type !== "talked" || visit.dialogue.ending?.type !== "tls_failed" || isOver(session)) return visit;
  session.log.say("#", "TLS failed: once more without");
  const again = await visitInBursts(session, place, { ...plan, policy: { ...plan.policy, tls: "never" } });
  return again.type === "talked" ? { ...again, tlsBroken: true } : { ...visit, tlsBroken: true };
}

async function visitInBursts(session: Session, place: Place, plan: DialoguePlan): Promise<Visit> {
  const visit = await talk(session, place, plan);
  if (visit.type !== "talked" || !visit.dialogue.burstBroken || isOver(session)) return visit;
  if (visit.dialogue.ending?.type === "aborted") return visit;
  session.log.say("#", "broken off at pipelined commands: once more, one by one");
  const again = await talk(session, place, { ...plan, policy: { ...plan.policy, pipelining: false } });
  if (again.type !== "talked") return visit;
  // A server that breaks off either way does so for another reason.
  return { ...again, pipeliningBroken: again.dialogue.answered > 0 };
}

async function talk(session: Session, place: Place, plan: DialoguePlan): Promise<Visit> {
  const { ports, log, endMs } = session;
  const { host, address } = place;
  const startMs = ports.nowMs();
  const { port, egress, policy } = session.plan;
  const limitMs = Math.max(1, Math.min(policy.timeouts.connectMs, endMs - startMs));
  log.begin("connect", host);
  const { bindAddress, proxy } = egress;
  const opened = await openConnection({ address, port, bindAddress, proxy }, limitMs, ports);
  if (opened.type === "aborted") return opened;
  const atMs = ports.nowMs();
  const detail = opened.type === "opened" ? `connected to ${host} at ${address}:${port}` : opened.detail;
  log.say("#", detail);
  log.end("connect", host, { detail, code: null, durationMs: atMs - startMs });
  if (opened.type === "egress_failed") return opened;
  if (opened.type === "failed")
    return {
      type: "failed",
      evidence: { type: "failure", stage: "connect", failure: opened.failure, detail, host, atMs },
    };
  const conversation = new Conversation(
    startDialogue(inTime(plan, endMs - atMs), atMs),
    opened.socket,
    endMs,
    log,
    ports,
  );
  const dialogue = await conversation.run();
  return { type: "talked", place, dialogue, tlsBroken: dialogue.tlsBroken, pipeliningBroken: false };
}

/** Lowers `maxAgeMs` so that no address but the first is asked too late to be answered within the session. */
function inTime(plan: DialoguePlan, leftMs: number): DialoguePlan {
  const { maxAgeMs, timeouts } = plan.policy;
  const lastAskMs = Math.max(0, leftMs - timeouts.rcptMs);
  return lastAskMs >= maxAgeMs ? plan : { ...plan, policy: { ...plan.policy, maxAgeMs: lastAskMs } };
}

async function findAddresses(session: Session, host: string): Promise<Found | { readonly type: "aborted" }> {
  const { plan, ports } = session;
  const suffices = (ipv4: readonly string[]): boolean => areEnough(plan, ipv4);
  const resolved = addressLiteral(host) ?? (await untilOver(session, ports.resolveHost(host, suffices)));
  if (resolved === "aborted") return { type: "aborted" };
  const atMs = ports.nowMs();
  if (resolved === "late") {
    const detail = `${host}: no answer in the session's time`;
    return { type: "not_found", evidence: { type: "dns", outcome: "dns_error", detail, atMs } };
  }
  return chooseAddresses(plan, host, resolved, atMs);
}

/** Final share of the session in which no further host is tried: 22 s of 180. */
const LAST_SHARE = 1 / 8;

/** Races a promise against the session's deadline and the caller's signal. */
async function untilOver<T>({ endMs, ports }: Session, answer: Promise<T>): Promise<T | "late" | "aborted"> {
  const over = Promise.withResolvers<"late" | "aborted">();
  const abort = (): void => over.resolve("aborted");
  const timer = setTimeout(() => over.resolve("late"), Math.max(0, endMs - ports.nowMs()));
  const unlisten = onAbort(ports.signal, abort);
  if (ports.signal?.aborted === true) abort();
  try {
    return await Promise.race([answer, over.promise]);
  } finally {
    clearTimeout(timer);
    unlisten();
  }
}

function isOver({ endMs, ports }: Session): boolean {
  return ports.nowMs() >= endMs;
}

/** Too little time is left for a host to answer, and its silence would be held against it. */
function isLate({ plan, endMs, ports }: Session): boolean {
  return ports.nowMs() >= endMs - plan.policy.timeouts.sessionMs * LAST_SHARE;
}

/** The plan of the dialogue with this host. Required TLS is tried even if known to be broken. */
export function dialoguePlan({ plan, ports }: Session, host: string): DialoguePlan {
  const { egress, policy, provider, recipients, controls, controlsAlone = [] } = plan;
  const tls = plan.skipTls && policy.tls === "opportunistic" ? "never" : policy.tls;
  // A session that asks controls alone is their own.
  const control = policy.control === "own_session" && recipients.length === 0 ? "same_session" : policy.control;
  return {
    host,
    provider,
    backup: isBackup(plan, host),
    heloName: egress.heloName,
    mailFrom: egress.mailFrom,
    recipients,
    controls,
    controlsDue: policy.control === "never" ? [] : controlsAlone,
    policy: { ...policy, tls, control },
    stopsSession: ports.stopsSession,
  };
}

/** Hosts by ascending preference, shuffled within one (RFC 5321 §5.1). `random`: uniform in [0, 1). */
export function orderHosts(hosts: readonly MxHost[], random: () => number): MxHost[] {
  return hosts
    .map((host) => ({ host, lot: random() }))
    .toSorted((a, b) => a.host.preference - b.host.preference || a.lot - b.lot)
    .map(({ host }) => host);
}

/**
 * Whether this host is a backup for a preferred one (RFC 5321 §5.1). Never true for a known provider, whose hosts all
 * know the same mailboxes.
 */
export function isBackup({ hosts, provider }: Pick<SessionPlan, "hosts" | "provider">, host: string): boolean {
  if (provider !== null) return false;
  const own = Math.min(...hosts.filter((one) => one.host === host).map(({ preference }) => preference));
  return hosts.some(({ preference }) => preference < own);
}

/** Addresses to connect to, or why there are none. */
export type Found =
  | { readonly type: "found"; readonly addresses: readonly string[] }
  | { readonly type: "not_found"; readonly evidence: Evidence };

/**
 * The IP addresses to try for an MX host: IPv4, or IPv6 if there is nothing else, since large receivers are stricter
 * about IPv6; the family of the bound address, if one is bound. Private addresses are skipped unless the plan allows
 * them. A DNS failure is never evidence about a mailbox.
 */
export function chooseAddresses(plan: SessionPlan, host: string, resolved: HostAddresses, atMs: number): Found {
  if (resolved.type === "dns_error")
    return none({ type: "dns", outcome: "dns_error", detail: `${host}: ${resolved.detail}`, atMs });
  if (resolved.type === "no_address") return none(noConnection(host, `no address: ${resolved.detail}`, atMs));

  const known = [...resolved.ipv4, ...resolved.ipv6];
  const safe = plan.allowPrivateAddresses ? known : known.filter((address) => isPublicAddress(address));
  if (safe.length === 0 && known.length > 0) {
    const detail = `${host} points at ${known.slice(0, 4).join(", ")}, which is not a public address`;
    return none({ type: "dns", outcome: "unsafe_mx", detail, atMs });
  }
  const family = plan.egress.bindAddress === null ? 0 : isIP(plan.egress.bindAddress);
  const ipv4 = safe.filter((address) => isIP(address) === 4);
  const preferred = family === 0 ? (ipv4.length > 0 ? ipv4 : safe) : safe.filter((address) => isIP(address) === family);
  if (preferred.length > 0) return { type: "found", addresses: preferred };
  return none(
    noConnection(host, family === 0 ? "no address" : `no IPv${family} address to reach it from our own`, atMs),
  );
}

/** Whether these IPv4 addresses suffice, so that AAAA need not be queried. */
export function areEnough(plan: SessionPlan, ipv4: readonly string[]): boolean {
  return chooseAddresses(plan, "", { type: "addresses", ipv4, ipv6: [], ttlMs: 0 }, 0).type === "found";
}

/** The address in a misconfigured MX record, `192.0.2.1` or `[192.0.2.1]`; null for a host name. */
export function addressLiteral(host: string): HostAddresses | null {
  const address = host.replace(/^\[(?:ipv6:)?(.*)\]$/i, "$1");
  const family = isIP(address);
  if (family === 0) return null;
  return { type: "addresses", ipv4: family === 4 ? [address] : [], ipv6: family === 6 ? [address] : [], ttlMs: 0 };
}

function none(evidence: Evidence): Found {
  return { type: "not_found", evidence };
}

function noConnection(host: string, detail: string, atMs: number): Evidence {
  return { type: "failure", stage: "connect", failure: "connection_failed", detail: `${host}: ${detail}`, host, atMs };
}
