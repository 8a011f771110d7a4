import { nextAttempt } from "@rollcall/pacing";
import type { CatchAllFact, ClaimedContact, NewVerdict, Retry, SessionReport } from "@rollcall/ports";
import {
  classify,
  type Evidence,
  isKnownSelective,
  readControl,
  type ReplyEvidence,
  type Verdict,
} from "@rollcall/verdict";
import { judge, toStored } from "../judge.ts";

/** A catch-all fact is asked again after a week; an unclear one sooner. */
const CATCH_ALL_KNOWN_MS = 7 * 86_400_000;
const CATCH_ALL_UNCLEAR_MS = 3_600_000;

export interface SessionJudgement {
  readonly verdicts: readonly NewVerdict[];
  readonly retries: readonly Retry[];
  readonly catchAlls: readonly CatchAllFact[];
}

export interface JudgedSession {
  readonly contacts: readonly ClaimedContact[];
  readonly report: SessionReport;
  /** The controls that the session was to ask, by domain. */
  readonly controls: ReadonlyMap<string, string>;
  readonly provider: string | null;
  readonly roleIsRisky: boolean;
  readonly retryScheduleMs: readonly number[];
  readonly nowMs: number;
  readonly random: () => number;
}

/**
 * What a session means for the addresses that it asked: a verdict, or another attempt at a time. Addresses that it did
 * not reach are in neither.
 */
export function judgeSession(session: JudgedSession): SessionJudgement {
  const controls = new Map(session.report.controls.map((control) => [control.domain, control.evidence]));
  const byId = new Map(session.contacts.map((contact) => [contact.contactId, contact]));
  const verdicts: NewVerdict[] = [];
  const retries: Retry[] = [];
  for (const answer of session.report.answers) {
    const contact = byId.get(answer.id);
    if (!contact) continue;
    const evidence = [...contact.evidence, ...answer.evidence, ...catchAllEvidence(contact, controls, session)];
    const outcome = judgeContact(session, contact, evidence);
    if (outcome.type === "retry") retries.push(outcome.retry);
    else verdicts.push(outcome.verdict);
  }
  return { verdicts, retries, catchAlls: [...controls].map(([domain, reply]) => catchAllFact(domain, reply, session)) };
}

/** What an attempt comes to for one address. */
export type Outcome =
  | { readonly type: "retry"; readonly retry: Retry }
  | { readonly type: "verdict"; readonly verdict: NewVerdict };

/** Judges an address by all its evidence: a verdict, or another attempt. */
export function judgeContact(session: JudgedSession, contact: ClaimedContact, evidence: readonly Evidence[]): Outcome {
  const about = { ...contact, provider: session.provider };
  const verdict = judge(about, evidence, session.roleIsRisky);
  const attempts = contact.attempts + 1;
  const next = nextAttempt({
    reason: verdict.reason,
    attempt: attempts,
    firstAttemptAtMs: contact.firstAttemptAt?.getTime() ?? session.nowMs,
    nowMs: session.nowMs,
    retryAfterMs: retryAfter(verdict, session.provider),
    scheduleMs: session.retryScheduleMs,
    random: session.random(),
  });
  if (next.type === "retry_at") {
    return {
      type: "retry",
      retry: { contactId: contact.contactId, dueAt: new Date(next.atMs), reason: verdict.reason, evidence },
    };
  }
  const complete = next.type === "give_up" ? [...evidence, gaveUp(attempts, verdict, session.nowMs)] : evidence;
  const final = next.type === "give_up" ? judge(about, complete, session.roleIsRisky) : verdict;
  const asked = {
    attempts,
    durationMs: session.report.durationMs,
    atMs: session.nowMs,
    transcript: contact.watchedRunId === null ? null : session.report.transcript,
  };
  return { type: "verdict", verdict: toStored(about, final, complete, asked) };
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

/** The control of this session, or what is remembered of the domain. */
function catchAllEvidence(
  contact: ClaimedContact,
  controls: ReadonlyMap<string, ReplyEvidence>,
  { provider, nowMs }: JudgedSession,
): Evidence[] {
  const control = controls.get(contact.domain);
  if (control) return [control];
  if (isKnownSelective(provider, contact.domain))
    return [{ type: "catch_all", catchAll: false, askedAtMs: nowMs, atMs: nowMs }];
  if (contact.catchAllAskedAt === null || (contact.catchAllExpiresAt?.getTime() ?? 0) <= nowMs) return [];
  return [{ type: "catch_all", catchAll: contact.catchAll, askedAtMs: contact.catchAllAskedAt.getTime(), atMs: nowMs }];
}

function catchAllFact(domain: string, reply: ReplyEvidence, session: JudgedSession): CatchAllFact {
  const answer = readControl(reply, session.provider);
  const lifeMs = answer === null ? CATCH_ALL_UNCLEAR_MS : CATCH_ALL_KNOWN_MS;
  return {
    domain,
    catchAll: answer,
    askedAt: new Date(reply.atMs),
    expiresAt: new Date(session.nowMs + lifeMs),
    controlAddress: answer === null ? (session.controls.get(domain) ?? null) : null,
  };
}
