import { nextAttempt } from "@rollcall/pacing";
import type { SessionReport } from "@rollcall/smtp";
import {
  classify,
  controlLifeMs,
  type Evidence,
  isKnownSelective,
  isOpenControl,
  readControl,
  type ReplyEvidence,
  type Verdict,
} from "@rollcall/verdict";
import { guardSession } from "../guard/guard-session.ts";
import { judge, toStored, redecideStored } from "../verdicts/judge.ts";
import type { NewVerdict, Retry } from "../verdicts/verdict.ts";
import { contrastEvidence, differentialEvidence } from "./differential-evidence.ts";
import { awaitsControl, CONTROLS_LIMIT, controlsAsked, cutBefore } from "./plan-session.ts";
import type { CatchAllFact, ClaimedContact, TurnJudgement } from "./turn.ts";

export interface JudgedSession {
  readonly contacts: readonly ClaimedContact[];
  readonly report: SessionReport;
  /** The planned controls by domain. */
  readonly controls: ReadonlyMap<string, string>;
  /** Domains whose control another lane was asking. */
  readonly controlsElsewhere: ReadonlySet<string>;
  readonly provider: string | null;
  readonly roleIsRisky: boolean;
  readonly retryScheduleMs: readonly number[];
  /** There is more than one egress. */
  readonly hasOtherEgress: boolean;
  readonly nowMs: number;
  readonly random: () => number;
}

/**
 * Results of a session for its addresses: a verdict, or a retry at a time. Addresses that it did not reach are in
 * neither. `guard`: the stored state of the site's guard, or null.
 */
export function judgeSession(session: JudgedSession, guard: unknown): TurnJudgement {
  const { report, roleIsRisky, nowMs } = session;
  const controls = new Map(report.controls.map((control) => [control.domain, control.evidence]));
  const unanswered = unansweredControl(report);
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
    const isHeard =
      controls.has(contact.domain) || contact.domain === unanswered || !session.controls.has(contact.domain);
    if (!isHeard || !awaitsControl(contact, session.provider)) continue;
    const evidence = [
      ...contact.evidence,
      ...catchAllEvidence(contact, controls, session),
      ...contrastEvidence(session, contact.domain),
    ];
    const outcome = judgeContact(session, contact, evidence);
    if (outcome.type === "retry") retries.push(outcome.retry);
    else verdicts.push(outcome.verdict);
  }
  return {
    verdicts,
    retries: [...retries, ...suspected(session)],
    catchAlls: catchAllFacts(controls, session),
    guard: word.state,
    takeBack: word.takeBack,
    afterFlip: (accepted, control) => redecideStored(accepted, [flipEvidence(control, nowMs)], roleIsRisky),
  };
}

/** The address at which the session ended after others were answered: due at once, with what was heard of it. */
function suspected({ contacts, report, provider, roleIsRisky, nowMs }: JudgedSession): Retry[] {
  return contacts.flatMap((contact): Retry[] => {
    const heard = cutBefore(report, contact);
    if (heard === null) return [];
    const evidence = [...contact.evidence, heard];
    const { reason } = judge({ ...contact, provider }, evidence, roleIsRisky);
    const { contactId } = contact;
    return [{ contactId, dueAt: new Date(nowMs), reason, evidence, egress: "same", isCounted: false }];
  });
}

/** A control that another lane is asking is waited for as long as it has been waited for already, within these limits. */
const ELSEWHERE_MS = 30_000;
const ELSEWHERE_LEAST_MS = 2_000;

/** The result of an attempt for one address. */
export type Outcome =
  | { readonly type: "retry"; readonly retry: Retry }
  | { readonly type: "verdict"; readonly verdict: NewVerdict };

/** Decides an address from all its evidence: a verdict, or a retry at `notBeforeMs` or later. */
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
  if (verdict.reason === "catch_all_untested" && controlsAsked(evidence) >= CONTROLS_LIMIT)
    return { type: "verdict", verdict: toStored(about, verdict, evidence, asked) };
  if (verdict.reason === "catch_all_untested" && session.controlsElsewhere.has(contact.domain)) {
    const acceptedAtMs = contact.evidence.at(-1)?.atMs ?? session.nowMs;
    const waitedMs = Math.max(ELSEWHERE_LEAST_MS, session.nowMs - acceptedAtMs);
    const dueAt = new Date(
      session.nowMs + Math.min(ELSEWHERE_MS, session.retryScheduleMs[0] ?? ELSEWHERE_MS, waitedMs),
    );
    const { contactId } = contact;
    const retry: Retry = { contactId, dueAt, reason: verdict.reason, evidence, egress: "same", isCounted: false };
    return { type: "retry", retry };
  }
  const next = refusesForGood(contact, evidence, session.provider)
    ? ({ type: "give_up" } as const)
    : nextAttempt({
        reason: verdict.reason,
        attempt: attempts,
        firstAttemptAtMs: contact.firstAttemptAt?.getTime() ?? session.nowMs,
        // Earlier attempts are known from their evidence only.
        previousAttemptAtMs: contact.evidence.reduce<number | null>(
          (last, { atMs }) => Math.max(last ?? atMs, atMs),
          null,
        ),
        nowMs: session.nowMs,
        retryAfterMs: retryAfter(verdict, session.provider),
        scheduleMs: session.retryScheduleMs,
        random: session.random(),
      });
  if (next.type === "retry_at") {
    const dueAt = new Date(Math.max(next.atMs, notBeforeMs));
    // A greylist must see the same source again; a blocked source should be replaced.
    const egress = next.because === "blocked" && session.hasOtherEgress ? "any" : "same";
    const { contactId } = contact;
    return { type: "retry", retry: { contactId, dueAt, reason: verdict.reason, evidence, egress, isCounted: true } };
  }
  const complete = next.type === "give_up" ? [...evidence, gaveUp(attempts, verdict, session.nowMs)] : evidence;
  const final = next.type === "give_up" ? judge(about, complete, session.roleIsRisky) : verdict;
  return { type: "verdict", verdict: toStored(about, final, complete, asked) };
}

