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
import { redecideStored } from "../verdicts/judge.ts";
import type { ClaimedContact, TakeBack } from "../turns/turn.ts";
import type { SessionReport } from "@rollcall/smtp";

export interface GuardedSession {
  readonly contacts: readonly ClaimedContact[];
  readonly report: SessionReport;
  readonly provider: string | null;
  readonly roleIsRisky: boolean;
  readonly retryScheduleMs: readonly number[];
  readonly nowMs: number;
}

/** What the guard says of a session's refusals. */
export interface GuardWord {
  /** The guard's next state, to be stored. */
  readonly state: GuardState;
  /** Stands beside a refusal that is not believed; null: this one is, or it is none. */
  readonly doubt: (contact: ClaimedContact, evidence: readonly Evidence[]) => LimitEvidence | null;
  /** A refusal that is not believed is asked again then at the earliest. */
  readonly askAgainAtMs: number;
  readonly takeBack: TakeBack | null;
}

/**
 * Steps a site's guard by a session's answers. While the site is doubted its refusals are not believed, but for those of
 * addresses that it refused before the cool-off as well: they were asked twice, and the answer was the same.
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

/** Never longer than the whole schedule of retries, or nothing could be asked again after it: simulations are in a hurry. */
function coolOff(scheduleMs: readonly number[]): number {
  return Math.min(GUARD_COOL_OFF_MS, scheduleMs.at(-1) ?? GUARD_COOL_OFF_MS);
}

/** The state is our own, as it was stored. */
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

/** What a session's answers say to the guard: mailboxes accepted and refused. All else (4xx, blocks, controls) is left out. */
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

/** The last reply to RCPT for the address itself refused it, as unknown or as disabled. */
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
