import type { NewVerdict, Retry } from "../verdicts/verdict.ts";
import { nextAttempt } from "@rollcall/pacing";
import {
  classify,
  controlLifeMs,
  type Evidence,
  isKnownSelective,
  isOpenRefusal,
  readControl,
  type ReplyEvidence,
  type Verdict,
} from "@rollcall/verdict";
import { awaitsControl } from "./plan-session.ts";
import { differentialEvidence } from "./differential-evidence.ts";
import { guardSession } from "../guard/guard-session.ts";
import { judge, toStored, redecideStored } from "../verdicts/judge.ts";
import type { CatchAllFact, ClaimedContact, TurnJudgement } from "./turn.ts";
import type { SessionReport } from "@rollcall/smtp";

export interface JudgedSession {
  readonly contacts: readonly ClaimedContact[];
  readonly report: SessionReport;
  /** The controls that the session was to ask, by domain. */
  readonly controls: ReadonlyMap<string, string>;
  readonly provider: string | null;
  readonly roleIsRisky: boolean;
  readonly retryScheduleMs: readonly number[];
  /** There are egresses beside the one that asked. */
  readonly hasOtherEgress: boolean;
  readonly nowMs: number;
  readonly random: () => number;
}

/**
 * What a session means for the addresses that it asked: a verdict, or another attempt at a time. Addresses that it did
 * not reach are in neither. `guard`: the stored state of the site's guard, null where there is none yet.
 */
export function judgeSession(session: JudgedSession, guard: unknown): TurnJudgement {
  const { report, roleIsRisky, nowMs } = session;
  const controls = new Map(report.controls.map((control) => [control.domain, control.evidence]));
  const byId = new Map(session.contacts.map((contact) => [contact.contactId, contact]));
  const word = guardSession(session, guard);
  const verdicts: NewVerdict[] = [];
  const retries: Retry[] = [];
  for (const answer of report.answers) {
    const contact = byId.get(answer.id);
    if (!contact) continue;
    const doubt = word.doubt(contact, answer.evidence);
    const held = doubt === null ? [] : [doubt];
    const evidence = [
      ...contact.evidence,
      ...answer.evidence,
      ...catchAllEvidence(contact, controls, session),
      ...differentialEvidence(session, contact),
      ...held,
    ];
    const outcome = judgeContact(session, contact, evidence, doubt === null ? 0 : word.askAgainAtMs);
    if (outcome.type === "retry") retries.push(outcome.retry);
    else verdicts.push(outcome.verdict);
  }
  for (const contact of session.contacts) {
    const isHeard = controls.has(contact.domain) || !session.controls.has(contact.domain);
    if (!isHeard || !awaitsControl(contact, session.provider)) continue;
    const evidence = [...contact.evidence, ...catchAllEvidence(contact, controls, session)];
    const outcome = judgeContact(session, contact, evidence);
    if (outcome.type === "retry") retries.push(outcome.retry);
    else verdicts.push(outcome.verdict);
  }
  return {
    verdicts,
    retries,
    catchAlls: catchAllFacts(controls, session),
    guard: word.state,
    takeBack: word.takeBack,
    afterFlip: (accepted, control) => redecideStored(accepted, [flipEvidence(control, nowMs)], roleIsRisky),
  };
}

/** What an attempt comes to for one address. */
export type Outcome =
  | { readonly type: "retry"; readonly retry: Retry }
  | { readonly type: "verdict"; readonly verdict: NewVerdict };

/** Judges an address by all its evidence: a verdict, or another attempt, at `notBeforeMs` at the earliest. */
export function judgeContact(
  session: JudgedSession,
  contact: ClaimedContact,
  evidence: readonly Evidence[],
  notBeforeMs = 0,
): Outcome {
  const about = { ...contact, provider: session.provider };
  const verdict = judge(about, evidence, session.roleIsRisky);
  const attempts = contact.attempts + 1;
  const asked = {
    attempts,
    durationMs: session.report.durationMs,
    atMs: session.nowMs,
    transcript: contact.watchedRunId === null ? null : session.report.transcript,
  };
  if (verdict.reason === "catch_all_untested" && controlsAsked(evidence) >= CONTROLS_ASKED)
    return { type: "verdict", verdict: toStored(about, verdict, evidence, asked) };
  const next = nextAttempt({
    reason: verdict.reason,
    attempt: attempts,
    firstAttemptAtMs: contact.firstAttemptAt?.getTime() ?? session.nowMs,
    // Of the attempts before this one there is the evidence alone.
    previousAttemptAtMs: contact.evidence.reduce<number | null>((last, { atMs }) => Math.max(last ?? atMs, atMs), null),
    nowMs: session.nowMs,
    retryAfterMs: retryAfter(verdict, session.provider),
    scheduleMs: session.retryScheduleMs,
    random: session.random(),
  });
  if (next.type === "retry_at") {
    const dueAt = new Date(Math.max(next.atMs, notBeforeMs));
    // A greylist knows its source again; a source that is refused itself had better not be the one that asks again.
    const egress = next.because === "blocked" && session.hasOtherEgress ? "any" : "same";
    return { type: "retry", retry: { contactId: contact.contactId, dueAt, reason: verdict.reason, evidence, egress } };
  }
  const complete = next.type === "give_up" ? [...evidence, gaveUp(attempts, verdict, session.nowMs)] : evidence;
  const final = next.type === "give_up" ? judge(about, complete, session.roleIsRisky) : verdict;
  return { type: "verdict", verdict: toStored(about, final, complete, asked) };
}

