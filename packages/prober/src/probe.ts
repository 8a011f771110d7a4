import { type Dialogue, startDialogue } from "@rollcall/smtp";
import type { Evidence } from "@rollcall/verdict";
import { dialoguePlan, type Session, visitHosts, type Visit, visitPlace, type Visited } from "./visit-hosts.ts";
import type {
  ProberPorts,
  SessionPlan,
  SessionReport,
  SessionTimeouts,
  SessionEnding,
  SessionCut,
} from "@rollcall/smtp";
import { askInTurn, NO_SERIES, type Series } from "./ask-in-turn.ts";
import { SessionLog } from "./session-log.ts";

/**
 * Time limits for unknown servers. RFC 5321 §4.5.3.2 allows five minutes per step, too long for thousands of open
 * sessions. These accommodate servers that are slow on purpose: Exim hosts that greet after 30 s, filters that take 30
 * s at RCPT, tarpits of 5 s.
 */
export const defaultTimeouts: SessionTimeouts = {
  connectMs: 20_000,
  bannerMs: 60_000,
  ehloMs: 45_000,
  tlsMs: 30_000,
  mailMs: 45_000,
  rcptMs: 75_000,
  quitMs: 3000,
  sessionMs: 180_000,
};

/**
 * Runs one SMTP session with a site and reports what it learned about each recipient. Never sends a message.
 *
 * Failures of servers, network and DNS are reported, not thrown, within `policy.timeouts.sessionMs` plus about a second
 * to close. When it settles, all its connections are closed. Rejects only if the caller is at fault: an invalid HELO
 * name or reverse-path, an observer or a resolver that throws.
 */
export async function probe(plan: SessionPlan, ports: ProberPorts): Promise<SessionReport> {
  const startedAtMs = ports.nowMs();
  const log = new SessionLog(ports, plan.keepTranscript);
  const session: Session = { plan, ports, log, endMs: startedAtMs + plan.policy.timeouts.sessionMs };
  startDialogue(dialoguePlan(session, ""), startedAtMs);
  const visited = await visitHosts(session);
  const controls = visited.type === "talked" ? await askControlsApart(session, visited) : null;
  const series = visited.type === "talked" ? await askInTurn(session, visited) : NO_SERIES;
  return report(session, visited, { controls, series }, startedAtMs);
}

/** A second connection to the same address, for controls that the first left over. */
async function askControlsApart(
  session: Session,
  { place, dialogue, tlsBroken }: Visit & { type: "talked" },
): Promise<Dialogue | null> {
  const { ports, endMs } = session;
  const { controlsDue, ending } = dialogue;
  if (controlsDue.length === 0 || ending?.type !== "completed") return null;
  if (ports.signal?.aborted === true || ports.nowMs() >= endMs) return null;
  const plan = dialoguePlan(session, place.host);
  const tls = tlsBroken && plan.policy.tls === "opportunistic" ? "never" : plan.policy.tls;
  const visit = await visitPlace(session, place, {
    ...plan,
    recipients: [],
    controlsDue,
    policy: { ...plan.policy, tls, control: "same_session" },
  });
  return visit.type === "talked" ? visit.dialogue : null;
}

/** Dialogues on connections after the first: controls that it left over, and a series. */
interface Apart {
  readonly controls: Dialogue | null;
  readonly series: Series;
}

/** Summarizes the session; every recipient is in exactly one place. */
function report(session: Session, visited: Visited, { controls, series }: Apart, startedAtMs: number): SessionReport {
  const { plan, ports, log } = session;
  const talked = visited.type === "talked" ? visited.dialogue : null;
  const last = controls?.ending?.type === "cut_short" ? controls : talked;
  const ending = last !== null && last === controls ? endingOfDialogue(last) : endingOf(visited, ports.nowMs());
  const answers = [...(talked?.answers ?? [])];
  const answered = new Set(answers.map(({ id }) => id));
  const rest = plan.recipients.filter(({ id }) => !answered.has(id)).map(({ id }) => id);
  const forAll = ending.type === "refused" || ending.type === "unreachable" ? [ending.evidence] : null;
  if (forAll !== null) answers.push(...rest.map((id) => ({ id, evidence: forAll })));
  const dialogues = [talked, controls, ...series.dialogues].filter((dialogue) => dialogue !== null);
  return {
    answers,
    unanswered: forAll === null ? rest : [],
    controls: [...[talked, controls].flatMap((dialogue) => dialogue?.controls ?? []), ...series.others],
    contrasts: series.contrast === null ? [] : [series.contrast],
    ending,
    cut: last === null ? null : cutOf(last),
    tlsBroken: "tlsBroken" in visited && visited.tlsBroken,
    pipeliningBroken: visited.type === "talked" && visited.pipeliningBroken,
    host: hostOf(visited),
    refusedRecipients: sum(dialogues.map(({ refused }) => refused)),
    askedRecipients: sum(dialogues.map(({ asked }) => asked.length)),
    durationMs: ports.nowMs() - startedAtMs,
    transcript: log.transcript,
  };
}

function endingOf(visited: Visited, atMs: number): SessionEnding {
  if (visited.type === "aborted" || visited.type === "egress_failed") return visited;
  if (visited.type === "nowhere") return siteFailure(visited.failures, atMs);
  return endingOfDialogue(visited.dialogue);
}

function endingOfDialogue({ ending }: Dialogue): SessionEnding {
  if (ending === null || ending.type === "unusable" || ending.type === "tls_failed")
    throw new Error("Cannot report a dialogue without a proper ending");
  return ending;
}

function cutOf({ ending, answered, refused, cutAsking }: Dialogue): SessionCut | null {
  if (ending?.type !== "cut_short") return null;
  if (cutAsking === null) return { answered, refused, at: null };
  const { id, domain } = cutAsking;
  return { answered, refused, at: id === null ? { type: "control", domain } : { type: "recipient", id } };
}

/**
 * Ranks failures of several hosts; the first match speaks for the site. A server's words come before ours, and what got
 * further before what did not.
 */
const RANKING: readonly ((evidence: Evidence) => boolean)[] = [
  (evidence) => evidence.type === "reply",
  (evidence) => evidence.type === "failure" && evidence.failure === "protocol_error",
  (evidence) => evidence.type === "failure" && evidence.failure === "tls_failed",
  (evidence) => evidence.type === "failure" && evidence.failure === "timeout",
  (evidence) => evidence.type === "failure",
  (evidence) => evidence.type === "dns" && evidence.outcome === "dns_error",
];

function siteFailure(failures: readonly Evidence[], atMs: number): SessionEnding {
  const gravest = RANKING.map((ranks) => failures.find(ranks)).find((evidence) => evidence !== undefined);
  const evidence = gravest ?? failures[0] ?? noHost(atMs);
  return { type: evidence.type === "reply" ? "refused" : "unreachable", evidence };
}

function noHost(atMs: number): Evidence {
  const detail = "no host could be tried in the session's time";
  return { type: "failure", stage: "connect", failure: "timeout", detail, host: null, atMs };
}

function hostOf(visited: Visited): string | null {
  if (visited.type === "talked") return visited.place.host;
  return visited.type === "nowhere" ? visited.talkedTo : null;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
