import type { Database } from "@rollcall/postgres";
import type { SessionStep } from "@rollcall/smtp";
import { notifySql, stepsTopic } from "./run-topics.ts";

/** An event of a watched check. */
export interface CheckStep {
  /** Milliseconds since the epoch. */
  readonly atMs: number;
  readonly step: "syntax" | "domain" | "mx" | SessionStep["step"];
  readonly outcome: "running" | "ok" | "failed" | "info";
  readonly host: string | null;
  /** The server's text, or ours. */
  readonly detail: string | null;
  /** Of an SMTP reply. */
  readonly code: number | null;
  readonly durationMs: number | null;
}

/** A stored step; `seq` gives the order. */
export interface StoredStep extends CheckStep {
  readonly seq: number;
}

const ADD = `
  WITH added AS (INSERT INTO steps (run_id, detail) SELECT $1, step FROM jsonb_array_elements($2::jsonb) AS s (step))
  SELECT ${notifySql("$3::text")}`;

/** Adds steps to a watched run, in order, and tells those who watch it. */
export async function addSteps({ pool }: Database, runId: number, steps: readonly CheckStep[]): Promise<void> {
  await pool.query(ADD, [runId, JSON.stringify(steps), stepsTopic(runId)]);
}

/** Steps of a run after a sequence number. */
export async function readSteps(database: Database, runId: number, afterSeq: number): Promise<StoredStep[]> {
  const steps = await database.prisma.step.findMany({
    where: { runId, seq: { gt: afterSeq } },
    orderBy: { seq: "asc" },
    select: { seq: true, detail: true },
  });
  return steps.map(toStep);
}

/** Versions up to 0.1 stored `at_ms` and `duration_ms`. */
function toStep({ seq, detail }: { readonly seq: number; readonly detail: unknown }): StoredStep {
  const {
    at_ms: atMs,
    duration_ms: durationMs,
    ...step
  } = detail as CheckStep & {
    readonly at_ms?: number;
    readonly duration_ms?: number | null;
  };
  return { seq, ...step, atMs: step.atMs ?? atMs ?? 0, durationMs: step.durationMs ?? durationMs ?? null };
}

/** Watched checks that wait for one of these domains. */
export async function readWatchers(
  database: Database,
  domains: readonly string[],
): Promise<{ readonly runId: number; readonly domain: string }[]> {
  const { rows } = await database.pool.query<{ runId: number; domain: string }>(
    `SELECT k.run_id AS "runId", k.domain FROM checks k JOIN runs r ON r.id = k.run_id AND r.watched
     WHERE k.state = 'waiting' AND k.domain = ANY($1)`,
    [domains],
  );
  return rows;
}
