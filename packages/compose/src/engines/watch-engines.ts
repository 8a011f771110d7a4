import type { Logger } from "@rollcall/telemetry";
import { createNotice } from "../process/notice.ts";

/** Frequent enough for the log, and cheap. */
const LOOK_PAUSE_MS = 10_000;

/** Checks the engines periodically, and logs one that is unavailable at most once a minute. */
export interface EngineWatch {
  readonly look: () => Promise<void>;
  readonly stop: () => void;
}

/** Starts to watch. `monotonicMs`: a monotonic clock, milliseconds. */
export function watchEngines(
  needs: readonly Need[],
  logger: Pick<Logger, "warn" | "info">,
  monotonicMs: () => number,
): EngineWatch {
  const notice = createNotice(logger, "all engines are available again");
  const look = async (): Promise<void> => {
    const problems = await whatIsAway(needs);
    notice(problems.length === 0 ? null : problems.join("; "), monotonicMs());
  };
  const timer = setInterval(() => void look(), LOOK_PAUSE_MS).unref();
  return { look, stop: () => clearInterval(timer) };
}

/** Something that a process depends on; `check` rejects while it is unavailable. */
export interface Need {
  readonly name: string;
  readonly check: () => Promise<unknown>;
}

/** Longer than a healthy engine takes, shorter than a prober's timeout. */
const LIMIT_MS = 2_000;

/** What is unavailable, in sentences; empty: ready. */
export async function whatIsAway(needs: readonly Need[], limitMs: number = LIMIT_MS): Promise<string[]> {
  const problems = await Promise.all(needs.map((need) => problemOf(need, limitMs)));
  return problems.filter((problem) => problem !== null);
}

async function problemOf({ name, check }: Need, limitMs: number): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`${name} did not answer within ${limitMs / 1_000} s`), limitMs);
  });
  const checked = check().then(
    () => null,
    (error: unknown) => `${name} is unavailable: ${error instanceof Error ? error.message : String(error)}`,
  );
  const problem = await Promise.race([checked, late]);
  clearTimeout(timer);
  return problem;
}
