import { runOver, runOverBy, setStage, type Stage } from "../test/chaos/stage.ts";
import { everywhere } from "../test/chaos/hurry.ts";
import { type AskedDomain, WIDE_OPEN } from "./session-shapes.ts";

export type Backend = "redis" | "postgres";

const RUN_LIMIT_MS = 170_000;

/** Engines, workers and a simulated mail world, each in a process of its own, with every limit wide open. */
export async function setSessionStage(request: {
  readonly backend: Backend;
  readonly domains: number;
  readonly workers: number;
  /** Before each reply, and before each reply to RCPT on top, milliseconds. */
  readonly manners?: { readonly replyDelayMs?: number; readonly rcptDelayMs?: number };
}): Promise<Stage> {
  const { backend, domains, workers, manners = {} } = request;
  return await setStage({
    backend,
    world: { bench: { domains, giantShare: 0, manners } },
    workers,
    pacing: everywhere(WIDE_OPEN),
    retrySchedule: "2s,4s",
  });
}

/** Verifies addresses in a run of their own; seconds from the run's first row to its last answer, look-ups of the DNS included. */
export async function verify(stage: Stage, domains: readonly AskedDomain[]): Promise<number> {
  const runId = await runOver(
    stage,
    domains.flatMap(({ recipients }) => recipients),
  );
  if (!(await runOverBy(stage, runId, RUN_LIMIT_MS)))
    throw new Error(`A run was not over in ${RUN_LIMIT_MS / 1000} s: see ${stage.logs}`);
  const { rows } = await stage.database.pool.query<{ seconds: number }>(
    "SELECT extract(epoch FROM completed_at - created_at)::float8 AS seconds FROM runs WHERE id = $1",
    [runId],
  );
  return rows[0]?.seconds ?? Number.NaN;
}
