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
  type Lane,
} from "@rollcall/pacing";
import { classify, type Evidence } from "@rollcall/verdict";
import type { VerificationSettings } from "../settings.ts";
import type { SessionPolicy, SessionReport } from "@rollcall/smtp";

type PaceSettings = Pick<VerificationSettings, "pacing">;

/** May this lane hold a session now? */
export function permitTurn(settings: PaceSettings, lane: Lane, stored: unknown, nowMs: number): SessionPermission {
  const policy = policyFor(lane.pacingKey, settings.pacing);
  return beforeSession(policy, readPacingState(stored, policy, nowMs), lane.number, nowMs);
}

/** Lanes that a key may have open now. */
export function lanesAllowed(settings: PaceSettings, pacingKey: string, stored: unknown, nowMs: number): number {
  const policy = policyFor(pacingKey, settings.pacing);
  return lanesAllowedBy(policy, readPacingState(stored, policy, nowMs), nowMs);
}

/** Steps a key's pace by what a session met. */
export function stepPace(
  settings: PaceSettings,
  lane: Lane,
  stored: unknown,
  session: { readonly report: SessionReport; readonly provider: string | null },
  now: { readonly nowMs: number; readonly random: number },
): readonly [PacingState, Pace] {
  const { report, provider } = session;
  const policy = policyFor(lane.pacingKey, settings.pacing);
  const state = readPacingState(stored, policy, now.nowMs);
  const outcome = {
    lane: lane.number,
    asked: report.askedRecipients,
    rejected: report.refusedRecipients,
    durationMs: report.durationMs,
    signal: gravestSignal(evidenceOf(report).map((evidence) => signalOf(evidence, provider))),
  };
  return afterSession(policy, state, outcome, now.nowMs, now.random);
}

/** Beyond the time that a session may take: to record it. */
const RECORDING_MS = 60_000;

/** After this, milliseconds, a session that nothing was heard of is over. */
export function sessionLifeMs(settings: PaceSettings, pacingKey: string): number {
  const { timeouts, sessionMaxAgeMs } = policyFor(pacingKey, settings.pacing);
  return Math.max(timeouts.sessionMs, sessionMaxAgeMs) + RECORDING_MS;
}

/** How a session of this key is to behave; `refusals`: what the key's budget has left for it. */
export function sessionPolicy(settings: PaceSettings, pacingKey: string, refusals: number): SessionPolicy {
  const policy = policyFor(pacingKey, settings.pacing);
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

/** A key's pace, for people. */
export interface PaceView {
  readonly sessionsAllowed: number;
  readonly addressesPerMinute: number;
  readonly budgetLeft: number;
  readonly rejectedThisHour: number;
  readonly suspension: Suspension | null;
  readonly nextTurnAtMs: number | null;
}

/** Reads a key's stored pace. */
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

/** A stored pace, suspended by the operator until a time, or with its suspension ended (null). */
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
