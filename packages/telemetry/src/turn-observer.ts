import type { MxHost } from "@rollcall/routing";
import type { Lane } from "@rollcall/pacing";
import type { SessionReport, SessionStep } from "@rollcall/smtp";

/** A finished turn, for observers. */
export interface ObservedTurn {
  readonly lane: Lane;
  /** The lane's id on its queue. */
  readonly laneId: string;
  /** `again`: the lane continues later; `end`: it is closed; `failed`: it threw, and will be retried. */
  readonly end: "again" | "end" | "failed";
  /** When the lane wants its next turn, or null. */
  readonly againAtMs: number | null;
  readonly durationMs: number;
  /** The session that it held, or null. */
  readonly session: {
    readonly provider: string | null;
    readonly hosts: readonly MxHost[];
    readonly report: SessionReport;
  } | null;
}

/** An observer of sessions and turns, for metrics and logs. It must not throw, and decides nothing. */
export interface TurnObserver {
  readonly sessionBegan: () => void;
  readonly sessionStep: (step: SessionStep) => void;
  readonly sessionEnded: () => void;
  readonly turnEnded: (turn: ObservedTurn) => void;
}
