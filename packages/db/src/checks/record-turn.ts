import type { FreshFor, NewVerdict, RecordedTurn, SharedRecord, TurnJudgement, TurnRecord } from "@rollcall/ports";
import type pg from "pg";
import { type Database, inTransaction } from "../database.ts";
import { recordControls, redecideAcceptances } from "../guard/record-controls.ts";
import { takeBackRefusals } from "../guard/take-back.ts";
import { handBack, recordRetries, recordVerdicts } from "./record-outcomes.ts";

const NEXT_DUE = `
  SELECT min(h.due_at) AS at FROM runs CROSS JOIN LATERAL (
    SELECT due_at FROM checks WHERE pacing_key = $1 AND run_id = runs.id AND state = 'due' AND COALESCE(egress, $2) = $2
    ORDER BY due_at LIMIT 1) h
  WHERE runs.state = 'running'`;

/**
 * Records a turn, all of it or nothing. The site's row is locked first, while the session is judged by its guard: two lanes of
 * one site judge one after the other, and each sees what the other has learned.
 */
export async function recordTurn<State>(database: Database, turn: TurnRecord<State>): Promise<RecordedTurn<State>> {
  return await inTransaction(database, async (client) => {
    const judgement = await judgeWithGuard(client, turn);
    await recordRetries(client, turn.laneId, judgement.retries);
    const flips = await recordControls(client, judgement.catchAlls);
    const key = [turn.pacingKey, turn.egress];
    const locked = await client.query<{ state: unknown }>(
      "SELECT state FROM pacing_keys WHERE key = $1 AND egress = $2 FOR UPDATE",
      key,
    );
    const state = turn.step(locked.rows[0]?.state ?? null);
    // After the key's row: whoever waits for that one holds no contact and no run.
    for (const flip of flips) await redecideAcceptances(client, flip, judgement.afterFlip, turn.freshFor);
    if (judgement.takeBack) await takeBackRefusals(client, turn.site.id, judgement.takeBack, turn.freshFor);
    await recordVerdicts(client, judgement.verdicts, turn.freshFor);
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

async function judgeWithGuard<State>(client: pg.PoolClient, turn: TurnRecord<State>): Promise<TurnJudgement> {
  const { id, tlsBrokenUntil } = turn.site;
  const locked = await client.query<{ guard: unknown }>("SELECT guard FROM sites WHERE id = $1 FOR UPDATE", [id]);
  const judgement = turn.judge(locked.rows[0]?.guard ?? null);
  await client.query("UPDATE sites SET tls_broken_until = $2, guard = $3 WHERE id = $1", [
    id,
    tlsBrokenUntil,
    JSON.stringify(judgement.guard),
  ]);
  return judgement;
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

/** A lane ends: when something is due, and not before a time, the sweeper opens it again. Returns when that is, or null. */
export async function recordIdle(
  database: Database,
  pacingKey: string,
  egress: string,
  notBefore: Date | null,
): Promise<Date | null> {
  return await inShortTransaction(database, async (client) => {
    await client.query("SELECT 1 FROM pacing_keys WHERE key = $1 AND egress = $2 FOR UPDATE", [pacingKey, egress]);
    const due = await client.query<{ at: Date | null }>(NEXT_DUE, [pacingKey, egress]);
    const dueAt = due.rows[0]?.at ?? null;
    const nextDueAt = dueAt !== null && notBefore !== null && notBefore > dueAt ? notBefore : dueAt;
    await client.query(
      "UPDATE pacing_keys SET next_due_at = $3, open_until = NULL, open_lanes = 0 WHERE key = $1 AND egress = $2",
      [pacingKey, egress, nextDueAt],
    );
    return nextDueAt;
  });
}
