import type { Logger } from "@rollcall/telemetry";
import { createNotice } from "../process/notice.ts";
import { type Need, whatIsAway } from "./readiness.ts";

/** More often than anybody looks into the log, and seldom enough to cost nothing. */
const LOOK_PAUSE_MS = 10_000;

/** Looks whether the engines are there, and says in the log, once a minute at most, which one is not. */
export interface EngineWatch {
  readonly look: () => Promise<void>;
  readonly stop: () => void;
}

/** Begins to look. `monotonicMs`: a clock that is never set, milliseconds. */
export function watchEngines(
  needs: readonly Need[],
  logger: Pick<Logger, "warn" | "info">,
  monotonicMs: () => number,
): EngineWatch {
  const notice = createNotice(logger, "all engines are there again");
  const look = async (): Promise<void> => {
    const problems = await whatIsAway(needs);
    notice(problems.length === 0 ? null : problems.join("; "), monotonicMs());
  };
  const timer = setInterval(() => void look(), LOOK_PAUSE_MS).unref();
  return { look, stop: () => clearInterval(timer) };
}
