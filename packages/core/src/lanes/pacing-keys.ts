import type { LaneOpener, PacingState } from "@rollcall/pacing";
import { type Database, inTransaction } from "@rollcall/postgres";
import { audit, type NewAuditEntry } from "../audit/audit.ts";
import type { Clock, VerificationSettings } from "../settings.ts";
import { steerPace } from "./pace.ts";

/** A pacing key on one egress, with its backlog. */
export interface StoredPacingKey {
  readonly pacingKey: string;
  readonly provider: string | null;
  readonly egress: string;
  readonly state: unknown;
  /** Of the egress, if it was to be remembered. */
  readonly firstUsedAt: Date | null;
  readonly openLanes: number;
  /** Open checks assigned to this egress, or to any. */
  readonly backlog: number;
  readonly due: number;
}

// A lookup stores the provider only with the domain's egress; it is the same on all.
const KEYS = `
  WITH open AS MATERIALIZED (
    SELECT k.pacing_key, k.egress, count(*)::int AS backlog,
      count(*) FILTER (WHERE k.state = 'due' AND k.due_at <= now())::int AS due, count(DISTINCT k.held_by)::int AS held
    FROM checks k JOIN runs r ON r.id = k.run_id AND r.state IN ('running', 'paused')
    WHERE k.state IN ('due', 'held') GROUP BY 1, 2)
  SELECT p.key AS "pacingKey", p.egress,
    COALESCE(p.provider, (SELECT max(q.provider) FROM pacing_keys q WHERE q.key = p.key)) AS provider,
    p.state, (SELECT first_used_at FROM egresses e WHERE e.name = p.egress) AS "firstUsedAt", COALESCE(o.held, 0) AS "openLanes",
    COALESCE(o.backlog, 0) + COALESCE(s.backlog, 0) AS backlog, COALESCE(o.due, 0) + COALESCE(s.due, 0) AS due
  FROM pacing_keys p LEFT JOIN open o ON o.pacing_key = p.key AND o.egress = p.egress
  LEFT JOIN open s ON s.pacing_key = p.key AND s.egress IS NULL
  WHERE $1::text IS NULL OR strpos(p.key, lower($1)) > 0
  ORDER BY backlog DESC, p.updated_at DESC, p.egress LIMIT $2`;

/** Pacing keys, largest backlog first. */
export async function readPacingKeys(
  database: Database,
  search: string | null,
  limit: number,
): Promise<StoredPacingKey[]> {
  return (await database.pool.query<StoredPacingKey>(KEYS, [search, limit])).rows;
}

/** Suspends a key until a time, or (null) lifts its suspension. */
export interface Steering {
  readonly key: string;
  readonly egresses: readonly string[];
  readonly untilMs: number | null;
  readonly audit: NewAuditEntry;
}

/**
 * Applies an operator's command to a key, on those of the egresses where it exists. Returns its new state, or null if
 * there is no such key. A lane that sleeps until the end of a suspension is woken if that is lifted.
 */
export async function steerKey(
  { database, settings, clock, lanes }: SteerPorts,
  { key, egresses, untilMs, audit: entry }: Steering,
): Promise<StoredPacingKey | null> {
  const nowMs = clock.nowMs();
  const step = (stored: unknown): PacingState => steerPace(settings, key, stored, untilMs, nowMs);
  if ((await stepPacingKeys(database, key, egresses, step, entry)) === 0) return null;
  if (untilMs === null) await lanes.wake(egresses.map((egress) => ({ pacingKey: key, egress, number: 0 })));
  const keys = await readPacingKeys(database, key, KEYS_READ);
  return keys.find((one) => one.pacingKey === key && egresses.includes(one.egress)) ?? null;
}

/** Limit of keys read. */
const KEYS_READ = 500;

export interface SteerPorts {
  readonly database: Database;
  readonly settings: VerificationSettings;
  readonly clock: Clock;
  readonly lanes: LaneOpener;
}

/** A key that rested until the end of a suspension may be free now: the sweeper sees. */
const STEER = `
  UPDATE pacing_keys SET state = $3, updated_at = now(), next_due_at = now(), open_until = NULL
  WHERE key = $1 AND egress = $2`;

/**
 * Updates the pace of a key on those of the egresses where it exists, each under its row lock, and wakes the sweeper.
 * Returns how many there were; nothing is audited for 0.
 */
async function stepPacingKeys(
  database: Database,
  key: string,
  egresses: readonly string[],
  step: (stored: unknown) => PacingState,
  entry: NewAuditEntry,
): Promise<number> {
  return await inTransaction(database, async (client) => {
    const { rows } = await client.query<{ egress: string; state: unknown }>(
      "SELECT egress, state FROM pacing_keys WHERE key = $1 AND egress = ANY($2) ORDER BY egress FOR UPDATE",
      [key, egresses],
    );
    for (const { egress, state } of rows) {
      await client.query(STEER, [key, egress, JSON.stringify(step(state))]);
    }
    if (rows.length > 0) await audit(client, entry);
    return rows.length;
  });
}
