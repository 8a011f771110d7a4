import type { PacingState } from "@rollcall/pacing";
import type { QueryResult, Transaction } from "@rollcall/postgres";
import { keyName } from "../lanes/due-keys.ts";
import { ALIVE_S } from "../lanes/workers.ts";

/** A lane, with the worker that wants its session; null: nobody does. */
export interface LockingLane {
  readonly pacingKey: string;
  readonly egress: string;
  readonly laneId: string;
  readonly workerId: string | null;
}

/** Keys whose rows this transaction has locked. */
export interface LockedKeys {
  /** What is stored of the keys' paces, by `keyName`. Null: never asked. */
  readonly stored: ReadonlyMap<string, unknown>;
  /** Paces that turns of this transaction have stepped. */
  readonly stepped: Map<string, PacingState>;
  /** Lanes whose last session another worker, which lives, still holds. */
  readonly taken: ReadonlySet<string>;
}

/** What the worker holds itself, it knows of. */
const LOCK_KEYS = `
  SELECT p.key AS "pacingKey", p.egress, p.state, n.lane_id AS "laneId", EXISTS (
    SELECT 1 FROM workers w WHERE w.id = p.holders -> n.lane_id ->> 'worker' AND w.id <> n.worker_id
      AND (p.holders -> n.lane_id ->> 'until')::timestamptz > now()
      AND w.seen_at > now() - make_interval(secs => ${ALIVE_S})) AS taken
  FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS n (key, egress, lane_id, worker_id)
  JOIN pacing_keys p ON p.key = n.key AND p.egress = n.egress
  ORDER BY p.key, p.egress FOR UPDATE OF p`;

const NEW_KEYS = `
  INSERT INTO pacing_keys (key, egress)
  SELECT DISTINCT * FROM unnest($1::text[], $2::text[]) AS n (key, egress) ORDER BY 1, 2
  ON CONFLICT DO NOTHING`;

interface LockedRow {
  readonly pacingKey: string;
  readonly egress: string;
  readonly state: unknown;
  readonly laneId: string;
  readonly taken: boolean;
}

/** Locks the keys of lanes, all at once and in one order: so no two transactions wait for each other in a ring. */
export async function lockKeys(client: Transaction, lanes: readonly LockingLane[]): Promise<LockedKeys> {
  const keys = lanes.map(({ pacingKey }) => pacingKey);
  const egresses = lanes.map(({ egress }) => egress);
  const lock = (): Promise<QueryResult<LockedRow>> =>
    client.query(LOCK_KEYS, [keys, egresses, lanes.map(({ laneId }) => laneId), lanes.map(({ workerId }) => workerId)]);
  let locked = await lock();
  if (locked.rows.length < lanes.length) {
    await client.query(NEW_KEYS, [keys, egresses]);
    locked = await lock();
  }
  return {
    stepped: new Map(),
    stored: new Map(locked.rows.map((row) => [keyName(row), row.state])),
    taken: new Set(locked.rows.flatMap(({ laneId, taken }) => (taken ? [laneId] : []))),
  };
}

/** A key's pace as this transaction knows it; null: never asked. */
export function storedPace(
  { stored, stepped }: LockedKeys,
  key: { readonly pacingKey: string; readonly egress: string },
): unknown {
  return stepped.get(keyName(key)) ?? stored.get(keyName(key)) ?? null;
}
