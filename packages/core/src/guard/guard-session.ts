import type { SessionReport } from "@rollcall/smtp";
import {
  afterAnswers,
  type Evidence,
  GUARD_COOL_OFF_MS,
  type GuardState,
  type LimitEvidence,
  NEW_GUARD_STATE,
  classify,
  REPLY_CLASSES,
  type ReplyEvidence,
  type SiteAnswer,
} from "@rollcall/verdict";
import type { ClaimedContact, TakeBack } from "../turns/turn.ts";
import { redecideStored } from "../verdicts/judge.ts";

export interface GuardedSession {
  readonly contacts: readonly ClaimedContact[];
  readonly report: SessionReport;
  readonly provider: string | null;
  readonly roleIsRisky: boolean;
  readonly retryScheduleMs: readonly number[];
  readonly nowMs: number;
}

/** The guard's decision on a session's refusals. */
export interface GuardWord {
  /** The guard's next state, to be stored. */
  readonly state: GuardState;
  /** Evidence of doubt to add to a refusal; null: it is believed, or not a refusal. */
  readonly doubt: (contact: ClaimedContact, evidence: readonly Evidence[]) => LimitEvidence | null;
  /** Earliest retry of a refusal that is not believed. */
  readonly askAgainAtMs: number;
  readonly takeBack: TakeBack | null;
}

/**
 * Updates a site's guard with a session's answers. While the site is doubted, its refusals are not believed, except of
 * addresses that it also refused before the cool-off: two attempts gave the same answer.
 */
export function guardSession(session: GuardedSession, stored: unknown): GuardWord {
  const { contacts, report, provider, roleIsRisky, nowMs } = session;
  const coolOffMs = coolOff(session.retryScheduleMs);
  const answers = siteAnswers(report, contacts, provider);
  const { state, doubted, waveSinceMs } = afterAnswers(asState(stored), answers, coolOffMs);
  const evidence = doubtEvidence(nowMs);
  const askAgainAtMs = nowMs + coolOffMs;
  return {
    state,
    askAgainAtMs,
    doubt(contact, said) {
      return doubted && isRefused(said, provider) && !wasHeld(contact, nowMs - coolOffMs) ? evidence : null;
    },
    takeBack:
      waveSinceMs === null
        ? null
        : {
            since: new Date(waveSinceMs),
            dueAt: new Date(askAgainAtMs),
            redecide: (refused) => redecideStored(refused, [evidence], roleIsRisky),
          },
  };
}

/** At most the whole retry schedule, or there would be no retry after it: simulations use short schedules. */
function coolOff(scheduleMs: readonly number[]): number {
  return Math.min(GUARD_COOL_OFF_MS, scheduleMs.at(-1) ?? GUARD_COOL_OFF_MS);
}

/** Our own state, as stored. */
function asState(stored: unknown): GuardState {
  return (stored as GuardState | null) ?? NEW_GUARD_STATE;
}

function wasHeld({ evidence }: ClaimedContact, untilMs: number): boolean {
  return evidence.some((one) => one.type === "limit" && one.limit === "doubted" && one.atMs <= untilMs);
}

function doubtEvidence(atMs: number): LimitEvidence {
  const detail = "this site suddenly refuses far more mailboxes than usual: its refusals are not believed yet";
  return { type: "limit", limit: "doubted", detail, atMs };
}

/**
 * What the guard sees of a session: accepted and refused mailboxes. Everything else (4xx, blocks, controls) is left
 * out.
 */
function siteAnswers(
  report: SessionReport,
  contacts: readonly ClaimedContact[],
  provider: string | null,
): SiteAnswer[] {
  const acceptedBefore = new Set(contacts.flatMap((one) => (one.acceptedBefore ? [one.contactId] : [])));
  return report.answers.flatMap(({ id, evidence }): SiteAnswer[] => {
    const reply = mailboxReply(evidence);
    const said = reply === null ? "none" : answerOf(reply, provider);
    if (reply === null || said === "none") return [];
    const known = { acceptedBefore: acceptedBefore.has(id), atMs: reply.atMs };
    return said === "missing"
      ? [{ answer: "refused", text: reply.text, ...known }]
      : [{ answer: "accepted", text: "", ...known }];
  });
}

/** The last RCPT reply for the address refused it as unknown or disabled. */
function isRefused(evidence: readonly Evidence[], provider: string | null): boolean {
  const reply = mailboxReply(evidence);
  return reply !== null && answerOf(reply, provider) === "missing";
}

function mailboxReply(evidence: readonly Evidence[]): ReplyEvidence | null {
  const reply = evidence.findLast((one) => one.type === "reply");
  return reply?.subject === "recipient" && reply.stage === "rcpt" ? reply : null;
}

function answerOf(reply: ReplyEvidence, provider: string | null): "accepted" | "exists" | "missing" | "none" {
  return REPLY_CLASSES[classify(reply, reply.provider ?? provider).class].answer;
}
