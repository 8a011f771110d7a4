import {
  afterSession,
  beforeSession,
  type Cut,
  cutOf,
  gravestSignal,
  lanesAllowed as lanesAllowedBy,
  lengthNow,
  type Pace,
  type PacingPolicy,
  type PacingState,
  policyFor,
  readPacingState,
  refusalsLeft,
  resumeByOperator,
  type SessionPermission,
  signalOfFailure,
  signalOfReply,
  type SiteSignal,
  suspendByOperator,
  type Suspension,
  warmPolicy,
  warmUpShare,
} from "@rollcall/pacing";
import type { SessionPolicy, SessionReport } from "@rollcall/smtp";
import { classify, type Evidence } from "@rollcall/verdict";
import type { VerificationSettings } from "../settings.ts";
import { isCutAtName } from "../turns/plan-session.ts";
import type { ClaimedContact } from "../turns/turn.ts";

type PaceSettings = Pick<VerificationSettings, "pacing">;

/** Grace after a session's maximum time, to record it. */
const RECORDING_MS = 60_000;

/** The outcome of a session, for its key's pace. */
interface MetSession {
  readonly report: SessionReport;
  readonly provider: string | null;
  /** The addresses of the session, with what was said of them before. */
  readonly contacts: readonly MetContact[];
}

/** An address of a session, as {@link ClaimedContact} has it. */
type MetContact = Pick<
  ClaimedContact,
  "contactId" | "domain" | "attempts" | "evidence" | "controlAddress" | "catchAllAskedAt"
>;

/**
 * The pace of one key during one turn. The policy is looked up once; the stored state is read twice, each time under
 * the key's lock: at the start of the turn and when it is recorded.
 */
export class KeyPace {
  readonly #policy: PacingPolicy;
  readonly #warmSinceMs: number | null;

  /** `warmSinceMs`: when its egress began to warm up, milliseconds since the epoch; null: it doesn't. */
  constructor(settings: PaceSettings, pacingKey: string, warmSinceMs: number | null = null) {
    this.#policy = policyFor(pacingKey, settings.pacing);
    this.#warmSinceMs = warmSinceMs;
  }

