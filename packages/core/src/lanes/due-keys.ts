import { type Database, type Queries, type Transaction, inShortTransaction } from "@rollcall/postgres";
import type { LaneOpener } from "@rollcall/pacing";
import { nextResolveAt } from "../domains/domain-store.ts";
import { readResting } from "../outage/outage-store.ts";
import { egressNames, type VerificationSettings, type Clock } from "../settings.ts";

/** A check held longer than a session can last belongs to a dead lane. */
const HELD_LIMIT_S = 600;

/** Lease of a lane that was just opened: an opening can get lost. */
const OPENING_LEASE_S = 10;

/** Lease of a sleeping lane after its next turn, seconds. */
export const SLEEP_LEASE_S = 15;

const OPEN_KEYS = "SELECT count(*)::int AS open FROM pacing_keys WHERE open_until >= now() AND egress = ANY($1)";

/** A plain LIMIT by position reads only as many rows as there is room for, however many keys there are. */
const DUE_KEYS = `
  UPDATE pacing_keys p SET open_until = now() + make_interval(secs => ${OPENING_LEASE_S})
  WHERE p.ctid = ANY (ARRAY(
    SELECT ctid FROM pacing_keys
    WHERE next_due_at <= now() AND egress = ANY($2) AND (open_until IS NULL OR open_until < now())
    ORDER BY next_due_at LIMIT $1 FOR UPDATE SKIP LOCKED))
  RETURNING key AS "pacingKey", egress, state`;

/** Claims keys with due work and no open lanes, oldest first, up to the window; they count as open from now on. */
export async function claimDueKeys(database: Database, window: number, egresses: readonly string[]): Promise<DueKey[]> {
  const counted = await database.pool.query<{ open: number }>(OPEN_KEYS, [egresses]);
  const room = window - (counted.rows[0]?.open ?? 0);
  if (room <= 0) return [];
  return (await database.pool.query<DueKey>(DUE_KEYS, [room, egresses])).rows;
}

/** When the next key without open lanes is due, or null. */
async function nextDueAt(database: Database, egresses: readonly string[]): Promise<Date | null> {
  const { rows } = await database.pool.query<{ at: Date }>(
    `SELECT next_due_at AS at FROM pacing_keys
     WHERE next_due_at > now() AND egress = ANY($1) AND (open_until IS NULL OR open_until < next_due_at)
     ORDER BY next_due_at LIMIT 1`,
    [egresses],
  );
  return rows[0]?.at ?? null;
}

/** Extends a key's lease until shortly after a sleeping lane wakes. */
export async function keepOpen(database: Database, pacingKey: string, egress: string, until: Date): Promise<void> {
  await database.pool.query(
    `UPDATE pacing_keys SET open_until = $3::timestamptz + make_interval(secs => ${SLEEP_LEASE_S}) WHERE key = $1 AND egress = $2`,
    [pacingKey, egress, until],
  );
}

/** Releases the checks of dead lanes, and wakes their keys. Returns the number of checks. */
export async function reclaimHeld(database: Database): Promise<number> {
  const { rowCount } = await database.pool.query(
    `WITH gone AS (
       SELECT run_id, contact_id FROM checks
       WHERE state = 'held' AND held_at < now() - make_interval(secs => ${HELD_LIMIT_S}) FOR UPDATE SKIP LOCKED),
     back AS (
       UPDATE checks k SET state = 'due', held_by = NULL, held_at = NULL
       FROM gone WHERE k.run_id = gone.run_id AND k.contact_id = gone.contact_id
       RETURNING k.pacing_key, k.egress)
     UPDATE pacing_keys p SET next_due_at = LEAST(p.next_due_at, now())
     FROM back WHERE p.key = back.pacing_key AND p.egress = back.egress`,
  );
  return rowCount ?? 0;
}

const ANNOUNCE = `
  INSERT INTO pacing_keys (key, egress, next_due_at)
  SELECT * FROM unnest($1::text[], $2::text[], $3::timestamptz[]) AS n (key, egress, at) ORDER BY key, egress
  ON CONFLICT (key, egress) DO UPDATE SET next_due_at = LEAST(pacing_keys.next_due_at, excluded.next_due_at)`;

/** Tells sweepers when keys have work: each key on each egress. */
export async function announce(
  client: Queries,
  pacingKeys: readonly string[],
  egresses: readonly string[],
  at: Date,
): Promise<void> {
  const pairs = pacingKeys.flatMap((key) => egresses.map((egress) => ({ key, egress })));
  if (pairs.length === 0) return;
  const columns = [pairs.map(({ key }) => key), pairs.map(({ egress }) => egress), pairs.map(() => at)];
  await client.query(ANNOUNCE, columns);
}

/** A key on an egress. */
interface Key {
  readonly pacingKey: string;
  readonly egress: string;
}