/** Refusals of a kind that further attempts would not change: attempts until they are taken as final. */
const FAULTS_ASKED = 3;
const UNCONFIRMED_ASKED = 2;

/**
 * The server has refused the mailbox again and again in a way that further attempts would not change:
 *
 * - by 5xx, in words of a passing fault ("user database not reachable"): a mail server would not come back at all (RFC 5321 §4.2.1).
 * - by 4xx, as missing, while it tells the domain's names apart: Postfix does so for unverified recipients by default, and keeps the
 *   answer for three hours (address_verify_negative_refresh_time).
 */
function refusesForGood(contact: ClaimedContact, evidence: readonly Evidence[], provider: string | null): boolean {
  const replies = evidence.filter((one): one is ReplyEvidence => one.type === "reply" && one.subject === "recipient");
  const isLast = (asked: number, isOne: (reply: ReplyEvidence) => boolean): boolean =>
    replies.length >= asked && replies.slice(-asked).every(isOne);
  const isFault = (one: ReplyEvidence): boolean =>
    one.code >= 500 && classify(one, provider).class === "temporary_failure";
  const isUnconfirmed = (one: ReplyEvidence): boolean => classify(one, provider).class === "unconfirmed_refusal";
  return isLast(FAULTS_ASKED, isFault) || (contact.catchAll === false && isLast(UNCONFIRMED_ASKED, isUnconfirmed));
}

/** The delay requested by the deciding reply, or null. */
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

/** The domain whose control ended the session without a word; null: none. */
function unansweredControl({ cut, controls }: SessionReport): string | null {
  if (cut?.at?.type !== "control") return null;
  const { domain } = cut.at;
  return controls.some((control) => control.domain === domain) ? null : domain;
}

/** This session's control, or the stored one if its reply was not clear. */
function catchAllEvidence(
  contact: ClaimedContact,
  controls: ReadonlyMap<string, ReplyEvidence>,
  { report, provider, nowMs }: JudgedSession,
): Evidence[] {
  const control = controls.get(contact.domain);
  if (control && readControl(control, provider) !== null) return [control];
  const unclear: Evidence[] = control ? [control] : [];
  if (contact.domain === unansweredControl(report))
    unclear.push({ type: "catch_all", catchAll: null, askedAtMs: nowMs, atMs: nowMs });
  if (isKnownSelective(provider, contact.domain))
    return [...unclear, { type: "catch_all", catchAll: false, askedAtMs: nowMs, atMs: nowMs }];
  const { catchAll, catchAllAskedAt } = contact;
  if (catchAllAskedAt === null || !isFresh(contact, nowMs)) return unclear;
  return [...unclear, { type: "catch_all", catchAll, askedAtMs: catchAllAskedAt.getTime(), atMs: nowMs }];
}

function isFresh({ catchAllExpiresAt }: ClaimedContact, nowMs: number): boolean {
  return catchAllExpiresAt !== null && catchAllExpiresAt.getTime() > nowMs;
}

/** Control results of the session by domain. An unclear one doesn't overwrite a known result. */
function catchAllFacts(controls: ReadonlyMap<string, ReplyEvidence>, session: JudgedSession): CatchAllFact[] {
  const { contacts, provider, nowMs } = session;
  const known = new Set(contacts.flatMap((one) => (one.catchAll !== null && isFresh(one, nowMs) ? [one.domain] : [])));
  const unanswered = unansweredControl(session.report);
  const asked = [...controls, ...(unanswered === null ? [] : [[unanswered, null] as const])];
  return asked.flatMap(([domain, reply]) => {
    const isContrast = session.report.contrasts.some((contrast) => contrast.domain === domain);
    const catchAll = isContrast ? false : reply && (readControl(reply, provider) ?? readBySide(session, domain, reply));
    if (catchAll === null && known.has(domain)) return [];
    return [
      {
        domain,
        catchAll,
        askedAt: new Date(reply?.atMs ?? nowMs),
        expiresAt: new Date(nowMs + controlLifeMs(provider, catchAll)),
        controlAddress: catchAll === null ? (session.controls.get(domain) ?? null) : null,
      },
    ];
  });
}

function flipEvidence({ catchAll, askedAt }: CatchAllFact, atMs: number): Evidence {
  return { type: "catch_all", catchAll, askedAtMs: askedAt.getTime(), atMs };
}

/** A control refused for an unclear reason before the host accepted another name: it distinguishes names. Else null. */
function readBySide(
  { contacts, report, provider }: JudgedSession,
  domain: string,
  control: ReplyEvidence,
): false | null {
  if (!isOpenControl(control, provider)) return null;
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
