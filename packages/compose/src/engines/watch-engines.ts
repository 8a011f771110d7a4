import type { Logger } from "@rollcall/telemetry";
import { createNotice } from "../process/notice.ts";
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

/** What a process can't work without; `check` rejects while it is away. */
export interface Need {
  readonly name: string;
  readonly check: () => Promise<unknown>;
}

/** Longer than a healthy engine takes, shorter than whoever asks waits. */
const LIMIT_MS = 2_000;

/** What is away, in sentences; empty: ready to work. */
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
    (error: unknown) => `${name} is away: ${error instanceof Error ? error.message : String(error)}`,
  );
  const problem = await Promise.race([checked, late]);
  clearTimeout(timer);
  return problem;
}
