import { type Database, inTransaction } from "@rollcall/postgres";
import { audit, type Actor, writeAudit } from "../audit/audit.ts";
import { purgeLists } from "../lists/list-store.ts";
import type { Clock } from "../settings.ts";

/** How long data is kept, days; null: until it is deleted by hand. */
export interface Retention {
  readonly listDays: number | null;
  readonly historyDays: number | null;
}

/** Counts of purged records. */
interface Purged {
  readonly lists: number;
  readonly contacts: number;
  readonly verdicts: number;
}

const RETENTION = "retention";
const PURGED_AT = "purged_at";

const NONE: Retention = { listDays: null, historyDays: null };

export async function readRetention(database: Database): Promise<Retention> {
  const found = await database.prisma.setting.findUnique({ where: { key: RETENTION } });
  return found === null ? NONE : (found.value as unknown as Retention);
}

const STORE = `
  INSERT INTO settings (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value`;

export async function storeRetention(database: Database, by: Actor, retention: Retention): Promise<void> {
  await inTransaction(database, async (client) => {
    await client.query(STORE, [RETENTION, retention]);
    const detail = { list_days: retention.listDays, history_days: retention.historyDays };
    await audit(client, { actor: by, action: "retention.changed", subject: null, detail });
  });
}

const CLAIM = `
  INSERT INTO settings (key, value) VALUES ($1, to_jsonb($2::text))
  ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE (settings.value #>> '{}')::timestamptz < $3`;

/** True for one caller only, if the last purge was before `before`. */
async function claimPurge(database: Database, now: Date, before: Date): Promise<boolean> {
  return (await database.pool.query(CLAIM, [PURGED_AT, now.toISOString(), before])).rowCount === 1;
}

/** Verdicts examined per transaction. */
const PAGE_VERDICTS = 10_000;

/** Verdicts in insertion order, which is roughly chronological. */
const VERDICTS = `
  WITH page AS MATERIALIZED (
    SELECT id, contact_id, checked_at FROM verdicts WHERE id > $1 ORDER BY id LIMIT ${PAGE_VERDICTS}),
  gone AS (
    DELETE FROM verdicts v USING page p WHERE v.id = p.id AND p.checked_at < $2
      AND NOT EXISTS (SELECT 1 FROM contacts c WHERE c.id = p.contact_id AND c.verdict_id = p.id)
      AND NOT EXISTS (SELECT 1 FROM checks k WHERE k.contact_id = p.contact_id AND k.verdict_id = p.id) RETURNING v.id)
  SELECT max(id)::text AS last, bool_or(checked_at < $2) AS "anyOld", (SELECT count(*)::int FROM gone) AS gone FROM page`;

const RUNS = "DELETE FROM runs WHERE list_id IS NULL AND state IN ('completed', 'cancelled') AND completed_at < $1";

const MESSAGES = "DELETE FROM webhook_deliveries WHERE state <> 'waiting' AND created_at < $1";

/** On no list, in no run, and not checked since. */
const CONTACTS = `
  WITH old AS MATERIALIZED (SELECT id FROM contacts WHERE checked_at < $1),
  kept AS (
    SELECT contact_id FROM list_rows WHERE contact_id IS NOT NULL
    UNION ALL SELECT unnest(other_contact_ids) FROM list_rows WHERE other_contact_ids <> '{}'
    UNION ALL SELECT contact_id FROM checks),
  gone AS (DELETE FROM contacts WHERE id IN (SELECT id FROM old EXCEPT SELECT contact_id FROM kept) RETURNING id),
  theirs AS (DELETE FROM verdicts WHERE contact_id IN (SELECT id FROM gone) RETURNING id)
  SELECT (SELECT count(*)::int FROM gone) AS contacts, (SELECT count(*)::int FROM theirs) AS verdicts`;

type PurgedHistory = Pick<Purged, "contacts" | "verdicts">;

/** Purges runs without a list, verdicts, messages and contacts older than a time that nothing refers to. */
async function purgeHistory(database: Database, before: Date): Promise<PurgedHistory> {
  await database.pool.query(RUNS, [before]);
  await database.pool.query(MESSAGES, [before]);
  const { rows } = await inTransaction(database, (client) => client.query<PurgedHistory>(CONTACTS, [before]));
  let { contacts, verdicts } = rows[0] ?? { contacts: 0, verdicts: 0 };
  for (let last: string | null = "0"; last !== null;) {
    const page = await purgeVerdicts(database, last, before);
    verdicts += page.gone;
    ({ last } = page);
  }
  return { contacts, verdicts };
}

/** Processes a page of verdicts. `last`: start of the next page; null: the rest is newer, or there is none. */
async function purgeVerdicts(
  { pool }: Database,
  after: string,
  before: Date,
): Promise<{ readonly last: string | null; readonly gone: number }> {
  const { rows } = await pool.query<{ last: string | null; anyOld: boolean | null; gone: number }>(VERDICTS, [
    after,
    before,
  ]);
  const [page] = rows;
  return { last: page?.anyOld === true ? page.last : null, gone: page?.gone ?? 0 };
}

const DAY_MS = 86_400_000;

const NOTHING = { contacts: 0, verdicts: 0 };

/** Purges what has exceeded its retention, at most once per `everyMs` over all processes, and audits the counts. */
export async function purgeIfDue(database: Database, clock: Clock, everyMs: number): Promise<void> {
  const nowMs = clock.nowMs();
  if (!(await claimPurge(database, new Date(nowMs), new Date(nowMs - everyMs)))) return;
  const { listDays, historyDays } = await readRetention(database);
  if (listDays === null && historyDays === null) return;
  const before = (days: number): Date => new Date(nowMs - days * DAY_MS);
  const lists = listDays === null ? 0 : await purgeLists(database, before(listDays));
  const history = historyDays === null ? NOTHING : await purgeHistory(database, before(historyDays));
  const detail = { lists, ...history };
  await writeAudit(database, { actor: "system", action: "retention.purged", subject: null, detail });
}