/** Controls of one domain that are asked for one address: the first, and again three times. */
const CONTROLS_ASKED = 4;

/** Controls that got no clear answer while this address was waiting for one, those of other sessions included. */
function controlsAsked(evidence: readonly Evidence[]): number {
  const askedAt = evidence.flatMap((one) => {
    if (one.type === "reply" && one.subject === "control") return [Math.floor(one.atMs)];
    return one.type === "catch_all" && one.catchAll === null ? [one.askedAtMs] : [];
  });
  return new Set(askedAt).size;
}

/** The delay that the deciding reply asked for, or null. */
function retryAfter(verdict: Verdict, provider: string | null): number | null {
  const reply = verdict.basis.find((evidence) => evidence.type === "reply");
  return reply ? classify(reply, provider).retryAfterMs : null;
}

function gaveUp(attempts: number, verdict: Verdict, atMs: number): Evidence {
  return {
    type: "limit",
    limit: "gave_up",
    detail: `no answer after ${attempts} attempts, the last one ${verdict.reason}`,
    atMs,
  };
}

/** The control of this session, and what is remembered of the domain where that one had no clear answer. */
function catchAllEvidence(
  contact: ClaimedContact,
  controls: ReadonlyMap<string, ReplyEvidence>,
  { provider, nowMs }: JudgedSession,
): Evidence[] {
  const control = controls.get(contact.domain);
  if (control && readControl(control, provider) !== null) return [control];
  const unclear = control ? [control] : [];
  if (isKnownSelective(provider, contact.domain))
    return [...unclear, { type: "catch_all", catchAll: false, askedAtMs: nowMs, atMs: nowMs }];
  const { catchAll, catchAllAskedAt } = contact;
  if (catchAllAskedAt === null || !isFresh(contact, nowMs)) return unclear;
  return [...unclear, { type: "catch_all", catchAll, askedAtMs: catchAllAskedAt.getTime(), atMs: nowMs }];
}

function isFresh({ catchAllExpiresAt }: ClaimedContact, nowMs: number): boolean {
  return catchAllExpiresAt !== null && catchAllExpiresAt.getTime() > nowMs;
}

/** What the session's controls say of their domains. One without a clear answer takes nothing back that is known. */
function catchAllFacts(controls: ReadonlyMap<string, ReplyEvidence>, session: JudgedSession): CatchAllFact[] {
  const { contacts, provider, nowMs } = session;
  const known = new Set(contacts.flatMap((one) => (one.catchAll !== null && isFresh(one, nowMs) ? [one.domain] : [])));
  return [...controls].flatMap(([domain, reply]) => {
    const catchAll = readControl(reply, provider) ?? readBySide(session, domain, reply);
    if (catchAll === null && known.has(domain)) return [];
    return [
      {
        domain,
        catchAll,
        askedAt: new Date(reply.atMs),
        expiresAt: new Date(nowMs + controlLifeMs(provider, catchAll)),
        controlAddress: catchAll === null ? (session.controls.get(domain) ?? null) : null,
      },
    ];
  });
}

function flipEvidence({ catchAll, askedAt }: CatchAllFact, atMs: number): Evidence {
  return { type: "catch_all", catchAll, askedAtMs: askedAt.getTime(), atMs };
}

/** A control refused in open words before a name of its domain was accepted: the host tells names apart. Else null. */
function readBySide(
  { contacts, report, provider }: JudgedSession,
  domain: string,
  control: ReplyEvidence,
): false | null {
  if (!isOpenRefusal(control, provider)) return null;
  const ids = new Set(contacts.filter((one) => one.domain === domain).map(({ contactId }) => contactId));
  const isAcceptedAfter = report.answers.some(
    ({ id, evidence }) =>
      ids.has(id) &&
      evidence.some(
        (one) => one.type === "reply" && one.code < 300 && one.host === control.host && one.atMs > control.atMs,
      ),
  );
  return isAcceptedAfter ? false : null;
}
