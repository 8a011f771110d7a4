import type { Logger } from "pino";
import type { ObservedTurn } from "./turn-observer.ts";

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
