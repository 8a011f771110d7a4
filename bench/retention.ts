import pg from "pg";
import { DEFAULT_FRESH_FOR, type NewVerdict, readContact, recordUnasked } from "@rollcall/core";
import { addIdPartition, type Database, idPartition, inTransaction, migrate, openDatabase } from "@rollcall/postgres";
import { purgeVerdicts } from "../packages/core/src/verdicts/partitions/purge-verdicts.ts";
import { run, startBenchDatabase } from "./bench-database.ts";
import { fillMonths, MONTHS } from "./fill-months.ts";
import { say, sayGoal, sayMachine } from "./report.ts";

const DAY_MS = 86_400_000;

/** How both are measured: in turns, so that the machine's other load meets both. */
const ROUNDS = 9;
const LOOKUPS = 400;
const BATCHES = 40;
/** Verdicts that are recorded in one transaction. */
const BATCH = 50;

/** Partitioned verdicts beside the same rows in one table: recording, a contact's history, and the purge of the oldest month. */
export async function benchRetention(rows: number): Promise<void> {
  const server = await startBenchDatabase();
  try {
    const url = await server.create("retention");
    await migrate(url);
    const database = openDatabase(url, 6);
    try {
      let number = 0;
      await fillMonths(url, rows, async () => beginPartition(database, (number += 1)));
      say(`${rows.toLocaleString("en")} verdicts in ${MONTHS} partitions, beside one table`);
      sayMachine();
      await saySizes(database, rows);
      await compare(database, "a contact's history, ms", lookUp);
      await compare(database, `recording ${BATCH} verdicts, ms`, record);
      await sayValidation(url);
      await purgeBoth(database, url);
    } finally {
      await database.close();
    }
  } finally {
    await server.stop();
  }
}

async function beginPartition(database: Database, number: number): Promise<void> {
  await inTransaction(database, (client) => addIdPartition(client, "verdicts", number));
  await database.pool.query("SELECT setval('verdicts_id_seq', $1)", [idPartition("verdicts", number).from]);
}

const SIZES = `
  SELECT c.relname AS name, (pg_table_size(c.oid) / $1::float8)::float8 AS heap, (pg_indexes_size(c.oid) / $1::float8)::float8 AS indexes
  FROM pg_class c WHERE c.oid = 'plain'::regclass`;

async function saySizes({ pool }: Database, rows: number): Promise<void> {
  const { rows: found } = await pool.query<{ heap: number; indexes: number }>(SIZES, [rows]);
  const [size] = found;
  say(`  bytes a row: ${size?.heap.toFixed(0)} in the table, ${size?.indexes.toFixed(0)} in its three indexes`);
  const { rows: each } = await pool.query<{ name: string; bytes: number }>(
    `SELECT c.relname AS name, (pg_relation_size(c.oid) / $1::float8)::float8 AS bytes FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
     WHERE i.indrelid = 'plain'::regclass ORDER BY 1`,
    [rows],
  );
  for (const { name, bytes } of each) say(`    ${name.padEnd(36)}${bytes.toFixed(1)} bytes a row`);
}

const SWAP = {
  plain: ["ALTER TABLE verdicts RENAME TO parts", "ALTER TABLE plain RENAME TO verdicts"],
  parts: ["ALTER TABLE verdicts RENAME TO plain", "ALTER TABLE parts RENAME TO verdicts"],
} as const;

/** Lets one table, which the code knows as `verdicts`, take the place of the other. */
async function change({ pool }: Database, to: keyof typeof SWAP): Promise<void> {
  for (const statement of SWAP[to]) await pool.query(statement);
}

/** `sample`: which contacts; never the same ones, which would be found in memory the second time. */
type Measure = (database: Database, sample: number) => Promise<number>;

async function compare(database: Database, what: string, measure: Measure): Promise<void> {
  const [parts, plain]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    parts.push(await measure(database, 2 * round));
    await change(database, "plain");
    plain.push(await measure(database, 2 * round + 1));
    await change(database, "parts");
  }
  const [a, b] = [median(parts), median(plain)];
  say(`  ${what.padEnd(44)}partitioned ${a.toFixed(2)}, one table ${b.toFixed(2)}: ${(a / b).toFixed(2)} times`);
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

async function readIds({ pool }: Database, count: number, sample: number): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    "SELECT id FROM contacts WHERE id >= md5($1)::uuid ORDER BY id LIMIT $2",
    [`sample ${sample}`, count],
  );
  return rows.map(({ id }) => id);
}

async function lookUp(database: Database, sample: number): Promise<number> {
  const ids = await readIds(database, LOOKUPS, sample);
  return (
    (await millis(async () => {
      for (const id of ids) await readContact(database, id);
    })) / LOOKUPS
  );
}

async function record(database: Database, sample: number): Promise<number> {
  const ids = await readIds(database, BATCHES * BATCH, sample + 100);
  const checkedAt = new Date();
  return (
    (await millis(async () => {
      for (let at = 0; at < ids.length; at += BATCH)
        await recordUnasked(
          database,
          ids.slice(at, at + BATCH).map((id) => ({ ...ACCEPTED, contactId: id, checkedAt })),
          DEFAULT_FRESH_FOR,
        );
    })) / BATCHES
  );
}

async function millis(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}

/** What the upgrade of a table of this size reads, beside everything else. */
async function sayValidation(url: string): Promise<void> {
  await run(url, "ALTER TABLE plain ADD CONSTRAINT first_ids CHECK (id < 9223372036854775807) NOT VALID");
  const ms = await millis(() => run(url, "ALTER TABLE plain VALIDATE CONSTRAINT first_ids"));
  say(`  the upgrade's check of the whole table         ${(ms / 1000).toFixed(1)} s`);
}

