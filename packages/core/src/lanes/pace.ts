import {
  afterSession,
  beforeSession,
  gravestSignal,
  lanesAllowed as lanesAllowedBy,
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
} from "@rollcall/pacing";
import type { SessionPolicy, SessionReport } from "@rollcall/smtp";
import { classify, type Evidence } from "@rollcall/verdict";
import type { VerificationSettings } from "../settings.ts";

type PaceSettings = Pick<VerificationSettings, "pacing">;

/** Grace after a session's maximum time, to record it. */
const RECORDING_MS = 60_000;

/** The outcome of a session, for its key's pace. */
interface MetSession {
  readonly report: SessionReport;
  readonly provider: string | null;
}

/**
 * The pace of one key during one turn. The policy is looked up once; the stored state is read twice, each time under
 * the key's lock: at the start of the turn and when it is recorded.
 */
export class KeyPace {
  readonly #policy: PacingPolicy;

  constructor(settings: PaceSettings, pacingKey: string) {
    this.#policy = policyFor(pacingKey, settings.pacing);
  }

  /** Parses a stored state; null: the key is new. */
  read(stored: unknown, nowMs: number): PacingState {
    return readPacingState(stored, this.#policy, nowMs);
  }

  /** Whether this lane may start a session now. */
  permit(state: PacingState, lane: number, nowMs: number): SessionPermission {
    return beforeSession(this.#policy, state, lane, nowMs);
  }

  /** Lanes allowed now. */
  lanesAllowed(state: PacingState, nowMs: number): number {
    return lanesAllowedBy(this.#policy, state, nowMs);
  }

  /** The state after a session, and when the lane may continue. */
  afterSession(
    state: PacingState,
    lane: number,
    { report, provider }: MetSession,
    now: { readonly nowMs: number; readonly random: number },
  ): readonly [PacingState, Pace] {
    const outcome = {
      lane,
      asked: report.askedRecipients,
      rejected: report.refusedRecipients,
      durationMs: report.durationMs,
      signal: gravestSignal(evidenceOf(report).map((evidence) => signalOf(evidence, provider))),
    };
    return afterSession(this.#policy, state, outcome, now.nowMs, now.random);
  }

  /** After this, milliseconds, a session without a report counts as dead. */
  get sessionLifeMs(): number {
    const { timeouts, sessionMaxAgeMs } = this.#policy;
    return Math.max(timeouts.sessionMs, sessionMaxAgeMs) + RECORDING_MS;
  }

  /** Policy of a session; `refusals`: what is left of the key's budget. */
  sessionPolicy(refusals: number): SessionPolicy {
    const policy = this.#policy;
    return {
      maxAddresses: policy.addressesPerSession,
      recipientsPerTransaction: policy.recipientsPerTransaction,
      maxRefusals: Math.min(policy.refusalsPerSession, refusals),
      maxAgeMs: policy.sessionMaxAgeMs,
      tarpitFactor: policy.tarpitFactor,
      tls: policy.tls,
      pipelining: policy.pipelining,
      control: policy.control,
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

/** Summarises a key's stored pace. */
export function readPace(settings: PaceSettings, pacingKey: string, stored: unknown, nowMs: number): PaceView {
  const policy: PacingPolicy = policyFor(pacingKey, settings.pacing);
  const state = readPacingState(stored, policy, nowMs);
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

function evidenceOf(report: SessionReport): Evidence[] {
  const ending = "evidence" in report.ending ? [report.ending.evidence] : [];
  return [
    ...report.answers.flatMap((answer) => answer.evidence),
    ...report.controls.map((control) => control.evidence),
    ...ending,
  ];
}

function signalOf(evidence: Evidence, provider: string | null): SiteSignal {
  if (evidence.type === "failure") return signalOfFailure(evidence);
  if (evidence.type === "reply") return signalOfReply(classify(evidence, provider), evidence.text);
  return { type: "none" };
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
