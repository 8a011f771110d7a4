import type { Evidence } from "@rollcall/verdict";
import { type Dialogue, type DialoguePlan, startDialogue } from "@rollcall/smtp";
import { Conversation } from "./conversation.ts";
import { addressLiteral, areEnough, chooseAddresses, type Found } from "./find-addresses.ts";
import { onAbort } from "./on-abort.ts";
import { openConnection } from "./open-connection.ts";
import { orderHosts, isBackup } from "./order-hosts.ts";
import type { ProberPorts, SessionPlan } from "@rollcall/smtp";
import type { SessionLog } from "./session-log.ts";

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
  | { readonly type: "talked"; readonly place: Place; readonly dialogue: Dialogue; readonly tlsBroken: boolean }
  | { readonly type: "failed"; readonly evidence: Evidence }
  | { readonly type: "aborted" };

/** Result over all hosts: the dialogue that got as far as MAIL, or all failures. */
export type Visited =
  | (Visit & { readonly type: "talked" })
  | {
      readonly type: "nowhere";
      readonly failures: readonly Evidence[];
      readonly talkedTo: string | null;
      readonly tlsBroken: boolean;
    }
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
  return { type: "nowhere", failures, talkedTo, tlsBroken };
}

/** Connects and talks; reconnects without TLS if that is broken and not required. */
export async function visitPlace(session: Session, place: Place, plan: DialoguePlan): Promise<Visit> {
  const visit = await talk(session, place, plan);
  if (visit.type !== "talked" || visit.dialogue.ending?.type !== "tls_failed" || isOver(session)) return visit;
  session.log.say("#", "TLS failed: once more without");
  const again = await talk(session, place, { ...plan, policy: { ...plan.policy, tls: "never" } });
  return again.type === "talked" ? { ...again, tlsBroken: true } : { ...visit, tlsBroken: true };
}

async function talk(session: Session, place: Place, plan: DialoguePlan): Promise<Visit> {
  const { ports, log, endMs } = session;
  const { host, address } = place;
  const startMs = ports.nowMs();
  const { port, egress, policy } = session.plan;
  const limitMs = Math.max(1, Math.min(policy.timeouts.connectMs, endMs - startMs));
  log.begin("connect", host);
  const opened = await openConnection({ address, port, bindAddress: egress.bindAddress }, limitMs, ports);
  if (opened.type === "aborted") return opened;
  const atMs = ports.nowMs();
  const detail = opened.type === "opened" ? `connected to ${host} at ${address}:${port}` : opened.detail;
  log.say("#", detail);
  log.end("connect", host, { detail, code: null, durationMs: atMs - startMs });
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
  return { type: "talked", place, dialogue, tlsBroken: dialogue.tlsBroken };
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
