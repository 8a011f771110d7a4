import type { PacingState } from "@rollcall/pacing";
import type { QueryResult, Transaction } from "@rollcall/postgres";
import { keyName } from "../lanes/due-keys.ts";
import { ALIVE_S } from "../lanes/workers.ts";

/** A lane, and the worker that wants to start its session; null: none. */
export interface LockingLane {
  readonly pacingKey: string;
  readonly egress: string;
  readonly laneId: string;
  readonly workerId: string | null;
}

/** Keys locked by this transaction. */
export interface LockedKeys {
  /** Stored paces by `keyName`. Null: new key. */
  readonly stored: ReadonlyMap<string, unknown>;
  /** Paces updated by this transaction. */
  readonly stepped: Map<string, PacingState>;
  /** Lanes whose last session is still held by another live worker. */
  readonly taken: ReadonlySet<string>;
  /** Other lanes of each lane's key that may hold checks; lanes without any are missing. */
  readonly beside: ReadonlyMap<string, readonly string[]>;
}

/** A worker knows its own sessions. */
const LOCK_KEYS = `
  SELECT p.key AS "pacingKey", p.egress, p.state, n.lane_id AS "laneId",
    ARRAY(SELECT jsonb_object_keys(p.holders - n.lane_id)) AS beside, EXISTS (
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
  readonly beside: readonly string[];
}

/** Locks the keys of lanes in one statement and a fixed order, so that transactions can't deadlock. */
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
    beside: new Map(
      locked.rows.flatMap(({ laneId, beside }) => (beside.length > 0 ? [[laneId, beside] as const] : [])),
    ),
  };
}

/** A key's pace as seen by this transaction; null: new key. */
export function storedPace(
  { stored, stepped }: LockedKeys,
  key: { readonly pacingKey: string; readonly egress: string },
): unknown {
  return stepped.get(keyName(key)) ?? stored.get(keyName(key)) ?? null;
}
