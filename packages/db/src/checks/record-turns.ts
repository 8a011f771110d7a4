import type { RecordedTurn, Scout, TurnJudgement, TurnRecord } from "@rollcall/ports";
import type pg from "pg";
import { recordControls, redecideAcceptances } from "../guard/record-controls.ts";
import { takeBackRefusals } from "../guard/take-back.ts";
import { handBackAll, recordRetries, recordVerdicts } from "./record-outcomes.ts";
import { recordScouts } from "./record-scouts.ts";

/** A turn whose pace is stepped as a state of its own kind, which only its caller reads. */
export type AnyTurn = TurnRecord<unknown>;

/** A turn with what its session came to. */
interface JudgedTurn {
  readonly turn: AnyTurn;
  readonly judgement: TurnJudgement;
  readonly scouts: readonly Scout[];
}

/**
 * Records turns, all of them or none. The sites' rows are locked first, while the sessions are judged by their guards: two
 * lanes of one site judge one after the other, and each sees what the other has learned. All rows of a kind are taken in
 * one order, so that recordings do not wait for each other in a ring.
 */
export async function recordTurns(
  client: pg.PoolClient,
  turns: readonly AnyTurn[],
): Promise<readonly RecordedTurn<unknown>[]> {
  const freshFor = turns[0]?.freshFor;
  if (!freshFor) return [];
  const judged = await judgeWithGuards(client, turns);
  await recordRetries(
    client,
    judged.flatMap(({ turn, judgement }) =>
      judgement.retries.map((retry) => ({ retry, laneId: turn.laneId, egress: turn.egress })),
    ),
  );
  const flips = await recordControls(client, latestControls(judged));
  const paces = await stepPaces(client, turns);
  await recordVerdicts(
    client,
    judged.flatMap(({ judgement }) => judgement.verdicts),
    freshFor,
  );
  // After the verdicts: what one turn takes back, another of the same recording may have brought.
  const afterFlip = judged[0]?.judgement.afterFlip;
  if (afterFlip) for (const flip of flips) await redecideAcceptances(client, flip, afterFlip, freshFor);
  for (const { turn, judgement } of judged) {
    if (judgement.takeBack) await takeBackRefusals(client, turn.site.id, judgement.takeBack, freshFor);
  }
  await handBackAll(client, turns);
  await recordScouts(
    client,
    judged.flatMap(({ turn, scouts }) => scouts.map((scout) => ({ ...scout, egress: turn.egress }))),
  );
  return await storePaces(client, turns, paces);
}

const LOCK_SITES = "SELECT id::text, guard FROM sites WHERE id = ANY($1::bigint[]) ORDER BY id FOR UPDATE";

const UPDATE_SITES = `
  UPDATE sites s SET tls_broken_until = n.tls_broken_until, guard = n.guard
  FROM unnest($1::bigint[], $2::timestamptz[], $3::jsonb[]) AS n (id, tls_broken_until, guard)
  WHERE s.id = n.id AND (s.tls_broken_until IS DISTINCT FROM n.tls_broken_until OR s.guard IS DISTINCT FROM n.guard)`;

async function judgeWithGuards(client: pg.PoolClient, turns: readonly AnyTurn[]): Promise<JudgedTurn[]> {
  const ids = [...new Set(turns.map(({ site }) => site.id))];
  const locked = await client.query<{ id: string; guard: unknown }>(LOCK_SITES, [ids]);
  const guards = new Map(locked.rows.map(({ id, guard }) => [id, guard]));
  const judged = turns.map((turn): JudgedTurn => {
    const judgement = turn.judge(guards.get(turn.site.id) ?? null);
    guards.set(turn.site.id, judgement.guard);
    return { turn, judgement, scouts: turn.scouts(judgement) };
  });
  const tls = new Map(turns.map(({ site }) => [site.id, site.tlsBrokenUntil]));
  await client.query(UPDATE_SITES, [
    ids,
    ids.map((id) => tls.get(id)),
    ids.map((id) => JSON.stringify(guards.get(id) ?? null)),
  ]);
  return judged;
}

/** One fact for each domain: where several sessions asked, the latest. */
function latestControls(judged: readonly JudgedTurn[]): TurnJudgement["catchAlls"] {
  const facts = judged.flatMap(({ judgement }) => judgement.catchAlls);
  const byDomain = new Map(facts.map((fact) => [fact.domain, fact]));
  return [...byDomain.values()].sort((a, b) => (a.domain < b.domain ? -1 : 1));
}

const LOCK_KEYS = `
  SELECT p.key, p.egress, p.state FROM pacing_keys p
  JOIN (SELECT DISTINCT * FROM unnest($1::text[], $2::text[]) AS n (key, egress)) n ON p.key = n.key AND p.egress = n.egress
  ORDER BY p.key, p.egress FOR UPDATE OF p`;

const nameOf = (pacingKey: string, egress: string): string => `${egress} ${pacingKey}`;

/** Steps the keys' paces, turn by turn. Returns the last state of each key. */
async function stepPaces(client: pg.PoolClient, turns: readonly AnyTurn[]): Promise<ReadonlyMap<string, unknown>> {
  const locked = await client.query<{ key: string; egress: string; state: unknown }>(LOCK_KEYS, [
    turns.map(({ pacingKey }) => pacingKey),
    turns.map(({ egress }) => egress),
  ]);
  const states = new Map(locked.rows.map(({ key, egress, state }) => [nameOf(key, egress), state]));
  for (const turn of turns) {
    const name = nameOf(turn.pacingKey, turn.egress);
    states.set(name, turn.step(states.get(name) ?? null));
  }
  return states;
}

const STORE_KEYS = `
  UPDATE pacing_keys p SET state = n.state, next_due_at = due.at, updated_at = now(), holders = p.holders - $4::text[]
  FROM unnest($1::text[], $2::text[], $3::jsonb[]) AS n (key, egress, state) CROSS JOIN LATERAL (
    SELECT min(h.due_at) AS at FROM runs CROSS JOIN LATERAL (
      SELECT due_at FROM checks
      WHERE pacing_key = n.key AND run_id = runs.id AND state = 'due' AND COALESCE(checks.egress, n.egress) = n.egress
      ORDER BY due_at LIMIT 1) h
    WHERE runs.state = 'running') due
  WHERE p.key = n.key AND p.egress = n.egress
  RETURNING p.key, p.egress, p.next_due_at AS "nextDueAt"`;

async function storePaces(
  client: pg.PoolClient,
  turns: readonly AnyTurn[],
  states: ReadonlyMap<string, unknown>,
): Promise<readonly RecordedTurn<unknown>[]> {
  const keys = [...new Map(turns.map((turn) => [nameOf(turn.pacingKey, turn.egress), turn]))];
  const stored = await client.query<{ key: string; egress: string; nextDueAt: Date | null }>(STORE_KEYS, [
    keys.map(([, { pacingKey }]) => pacingKey),
    keys.map(([, { egress }]) => egress),
    keys.map(([name]) => JSON.stringify(states.get(name))),
    turns.map(({ laneId }) => laneId),
  ]);
  const due = new Map(stored.rows.map(({ key, egress, nextDueAt }) => [nameOf(key, egress), nextDueAt]));
  return turns.map(({ pacingKey, egress }) => {
    const name = nameOf(pacingKey, egress);
    return { state: states.get(name), nextDueAt: due.get(name) ?? null };
  });
}