/** As retention deleted verdicts before they were partitioned. */
const PAGE = `
  WITH page AS MATERIALIZED (
    SELECT id, contact_id, checked_at FROM plain WHERE id > $1 ORDER BY id LIMIT 10000),
  gone AS (
    DELETE FROM plain v USING page p WHERE v.id = p.id AND p.checked_at < $2
      AND NOT EXISTS (SELECT 1 FROM contacts c WHERE c.id = p.contact_id AND c.verdict_id = p.id)
      AND NOT EXISTS (SELECT 1 FROM checks k WHERE k.contact_id = p.contact_id AND k.verdict_id = p.id) RETURNING v.id)
  SELECT max(id)::text AS last, bool_or(checked_at < $2) AS "anyOld", (SELECT count(*)::int FROM gone) AS gone FROM page`;

async function deleteRows({ pool }: Database, before: Date): Promise<number> {
  let gone = 0;
  for (let last: string | null = "0"; last !== null;) {
    const { rows }: pg.QueryResult<{ last: string | null; anyOld: boolean | null; gone: number }> = await pool.query(
      PAGE,
      [last, before],
    );
    gone += rows[0]?.gone ?? 0;
    last = rows[0]?.anyOld === true ? rows[0].last : null;
  }
  return gone;
}

/** The oldest month is over, and the next not yet. */
async function purgeBoth(database: Database, url: string): Promise<void> {
  const now = new Date();
  const before = new Date(now.getTime() - 30 * (MONTHS - 1) * DAY_MS);
  const expiry = { before, settledBefore: new Date(now.getTime() - DAY_MS) };
  const rows = await purge(database, url, "plain", () => deleteRows(database, before));
  const vacuum = await purge(database, url, "plain", async () => {
    await run(url, "VACUUM plain");
    return 0;
  });
  const whole = await purge(database, url, "parts", async () => (await purgeVerdicts(database, expiry, now, ALL)).gone);
  say(`  deletes: ${wordsOf(rows)}`);
  say(`  their vacuum: ${wordsOf(vacuum)}`);
  say(`  partition replaced: ${wordsOf(whole)}`);
  const [ms, wal] = [(rows.ms + vacuum.ms) / whole.ms, (rows.walBytes + vacuum.walBytes) / whole.walBytes];
  sayGoal("deletes and vacuum, times the replacing's time", ms, ms > 1, "more than 1");
  sayGoal("the same of the write-ahead log's bytes", wal, wal > 1, "more than 1");
}

const ALL = { largeRows: 1, wholeEveryDays: 30, waitDays: 33 };

interface Purged {
  readonly gone: number;
  readonly ms: number;
  readonly walBytes: number;
  readonly dead: number;
  readonly freedBytes: number;
  /** The longest time that a writer beside it had to wait. */
  readonly stallMs: number;
}

const STATE = `
  SELECT (pg_current_wal_lsn() - '0/0')::float8 AS wal, pg_database_size(current_database())::float8 AS bytes,
    (SELECT sum(n_dead_tup)::float8 FROM pg_stat_user_tables WHERE relname = 'plain' OR relname ~ '^verdicts_') AS dead`;

interface State {
  readonly wal: number;
  readonly bytes: number;
  readonly dead: number;
}

async function purge(
  database: Database,
  url: string,
  table: "plain" | "parts",
  work: () => Promise<number>,
): Promise<Purged> {
  const state = async (): Promise<State> => {
    await database.pool.query("SELECT pg_stat_force_next_flush()");
    const { rows } = await database.pool.query<State>(STATE);
    return rows[0] ?? { wal: 0, bytes: 0, dead: 0 };
  };
  await run(url, "CHECKPOINT");
  const before = await state();
  const writing = new AbortController();
  const stall = writeBeside(url, table === "plain" ? "plain" : "verdicts", writing.signal);
  let gone = 0;
  const ms = await millis(async () => {
    gone = await work();
  });
  writing.abort();
  const after = await state();
  const counted = { dead: after.dead - before.dead, walBytes: after.wal - before.wal };
  return { gone, ms, ...counted, freedBytes: before.bytes - after.bytes, stallMs: await stall };
}

/** Inserts a verdict every few milliseconds until it is stopped. Returns the longest wait, ms. */
async function writeBeside(url: string, table: string, signal: AbortSignal): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  let worst = 0;
  while (!signal.aborted) {
    worst = Math.max(
      worst,
      await millis(() =>
        client.query(`INSERT INTO ${table} (contact_id, status, reason, safe_to_send, score, attempts, checked_at, evidence)
          VALUES (gen_random_uuid(), 'unknown', 'blocked', 'unknown', 40, 1, now(), '[]')`),
      ),
    );
    await new Promise((resolve) => void setTimeout(resolve, 5));
  }
  await client.end();
  return worst;
}

function wordsOf({ gone, ms, walBytes, dead, freedBytes, stallMs }: Purged): string {
  const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
  return (
    `${gone.toLocaleString("en")} gone in ${(ms / 1000).toFixed(1)} s, ${megabytes(walBytes)} of WAL, ` +
    `${dead.toLocaleString("en")} dead tuples more, ${megabytes(freedBytes)} freed, a writer waited ${stallMs.toFixed(0)} ms at most`
  );
}

const ACCEPTED: Omit<NewVerdict, "contactId" | "checkedAt"> = {
  status: "deliverable",
  reason: "accepted",
  safeToSend: "yes",
  score: 99,
  catchAll: false,
  full: false,
  disabled: false,
  provider: "google",
  mxHost: "mx.domain.example",
  smtpCode: 250,
  enhancedCode: "2.1.5",
  smtpReply: "2.1.5 OK",
  attempts: 1,
  durationMs: 420,
  evidence: [],
  transcript: null,
  rule: "accepted",
};
