import type { Database } from "@rollcall/postgres";

/** Days of usage that are shown. */
const DAYS = 90;

const ADD = `
  INSERT INTO key_usage (key_id, day, requests)
  SELECT k.id, (now() AT TIME ZONE 'UTC')::date, n.requests FROM unnest($1::int[], $2::bigint[]) AS n (id, requests)
  JOIN api_keys k ON k.id = n.id ORDER BY k.id
  ON CONFLICT (key_id, day) DO UPDATE SET requests = key_usage.requests + excluded.requests`;

/** Adds requests of keys, by key id, to today's (UTC, by the database's clock). */
export async function addKeyUsage({ pool }: Database, requests: ReadonlyMap<number, number>): Promise<void> {
  if (requests.size > 0) await pool.query(ADD, [[...requests.keys()], [...requests.values()]]);
}

/** Requests of a key on a day. */
export interface KeyUsage {
  /** `2026-12-01`, UTC. */
  readonly day: string;
  readonly requests: number;
}

const READ = `
  SELECT to_char(day, 'YYYY-MM-DD') AS day, requests::float8 AS requests FROM key_usage
  WHERE key_id = $1 AND day > (now() AT TIME ZONE 'UTC')::date - ${DAYS} ORDER BY day DESC`;

/** A key's requests by day, the last first; days without any are missing. */
export async function readKeyUsage({ pool }: Database, keyId: number): Promise<readonly KeyUsage[]> {
  return (await pool.query<KeyUsage>(READ, [keyId])).rows;
}
