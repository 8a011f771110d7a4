import type { Logger } from "pino";
import type { MxHost } from "@rollcall/routing";
import type { Lane } from "@rollcall/pacing";
import type { SessionReport, SessionStep } from "@rollcall/smtp";

/** Logs one line per turn at level debug: its session, how it ended, when it continues. */
export function turnLog(logger: Logger): (turn: ObservedTurn) => void {
  return ({ lane, laneId, end, againAtMs, durationMs, session }) => {
    if (!logger.isLevelEnabled("debug")) return;
    logger.debug(
      {
        lane: laneId,
        key: lane.pacingKey,
        egress: lane.egress,
        end,
        again_at: againAtMs === null ? null : new Date(againAtMs).toISOString(),
        ms: Math.round(durationMs),
        ...(session && describe(session.report)),
      },
      "turn",
    );
  };
}

function describe(report: NonNullable<ObservedTurn["session"]>["report"]): object {
  const { ending } = report;
  const words = "evidence" in ending ? wordsOf(ending.evidence) : null;
  return {
    host: report.host,
    ending: ending.type,
    asked: report.askedRecipients,
    refused: report.refusedRecipients,
    unanswered: report.unanswered.length,
    session_ms: report.durationMs,
    ...(words === null ? {} : { words }),
  };
}

function wordsOf(evidence: object): string | null {
  if ("text" in evidence) return String(evidence.text);
  return "detail" in evidence ? String(evidence.detail) : null;
}

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
