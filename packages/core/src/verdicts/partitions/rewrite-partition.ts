import { boundsOf, type Database, escapeIdentifier, type IdPartition, type Transaction } from "@rollcall/postgres";
import { type Expiry, STANDS } from "./what-stands.ts";

// Verdicts of a whole partition are deleted by copying what stands into a table that takes its place. The copy is made beside everything
// else, from a snapshot; a trigger notes the verdicts that are changed or deleted meanwhile, and those are copied again
// under the lock, which is held for as long as that and three changes of the catalog take. All of it is one transaction:
// if it fails or the process dies, nothing has happened.

/** Held by the connection that rewrites. Any constant of its own: "vprw" in ASCII. */
const LOCK = 0x76707277;

/** For as long as this the others may have to wait in the queue for the lock. Longer than it takes to cancel autovacuum. */
const LOCK_TIMEOUT = "SET LOCAL lock_timeout = '2s'";
const LOCK_NOT_AVAILABLE = new Set(["55P03", "40P01"]);

const CHANGED = "public.verdicts_changed";

const NOTING = [
  `DROP TABLE IF EXISTS ${CHANGED}`,
  // Unlogged: a backup leaves it out, and after a crash of the server the rewriting is gone as well.
  `CREATE UNLOGGED TABLE ${CHANGED} (id BIGINT)`,
  `CREATE OR REPLACE FUNCTION public.verdicts_note_change() RETURNS trigger LANGUAGE plpgsql AS
   $$ BEGIN INSERT INTO ${CHANGED} VALUES (OLD.id); RETURN NULL; END $$`,
];

const FORGET = [
  "DROP FUNCTION IF EXISTS public.verdicts_note_change CASCADE",
  `DROP TABLE IF EXISTS ${CHANGED}`,
] as const;

/** References from contacts and from checks. Both are read once: neither has an index that leads from its verdict. */
const STANDING = `
  CREATE TEMP TABLE standing ON COMMIT DROP AS
  SELECT verdict_id AS id FROM contacts WHERE verdict_id >= $1 AND verdict_id < $2
  UNION SELECT verdict_id FROM checks WHERE verdict_id >= $1 AND verdict_id < $2`;

/**
 * What happened to a partition. `replaced`: by what stands, or dropped if nothing does. `kept`: it does not pay. `busy`: others held the
 * table all the time; try again later.
 */
export type Rewriting =
  | { readonly type: "replaced"; readonly gone: number }
  | { readonly type: "kept" }
  | { readonly type: "busy" };

/** Rows of a partition, how many of them stand, and its pages of 8 KiB. */
export interface PartitionCounts {
  readonly rows: number;
  readonly standing: number;
  readonly pages: number;
}

export interface RewriteRequest {
  readonly partition: IdPartition;
  readonly expiry: Expiry;
  /** Whether it is worth it. */
  readonly pays: (counts: PartitionCounts) => boolean;
  /** The lock is tried this often. */
  readonly tries: number;
  readonly pause: () => Promise<void>;
}

/**
 * Replaces a partition that no id is drawn for any more by what stands in it. Others read and write it meanwhile, and wait for a
 * moment in the end.
 */
export async function rewritePartition(database: Database, request: RewriteRequest): Promise<Rewriting> {
  const client = await database.pool.connect();
  let failure: Error | undefined;
  try {
    const { rows } = await client.query<{ locked: boolean }>("SELECT pg_try_advisory_lock($1) AS locked", [LOCK]);
    if (rows[0]?.locked !== true) return { type: "busy" };
    const result = await rewriteNoting(client, request);
    await client.query("SELECT pg_advisory_unlock($1)", [LOCK]);
    return result;
  } catch (error) {
    failure = error as Error;
    throw error;
  } finally {
    // A connection that failed is closed, and its lock and transaction end with it.
    client.release(failure);
  }
}

async function rewriteNoting(client: Transaction, request: RewriteRequest): Promise<Rewriting> {
  if (!(await inLockedTransaction(client, () => startNoting(client, request.partition)))) return { type: "busy" };
  await client.query("BEGIN");
  const result = await copyAndReplace(client, request);
  await client.query(result.type === "replaced" ? "COMMIT" : "ROLLBACK");
  // What can't be had in time is left: noting does no harm, and the next rewriting begins with it.
  await inLockedTransaction(client, () => runAll(client, FORGET));
  return result;
}

/** From its COMMIT on every change is noted: it waits for the transactions that have written to the partition before. */
async function startNoting(client: Transaction, { name }: IdPartition): Promise<void> {
  await runAll(client, [
    ...NOTING,
    `CREATE OR REPLACE TRIGGER note_change AFTER UPDATE OR DELETE ON ${escapeIdentifier(name)}
     FOR EACH ROW EXECUTE FUNCTION public.verdicts_note_change()`,
  ]);
}