  /** Parses a stored state; null: the key is new. */
  read(stored: unknown, nowMs: number): PacingState {
    const state = readPacingState(stored, this.#policy, nowMs);
    if (this.#warmSinceMs === null) return state;
    return readPacingState(stored, this.#policyNow(state, nowMs), nowMs);
  }

  /** Whether this lane may start a session now. */
  permit(state: PacingState, lane: number, nowMs: number): SessionPermission {
    return beforeSession(this.#policyNow(state, nowMs), state, lane, nowMs);
  }

  /** Lanes allowed now. */
  lanesAllowed(state: PacingState, nowMs: number): number {
    return lanesAllowedBy(this.#policyNow(state, nowMs), state, nowMs);
  }

  /** The pace for display. */
  view(stored: unknown, nowMs: number): PaceView {
    const state = this.read(stored, nowMs);
    const policy = this.#policyNow(state, nowMs);
    const budgetLeft = refusalsLeft(policy, state, nowMs);
    return {
      sessionsAllowed: lanesAllowedBy(policy, state, nowMs),
      addressesPerMinute: state.ratePerMinute,
      budgetLeft,
      rejectedThisHour: policy.rejectedPerHour - budgetLeft,
      suspension: state.suspension !== null && state.suspension.untilMs > nowMs ? state.suspension : null,
      nextTurnAtMs: state.nextFreeAtMs > nowMs ? state.nextFreeAtMs : null,
    };
  }

  #policyNow({ rejectedShare }: PacingState, nowMs: number): PacingPolicy {
    if (this.#warmSinceMs === null) return this.#policy;
    return warmPolicy(this.#policy, warmUpShare(nowMs - this.#warmSinceMs, rejectedShare));
  }

  /** The state after a session, and when the lane may continue. */
  afterSession(
    state: PacingState,
    lane: number,
    met: MetSession,
    now: { readonly nowMs: number; readonly random: number },
  ): readonly [PacingState, Pace] {
    const { report, provider } = met;
    const cut = cutShort(met);
    const last = cut !== null && report.ending.type === "cut_short" ? report.ending.evidence : null;
    const others = evidenceOf(report).filter((evidence) => evidence !== last);
    const outcome = {
      lane,
      asked: report.askedRecipients,
      rejected: report.refusedRecipients,
      durationMs: report.durationMs,
      signal: gravestSignal(others.map((evidence) => signalOf(evidence, provider))),
      through: others.filter((evidence) => isOfName(evidence, provider)).length,
      isCleared: isCleared(met),
      cut,
    };
    return afterSession(this.#policyNow(state, now.nowMs), state, outcome, now.nowMs, now.random);
  }

  /** After this, milliseconds, a session without a report counts as dead. */
  get sessionLifeMs(): number {
    const { timeouts, sessionMaxAgeMs } = this.#policy;
    return Math.max(timeouts.sessionMs, sessionMaxAgeMs) + RECORDING_MS;
  }

  /** Policy of a session; `refusals`: what is left of the key's budget. `state`: the key's pace, or null: new. */
  sessionPolicy(refusals: number, state: PacingState | null = null, nowMs = 0): SessionPolicy {
    const policy = this.#policy;
    const length = state === null ? null : lengthNow(policy, state, nowMs);
    const maxAddresses = length?.addresses ?? policy.addressesPerSession;
    return {
      maxAddresses,
      recipientsPerTransaction: policy.recipientsPerTransaction,
      maxRefusals: Math.min(length?.refusals ?? policy.refusalsPerSession, refusals),
      ...(length?.isLearned === true && { isLearned: true }),
      maxAgeMs: policy.sessionMaxAgeMs,
      tarpitFactor: policy.tarpitFactor,
      tls: policy.tls,
      pipelining: policy.pipelining,
      // A session for one address has no room for its control.
      control:
        length?.isLearned === true && maxAddresses < 2 && policy.control !== "never" ? "own_session" : policy.control,
      timeouts: policy.timeouts,
    };
  }
}

/** A key's pace for display. */
export interface PaceView {
  readonly sessionsAllowed: number;
  readonly addressesPerMinute: number;
  readonly budgetLeft: number;
  readonly rejectedThisHour: number;
  readonly suspension: Suspension | null;
  readonly nextTurnAtMs: number | null;
}

/** Summarises a key's stored pace. `warmSinceMs`: see {@link KeyPace}. */
export function readPace(
  settings: PaceSettings,
  pacingKey: string,
  stored: unknown,
  nowMs: number,
  warmSinceMs: number | null = null,
): PaceView {
  return new KeyPace(settings, pacingKey, warmSinceMs).view(stored, nowMs);
}

function evidenceOf(report: SessionReport): Evidence[] {
  const ending = "evidence" in report.ending ? [report.ending.evidence] : [];
  return [
    ...report.answers.flatMap((answer) => answer.evidence),
    ...report.controls.map((control) => control.evidence),
    ...ending,
  ];
}

/** The words with which a session's server said that a block list names us; null: it did not. */
export function listingIn(report: SessionReport, provider: string | null): string | null {
  const signal = gravestSignal(evidenceOf(report).map((evidence) => signalOf(evidence, provider)));
  return signal.type === "block" && signal.kind === "listed" ? signal.words : null;
}

function signalOf(evidence: Evidence, provider: string | null): SiteSignal {
  if (evidence.type === "failure") return signalOfFailure(evidence);
  if (evidence.type === "reply") return signalOfReply(classify(evidence, provider), evidence.text);
  return { type: "none" };
}

/** How the session was cut short, if that is no plain bad news. */
function cutShort({ report: { ending, cut }, provider, contacts }: MetSession): Cut | null {
  if (ending.type !== "cut_short" || cut === null) return null;
  const { evidence } = ending;
  if (evidence.type !== "reply" && evidence.type !== "failure") return null;
  const { answered, refused, at } = cut;
  const known = contacts.flatMap((contact) => {
    if (at?.type === "control") return at.domain === contact.domain ? firstControl(contact) : [];
    return at?.id === contact.contactId ? (firstCut(contact.evidence) ?? []) : [];
  });
  const knownSinceMs = known.length === 0 ? null : Math.min(...known);
  const reply = evidence.type === "reply" ? classify(evidence, evidence.provider ?? provider) : null;
  return cutOf({ evidence, reply, answered, refused, isAtName: at !== null, knownSinceMs });
}

/** A name that had ended a session as its first was answered in this one. */
function isCleared({ report, provider, contacts }: MetSession): boolean {
  const answered = new Set(
    report.answers.flatMap(({ id, evidence }) => (evidence.some((one) => isOfName(one, provider)) ? [id] : [])),
  );
  return contacts.some(
    ({ contactId, attempts, evidence }) => attempts > 0 && answered.has(contactId) && firstCut(evidence) !== null,
  );
}

/** When a domain's control was first asked without a clear answer, by what this address has seen. */
function firstControl({ evidence, controlAddress, catchAllAskedAt }: MetContact): readonly number[] {
  if (controlAddress === null || catchAllAskedAt === null) return [];
  const asked = evidence.flatMap((one) => {
    if (one.type === "reply" && one.subject === "control") return [one.atMs];
    return one.type === "catch_all" && one.catchAll === null ? [one.askedAtMs] : [];
  });
  return [...asked, catchAllAskedAt.getTime()];
}

/** When a name began to end sessions; null: the last that was heard of it is an answer. */
function firstCut(evidence: readonly Evidence[]): number | null {
  const ofName = evidence.filter((one) => (one.type === "reply" || one.type === "failure") && one.stage === "rcpt");
  const since = ofName.findLastIndex((one) => !isCutAtName(one)) + 1;
  return ofName[since]?.atMs ?? null;
}

/** An answer to RCPT that is about its name. */
function isOfName(evidence: Evidence, provider: string | null): boolean {
  if (evidence.type !== "reply" || evidence.stage !== "rcpt") return false;
  return classify(evidence, evidence.provider ?? provider).scope === "recipient";
}

/** A stored pace, suspended by the operator until a time, or (null) with its suspension lifted. */
export function steerPace(
  settings: PaceSettings,
  pacingKey: string,
  stored: unknown,
  untilMs: number | null,
  nowMs: number,
): PacingState {
  const policy = policyFor(pacingKey, settings.pacing);
  const state = readPacingState(stored, policy, nowMs);
  return untilMs === null ? resumeByOperator(state, nowMs) : suspendByOperator(state, untilMs, nowMs);
}
