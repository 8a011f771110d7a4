import type { FreshFor, NewVerdict, RecordedTurn, SharedRecord, TurnRecord } from "@rollcall/ports";
import { type Database, inTransaction } from "../database.ts";
import { handBack, recordRetries, recordVerdicts } from "./record-outcomes.ts";

const DOMAINS = `
  UPDATE domains d SET catch_all = r.catch_all, catch_all_asked_at = r.asked_at, catch_all_expires_at = r.expires_at,
    control_address = r.control_address
  FROM unnest($1::text[], $2::bool[], $3::timestamptz[], $4::timestamptz[], $5::text[])
    AS r (name, catch_all, asked_at, expires_at, control_address)
  WHERE d.name = r.name`;

const NEXT_DUE = `
  SELECT min(h.due_at) AS at FROM runs CROSS JOIN LATERAL (
    SELECT due_at FROM checks WHERE pacing_key = $1 AND run_id = runs.id AND state = 'due' AND COALESCE(egress, $2) = $2
    ORDER BY due_at LIMIT 1) h
  WHERE runs.state = 'running'`;

/** Records a turn, all of it or nothing. */
export async function recordTurn<State>(database: Database, turn: TurnRecord<State>): Promise<RecordedTurn<State>> {
  return await inTransaction(database, async (client) => {
    await recordRetries(client, turn.laneId, turn.retries);
    await client.query("UPDATE sites SET tls_broken_until = $2, guard = $3 WHERE id = $1", [
      turn.site.id,
      turn.site.tlsBrokenUntil,
      turn.site.guard === null ? null : JSON.stringify(turn.site.guard),
    ]);
    if (turn.catchAlls.length > 0) {
      await client.query(DOMAINS, [
        turn.catchAlls.map((fact) => fact.domain),
        turn.catchAlls.map((fact) => fact.catchAll),
        turn.catchAlls.map((fact) => fact.askedAt),
        turn.catchAlls.map((fact) => fact.expiresAt),
        turn.catchAlls.map((fact) => fact.controlAddress),
      ]);
    }
    const key = [turn.pacingKey, turn.egress];
    const locked = await client.query<{ state: unknown }>(
      "SELECT state FROM pacing_keys WHERE key = $1 AND egress = $2 FOR UPDATE",
      key,
    );
    const state = turn.step(locked.rows[0]?.state ?? null);
    await recordVerdicts(client, turn.verdicts, turn.freshFor);
    await handBack(client, turn.laneId, turn.handBackAt);
    const due = await client.query<{ at: Date | null }>(NEXT_DUE, key);
    const nextDueAt = due.rows[0]?.at ?? null;
    await client.query(
      "UPDATE pacing_keys SET state = $3, next_due_at = $4, updated_at = now() WHERE key = $1 AND egress = $2",
      [...key, JSON.stringify(state), nextDueAt],
    );
    return { state, nextDueAt };
  });
}

/** Records a failure that a lane's session shares with other addresses of its site. */
export async function recordShared(database: Database, shared: SharedRecord): Promise<void> {
  await inTransaction(database, async (client) => {
    await recordRetries(client, shared.laneId, shared.retries);
    await recordVerdicts(client, shared.verdicts, shared.freshFor);
    await handBack(client, shared.laneId, new Date());
  });
}

/** Records verdicts that no session was needed for: bad syntax, no way in the DNS, not to be probed. */
export async function recordUnasked(
  database: Database,
  verdicts: readonly NewVerdict[],
  freshFor: FreshFor,
): Promise<void> {
  await inTransaction(database, (client) => recordVerdicts(client, verdicts, freshFor));
}

/** The key has nothing due now: when it will have, the sweeper opens its lanes again. Returns when that is. */
export async function recordIdle(database: Database, pacingKey: string, egress: string): Promise<Date | null> {
  return await inTransaction(database, async (client) => {
    await client.query("SELECT 1 FROM pacing_keys WHERE key = $1 AND egress = $2 FOR UPDATE", [pacingKey, egress]);
    const due = await client.query<{ at: Date | null }>(NEXT_DUE, [pacingKey, egress]);
    const nextDueAt = due.rows[0]?.at ?? null;
    await client.query(
      "UPDATE pacing_keys SET next_due_at = $3, open_until = NULL, open_lanes = 0 WHERE key = $1 AND egress = $2",
      [pacingKey, egress, nextDueAt],
    );
    return nextDueAt;
  });
}
