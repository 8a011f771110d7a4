import { setTimeout as pauseFor } from "node:timers/promises";
import {
  type Database,
  escapeIdentifier,
  escapeLiteral,
  type IdPartition,
  inShortTransaction,
  readIdPartitions,
} from "@rollcall/postgres";
import { currentPartition, VERDICTS } from "./keep-partitions.ts";
import { isSparse, paysToRewrite, PURGE_LIMITS, type PurgeLimits, purgePlan } from "./purge-plan.ts";
import { rewritePartition } from "./rewrite-partition.ts";
import { type Expiry, STANDS } from "./what-stands.ts";

/** What a purge of the verdicts did. */
export interface PurgedVerdicts {
  readonly gone: number;
  /** Partitions that others held all the time: their verdicts are still there. */
  readonly postponed: number;
}

/** Long exports and backups hold the table for longer than that; then the next purge tries again. */
const REPLACE_TRIES = 5;
const REPLACE_PAUSE_MS = 5_000;

/** Deletes superseded verdicts that are old enough, partition by partition. */
export async function purgeVerdicts(
  database: Database,
  expiry: Expiry,
  now: Date,
  limits: PurgeLimits = PURGE_LIMITS,
): Promise<PurgedVerdicts> {
  const current = await currentPartition(database.pool);
  const partitions = (await readIdPartitions(database.pool, VERDICTS)).filter(({ number }) => number <= current);
  let [gone, postponed] = [0, 0];
  for (const partition of partitions) {
    const purge: Purge = { database, partition, isCurrent: partition.number === current, expiry, now, limits };
    const purged = await purgePartition(purge);
    gone += purged.gone;
    postponed += purged.postponed;
  }
  return { gone, postponed };
}

interface Purge {
  readonly database: Database;
  readonly partition: IdPartition;
  readonly isCurrent: boolean;
  readonly expiry: Expiry;
  readonly now: Date;
  readonly limits: PurgeLimits;
}

async function purgePartition(purge: Purge): Promise<PurgedVerdicts> {
  const { isCurrent, expiry, now, limits } = purge;
  const found = await examine(purge);
  const [oldest, newest] = [found.oldest ?? new Date(0), found.newest ?? new Date(0)];
  const plan = purgePlan({ ...found, isCurrent, oldest, newest, now, before: expiry.before }, limits);
  if (plan === "later") return { gone: 0, postponed: 0 };
  if (plan === "whole") return await purgeWhole(purge);
  const gone = await purgeRows(purge);
  if (isCurrent || newest >= expiry.before) return { gone, postponed: 0 };
  // Nothing is inserted there any more: an empty one is dropped, and a sparse one gives its space back.
  const { pages, rows, newest: left } = await examine(purge);
  if (left !== null && !isSparse(rows, pages)) return { gone, postponed: 0 };
  const more = await replacePartition(purge);
  return { gone: gone + (more.type === "replaced" ? more.gone : 0), postponed: more.type === "busy" ? 1 : 0 };
}

async function purgeWhole(purge: Purge): Promise<PurgedVerdicts> {
  const result = await replacePartition(purge);
  if (result.type === "busy") return { gone: 0, postponed: 1 };
  const gone = result.type === "replaced" ? result.gone : await purgeRows(purge);
  await noteWhole(purge);
  return { gone, postponed: 0 };
}

const replacePartition = ({ database, partition, expiry }: Purge): ReturnType<typeof rewritePartition> =>
  rewritePartition(database, {
    partition,
    expiry,
    pays: paysToRewrite,
    tries: REPLACE_TRIES,
    pause: () => pauseFor(REPLACE_PAUSE_MS),
  });

interface Found {
  /** As PostgreSQL's statistics have it; without any, the ids that it spans. */
  readonly rows: number;
  readonly pages: number;
  /** Null: it is empty. */
  readonly oldest: Date | null;
  readonly newest: Date | null;
  readonly wholeAt: Date | null;
}

async function examine({ database, partition }: Purge): Promise<Found> {
  const name = escapeIdentifier(partition.name);
  const { rows } = await database.pool.query<Found>(
    `SELECT (CASE WHEN c.relpages > 0 AND c.reltuples >= 0 THEN c.reltuples
         ELSE COALESCE((SELECT max(id) - min(id) + 1 FROM ${name}), 0) END)::float8 AS rows,
       (pg_relation_size(c.oid) / 8192)::float8 AS pages, (SELECT checked_at FROM ${name} ORDER BY id LIMIT 1) AS oldest,
       (SELECT checked_at FROM ${name} ORDER BY id DESC LIMIT 1) AS newest,
       substring(obj_description(c.oid, 'pg_class') FROM '^[0-9]{4}-[0-9-]{5}T[0-9:.]+Z$')::timestamptz AS "wholeAt"
     FROM pg_class c WHERE c.oid = $1::regclass`,
    [name],
  );
  return rows[0] ?? { rows: 0, pages: 0, oldest: null, newest: null, wholeAt: null };
}

/** The partition's comment says when it was purged as a whole: it goes with the table, and a backup does without. */
async function noteWhole({ database, partition, now }: Purge): Promise<void> {
  const name = escapeIdentifier(partition.name);
  const { rows } = await database.pool.query("SELECT 1 WHERE to_regclass($1) IS NOT NULL", [name]);
  if (rows.length > 0) await database.pool.query(`COMMENT ON TABLE ${name} IS ${escapeLiteral(now.toISOString())}`);
}

/** Verdicts examined per transaction. */
const PAGE_VERDICTS = 10_000;

/** Verdicts in the order of their insertion, which is roughly chronological. */
const page = (name: string): string => `
  WITH page AS MATERIALIZED (
    SELECT id, checked_at FROM ${name} WHERE id > $3 ORDER BY id LIMIT ${PAGE_VERDICTS}),
  gone AS (DELETE FROM ${name} v USING page p WHERE v.id = p.id AND NOT ${STANDS} RETURNING v.id)
  SELECT max(id)::text AS last, bool_or(checked_at < $1) AS "anyOld", (SELECT count(*)::int FROM gone) AS gone FROM page`;

interface Page {
  readonly last: string | null;
  readonly anyOld: boolean | null;
  readonly gone: number;
}

/** Deletes what does not stand, page by page, until a page has nothing that is old. Returns how many. */
async function purgeRows({ database, partition, expiry }: Purge): Promise<number> {
  const sql = page(escapeIdentifier(partition.name));
  let gone = 0;
  for (let last: string | null = "-1"; last !== null;) {
    const found = await purgePage(database, sql, [expiry.before, expiry.settledBefore, last]);
    gone += found?.gone ?? 0;
    last = found?.anyOld === true ? found.last : null;
  }
  return gone;
}

async function purgePage(database: Database, sql: string, values: readonly unknown[]): Promise<Page | undefined> {
  return await inShortTransaction(database, async (client) => {
    // A verdict that comes to stand again is written to (`stored-verdicts.ts`): then this starts over, and sees it.
    await client.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
    return (await client.query<Page>(sql, [...values])).rows[0];
  });
}
