import type { MxHost } from "@rollcall/routing";
import type { Lane } from "@rollcall/pacing";
import type { SessionReport, SessionStep } from "@rollcall/smtp";

/** A turn that is over, as seen from outside. */
export interface ObservedTurn {
  readonly lane: Lane;
  /** The lane's name on its queue. */
  readonly laneId: string;
  /** `again`: the lane goes on later; `end`: it is closed; `failed`: in our hands, it will be taken again. */
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

/** Somebody who watches the work, to count it. It must not throw, and decides nothing. */
export interface TurnObserver {
  readonly sessionBegan: () => void;
  readonly sessionStep: (step: SessionStep) => void;
  readonly sessionEnded: () => void;
  readonly turnEnded: (turn: ObservedTurn) => void;
}
