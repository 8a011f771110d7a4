import { Readable } from "node:stream";
import { createGzip } from "node:zlib";
import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { type Database, escapeIdentifier, type Transaction } from "../database.ts";
import { type BackupEnd, type BackupHead, ROWS_END, type TableHead } from "./backup-format.ts";
import { APPLIED_MIGRATIONS } from "../schema/migrate.ts";

/** Tables whose rows are only about processes that run now. */
const PASSING: ReadonlySet<string> = new Set(["workers", "_prisma_migrations"]);

/** A partitioned table is written as one: where its rows are stored is no part of a backup. An unlogged one holds work in progress. */
const COLUMNS = `
  SELECT c.relname AS "table", array_agg(a.attname::text ORDER BY a.attnum) AS columns
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
  WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relpersistence = 'p'
    AND c.relnamespace = 'public'::regnamespace GROUP BY 1`;

/**
 * To be taken before the snapshot: retention replaces whole partitions, and an older snapshot would see nothing in their
 * replacements. Source: PostgreSQL's documentation, "Caveats" of MVCC.
 */
const LOCK = "LOCK TABLE verdicts IN ACCESS SHARE MODE";

const REFERENCES = `
  SELECT r.relname AS "from", t.relname AS "to" FROM pg_constraint k
  JOIN pg_class r ON r.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
  WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace`;

const SEQUENCES =
  "SELECT sequencename AS name, last_value::text AS value FROM pg_sequences WHERE schemaname = 'public'";

/** Table by table, as it is written. */
export type OnTable = (table: string, nth: number, of: number) => void;

/**
 * All data of the database at one moment, gzipped; works in mid-run. The queues are left out: they are permissions that Rollcall
 * opens again. Errors end the stream.
 */
export function writeBackup(database: Database, product: string, onTable: OnTable = () => {}): Readable {
  return Readable.from(sections(database, product, onTable), { objectMode: false }).compose(
    createGzip({ level: 6 }),
  ) as Readable;
}

async function* sections(
  database: Database,
  product: string,
  onTable: OnTable,
): AsyncGenerator<Buffer, void, undefined> {
  const client = await database.pool.connect();
  let failure: Error | undefined;
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    await client.query(LOCK);
    yield line(await readHead(client, product));
    const tables = await readTables(client);
    for (const [at, head] of tables.entries()) {
      onTable(head.table, at + 1, tables.length);
      yield line(head);
      yield* rowsOf(client, head);
      yield ROWS_END;
    }
    yield line({ end: true, tables: tables.length } satisfies BackupEnd);
    await client.query("COMMIT");
  } catch (error) {
    failure = error as Error;
    throw error;
  } finally {
    // A connection that was left in the midst of a COPY can't be used again.
    client.release(failure ?? true);
  }
}

async function readHead(client: Transaction, product: string): Promise<BackupHead> {
  const { rows: sequences } = await client.query<{ name: string; value: string | null }>(SEQUENCES);
  const { rows: applied } = await client.query<{ name: string }>(APPLIED_MIGRATIONS);
  return {
    format: "rollcall-backup",
    version: 1,
    product,
    createdAt: new Date().toISOString(),
    migrations: applied.map(({ name }) => name),
    sequences: Object.fromEntries(sequences.map(({ name, value }) => [name, value])),
  };
}

/** Tables, those that others refer to first. */
async function readTables(client: Transaction): Promise<TableHead[]> {
  const { rows } = await client.query<TableHead>(COLUMNS);
  const { rows: references } = await client.query<{ from: string; to: string }>(REFERENCES);
  const heads = new Map(rows.filter(({ table }) => !PASSING.has(table)).map((head) => [head.table, head]));
  const ordered: TableHead[] = [];
  const place = (name: string): void => {
    const head = heads.get(name);
    if (head === undefined) return;
    heads.delete(name);
    for (const { from, to } of references) if (from === name) place(to);
    ordered.push(head);
  };
  for (const name of [...heads.keys()].sort()) place(name);
  return ordered;
}

async function* rowsOf(client: pg.PoolClient, { table, columns }: TableHead): AsyncGenerator<Buffer, void, undefined> {
  const names = columns.map((name) => escapeIdentifier(name)).join(", ");
  // A query, because COPY takes no partitioned table.
  const stream = client.query(copyTo(`COPY (SELECT ${names} FROM ${escapeIdentifier(table)}) TO STDOUT`));
  // An error after the last row has no other listener, and would end the process.
  stream.on("error", () => {});
  try {
    yield* stream as AsyncIterable<Buffer>;
  } finally {
    stream.destroy();
  }
}

const line = (section: BackupHead | TableHead | BackupEnd): Buffer => Buffer.from(`${JSON.stringify(section)}\n`);
