import {
  addIdPartition,
  type Database,
  idPartition,
  inTransaction,
  partitionNumber,
  type Transaction,
} from "@rollcall/postgres";
import { beginsMonth } from "./begins-month.ts";

export const VERDICTS = "verdicts";

/** Any constant of its own: "vprt" in ASCII. */
const LOCK = 0x76707274;

/** Attaching waits for vacuum and for erasures; the next round tries again. */
const LOCK_TIMEOUT = "SET LOCAL lock_timeout = '2s'";

const KEPT = "verdict_partition";

/** The partition that new verdicts go to, and when it began, as stored. */
interface Kept {
  readonly number: number;
  /** ISO 8601. */
  readonly beganAt: string;
}

const READ = `
  SELECT now() AS now, (SELECT value FROM settings WHERE key = '${KEPT}') AS kept, (SELECT last_value::text FROM verdicts_id_seq) AS last`;

const STORE = `
  INSERT INTO settings (key, value) VALUES ('${KEPT}', $1) ON CONFLICT (key) DO UPDATE SET value = excluded.value`;

/** Only ever ahead. What has drawn an id before goes to the partition before, which takes it. */
const GO_ON_IN = "SELECT setval('verdicts_id_seq', $1::bigint) FROM verdicts_id_seq WHERE last_value < $1::bigint";

/** The number of the partition that ids are drawn for now. */
export async function currentPartition(client: Pick<Transaction, "query">): Promise<number> {
  const { rows } = await client.query<{ last: string }>("SELECT last_value::text AS last FROM verdicts_id_seq");
  return partitionNumber(rows[0]?.last ?? "0");
}

/**
 * Begins a new partition of the verdicts in every month that has some. First the partition is added, and only when that is
 * committed are ids drawn for it, so there is one for every id at any time; a process that dies in between has its work finished by the
 * next call. If it is not called for months, the partition before grows. Returns the number of a new one, or null. One
 * process does it, the others return at once.
 */
export async function keepPartitions(database: Database): Promise<number | null> {
  const begun = await inTransaction(database, async (client) => {
    if (!(await tryLock(client))) return null;
    const { rows } = await client.query<{ now: Date; kept: Kept | null; last: string }>(READ);
    const [found] = rows;
    if (!found) return null;
    const { now, kept } = found;
    const drawn = partitionNumber(found.last);
    const current = Math.max(drawn, kept?.number ?? 0);
    const isDue = kept === null || beginsMonth(new Date(kept.beganAt), now);
    const number = isDue && (await hasRows(client, current)) ? current + 1 : current;
    if (number > drawn) await addIdPartition(client, VERDICTS, number);
    if (isDue) await client.query(STORE, [{ number, beganAt: now.toISOString() } satisfies Kept]);
    return number > drawn ? number : null;
  });
  if (begun === null) return null;
  await inTransaction(database, async (client) => {
    // Two that set the sequence at once could set it back, and ids would be drawn twice.
    await client.query("SELECT pg_advisory_xact_lock($1)", [LOCK]);
    await client.query(GO_ON_IN, [idPartition(VERDICTS, begun).from]);
  });
  // Autovacuum gathers statistics of partitions, never of the whole.
  await database.pool.query("ANALYZE verdicts");
  return begun;
}

async function tryLock(client: Transaction): Promise<boolean> {
  await client.query(LOCK_TIMEOUT);
  const { rows } = await client.query<{ locked: boolean }>("SELECT pg_try_advisory_xact_lock($1) AS locked", [LOCK]);
  return rows[0]?.locked === true;
}

async function hasRows(client: Transaction, number: number): Promise<boolean> {
  const { rowCount } = await client.query("SELECT 1 FROM verdicts WHERE id >= $1 LIMIT 1", [
    number === 0 ? "0" : idPartition(VERDICTS, number).from,
  ]);
  return (rowCount ?? 0) > 0;
}