async function copyAndReplace(client: Transaction, request: RewriteRequest): Promise<Rewriting> {
  const { partition, pays } = request;
  await client.query(STANDING.replaceAll("$1", partition.from).replaceAll("$2", partition.to));
  await client.query("ANALYZE standing");
  const counts = await countRows(client, partition);
  if (!pays(counts)) return { type: "kept" };
  const kept = await copyStanding(client, request);
  return (await replaceInTime(client, request)) ? { type: "replaced", gone: counts.rows - kept } : { type: "busy" };
}

async function countRows(client: Transaction, { name }: IdPartition): Promise<PartitionCounts> {
  const { rows } = await client.query<PartitionCounts>(`
    SELECT (SELECT count(*)::float8 FROM ${escapeIdentifier(name)}) AS rows, (SELECT count(*)::float8 FROM standing) AS standing,
      (pg_relation_size('${name}') / 8192)::float8 AS pages`);
  return rows[0] ?? { rows: 0, standing: 0, pages: 0 };
}

const copyOf = ({ name }: IdPartition): string => `public.${escapeIdentifier(`${name}_next`)}`;

/** The constraint spares the scan when it is attached. Indexes come last, so that they are built at once. Returns the rows. */
async function copyStanding(client: Transaction, { partition, expiry }: RewriteRequest): Promise<number> {
  const [old, next] = [escapeIdentifier(partition.name), copyOf(partition)];
  await client.query(`CREATE TABLE ${next} (LIKE ${old} INCLUDING DEFAULTS)`);
  const from = partition.number === 0 ? "" : `id >= ${partition.from} AND `;
  await client.query(`ALTER TABLE ${next} ADD CONSTRAINT verdicts_next_ids CHECK (${from}id < ${partition.to})`);
  const { rowCount } = await client.query(
    `INSERT INTO ${next} SELECT v.* FROM ${old} v LEFT JOIN standing s ON s.id = v.id
     LEFT JOIN contacts c ON c.id = v.contact_id AND c.checked_at >= $2
     WHERE v.checked_at >= $1 OR s.id IS NOT NULL OR c.id IS NOT NULL`,
    [expiry.before, expiry.settledBefore],
  );
  await client.query(`ALTER TABLE ${next} ADD PRIMARY KEY (id)`);
  const { rows } = await client.query<{ tail: string }>(
    `SELECT substring(pg_get_indexdef(indexrelid) FROM ' USING .*') AS tail FROM pg_index
     WHERE indrelid = '${partition.name}'::regclass AND NOT indisprimary`,
  );
  for (const { tail } of rows) await client.query(`CREATE INDEX ON ${next}${tail}`);
  await client.query(`ANALYZE ${next}`);
  return rowCount ?? 0;
}

/** Several short tries, because everybody else queues behind a lock that is waited for. */
async function replaceInTime(client: Transaction, request: RewriteRequest): Promise<boolean> {
  for (let left = request.tries; left > 0; left -= 1) {
    await client.query("SAVEPOINT replacing");
    try {
      await replace(client, request);
      return true;
    } catch (error) {
      if (!LOCK_NOT_AVAILABLE.has((error as { code?: string }).code ?? "")) throw error;
      await client.query("ROLLBACK TO SAVEPOINT replacing");
      if (left > 1) await request.pause();
    }
  }
  return false;
}

async function replace(client: Transaction, { partition, expiry }: RewriteRequest): Promise<void> {
  const [old, next] = [escapeIdentifier(partition.name), copyOf(partition)];
  await client.query(LOCK_TIMEOUT);
  await client.query("LOCK TABLE ONLY verdicts IN ACCESS EXCLUSIVE MODE");
  await client.query(`LOCK TABLE ONLY ${old} IN ACCESS EXCLUSIVE MODE`);
  await client.query(`DELETE FROM ${next} WHERE id IN (SELECT id FROM ${CHANGED})`);
  await client.query(
    `INSERT INTO ${next} SELECT v.* FROM ${old} v WHERE v.id IN (SELECT id FROM ${CHANGED}) AND ${STANDS}`,
    [expiry.before, expiry.settledBefore],
  );
  await client.query(`ALTER TABLE verdicts DETACH PARTITION ${old}`);
  await client.query(`DROP TABLE ${old}`);
  const { rowCount } = await client.query(`SELECT 1 FROM ${next} LIMIT 1`);
  if (rowCount === 0) {
    await client.query(`DROP TABLE ${next}`);
    return;
  }
  await client.query(`ALTER TABLE ${next} RENAME TO ${old}`);
  await client.query(`ALTER TABLE verdicts ATTACH PARTITION ${old} ${boundsOf(partition)}`);
  await client.query(`ALTER TABLE ${old} DROP CONSTRAINT verdicts_next_ids`);
}

async function runAll(client: Transaction, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await client.query(statement);
}

/** False: a lock was not to be had in time, and nothing has changed. */
async function inLockedTransaction(client: Transaction, work: () => Promise<void>): Promise<boolean> {
  await client.query("BEGIN");
  try {
    await client.query(LOCK_TIMEOUT);
    await work();
    await client.query("COMMIT");
    return true;
  } catch (error) {
    await client.query("ROLLBACK");
    if (LOCK_NOT_AVAILABLE.has((error as { code?: string }).code ?? "")) return false;
    throw error;
  }
}