/** Identifies a key on an egress. */
export const keyName = ({ pacingKey, egress }: Key): string => `${egress} ${pacingKey}`;

/**
 * The planner must see that nearly every row matches, or it reads all due checks of a key instead of the first of its
 * index.
 */
const NEXT_DUE = `
  SELECT n.key AS "pacingKey", n.egress, min(h.due_at) AS at
  FROM unnest($1::text[], $2::text[]) AS n (key, egress) CROSS JOIN runs CROSS JOIN LATERAL (
    SELECT due_at FROM checks
    WHERE pacing_key = n.key AND run_id = runs.id AND state = 'due' AND (checks.egress IS NULL OR checks.egress = n.egress)
    ORDER BY due_at LIMIT 1) h
  WHERE runs.state = 'running' AND runs.ended_by IS DISTINCT FROM 'finished' GROUP BY 1, 2`;

/** When the next check of each key is due, by `keyName`; idle keys are missing. */
export async function readNextDue(client: Transaction, keys: readonly Key[]): Promise<ReadonlyMap<string, Date>> {
  const { rows } = await client.query<Key & { readonly at: Date }>(NEXT_DUE, [
    keys.map(({ pacingKey }) => pacingKey),
    keys.map(({ egress }) => egress),
  ]);
  return new Map(rows.map((row) => [keyName(row), row.at]));
}

/** A pacing key with due work. */
interface DueKey {
  readonly pacingKey: string;
  readonly egress: string;
  readonly state: unknown;
}

const LOCK_KEY = "SELECT state FROM pacing_keys WHERE key = $1 AND egress = $2 FOR UPDATE";

/**
 * Ends a lane: the sweeper reopens it when something is due, but not before `notBefore` of the key's stored state, which
 * an operator may have changed since the lane read it. Returns that time, or null.
 */
export async function recordIdle(
  database: Database,
  pacingKey: string,
  egress: string,
  notBefore: (stored: unknown) => Date | null,
): Promise<Date | null> {
  return await inShortTransaction(database, async (client) => {
    const { rows } = await client.query<{ state: unknown }>(LOCK_KEY, [pacingKey, egress]);
    const due = await recordIdleKeys(client, [{ pacingKey, egress, notBefore: notBefore(rows[0]?.state ?? null) }]);
    return due[0] ?? null;
  });
}

const REST = `
  UPDATE pacing_keys p SET next_due_at = n.next_due_at, open_until = NULL
  FROM unnest($1::text[], $2::text[], $3::timestamptz[]) AS n (key, egress, next_due_at)
  WHERE p.key = n.key AND p.egress = n.egress`;

/** The same for lanes of locked keys, at most one per key. */
export async function recordIdleKeys(
  client: Transaction,
  keys: readonly { readonly pacingKey: string; readonly egress: string; readonly notBefore: Date | null }[],
): Promise<readonly (Date | null)[]> {
  if (keys.length === 0) return [];
  const due = await readNextDue(client, keys);
  const nextDueAt = keys.map((key) => {
    const dueAt = due.get(keyName(key)) ?? null;
    return dueAt !== null && key.notBefore !== null && key.notBefore > dueAt ? key.notBefore : dueAt;
  });
  await client.query(REST, [keys.map(({ pacingKey }) => pacingKey), keys.map(({ egress }) => egress), nextDueAt]);
  return nextDueAt;
}

/** Keys with open lanes at once, over the egresses of a machine: bounds the queue, however many sites a list has. */
const LANE_WINDOW = 2_000;

export interface SweepPorts {
  readonly database: Database;
  /** Egresses that open no lanes at the moment; kept up to date by each sweep. */
  readonly resting: Set<string>;
  readonly lanes: LaneOpener;
  readonly clock: Clock;
  readonly settings: VerificationSettings;
}

/**
 * Opens the first lane of each key with due work and no open lane, within the window, and wakes the resolver when
 * domains are due. Recovers whatever a queue or worker lost. Returns when the next key is due, milliseconds since the
 * epoch, or null.
 */
export async function sweep({ database, resting, lanes, clock, settings }: SweepPorts): Promise<number | null> {
  await lookWhoRests(database, resting, settings);
  const served = settings.served.filter((egress) => !resting.has(egress));
  const keys = await claimDueKeys(database, LANE_WINDOW, served);
  const nowMs = clock.nowMs();
  const open = keys.map(({ pacingKey, egress }) => ({ pacingKey, egress, number: 0 }));
  if (open.length > 0) await lanes.open(open);
  const resolveAt = await nextResolveAt(database);
  if (resolveAt !== null && resolveAt.getTime() <= nowMs) await lanes.resolve();
  return (await nextDueAt(database, served))?.getTime() ?? null;
}

async function lookWhoRests(database: Database, resting: Set<string>, settings: VerificationSettings): Promise<void> {
  const names = await readResting(database, egressNames(settings));
  resting.clear();
  for (const name of names) resting.add(name);
}
