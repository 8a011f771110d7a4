import type { Logger } from "@rollcall/telemetry";
import { createNotice } from "../process/notice.ts";

/** Frequent enough to see a restart, and cheap. */
const LOOK_PAUSE_MS = 5_000;

/** Checks the engines periodically; logs each that is unavailable, once a minute, and when it is back. */
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
  const notices = needs.map(({ name }) => createNotice(logger, `${name} is available again`));
  const look = async (): Promise<void> => {
    const problems = await problemsOf(needs, LIMIT_MS);
    for (const [at, notice] of notices.entries()) notice(problems[at] ?? null, monotonicMs());
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
  return (await problemsOf(needs, limitMs)).filter((problem) => problem !== null);
}

/** What is wrong with each; null: nothing. */
async function problemsOf(needs: readonly Need[], limitMs: number): Promise<(string | null)[]> {
  return await Promise.all(needs.map((need) => problemOf(need, limitMs)));
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
