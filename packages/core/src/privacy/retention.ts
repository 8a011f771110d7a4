import { type Database, inTransaction } from "@rollcall/postgres";
import { audit, type Actor, writeAudit } from "../audit/audit.ts";
import { purgeLists } from "../lists/list-store.ts";
import type { PurgeLimits } from "../verdicts/partitions/purge-plan.ts";
import { type PurgedVerdicts, purgeVerdicts } from "../verdicts/partitions/purge-verdicts.ts";
import { SETTLED_AFTER_DAYS } from "../verdicts/partitions/what-stands.ts";

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

const RUNS = "DELETE FROM runs WHERE list_id IS NULL AND state IN ('completed', 'cancelled') AND completed_at < $1";

const MESSAGES = "DELETE FROM webhook_deliveries WHERE state <> 'waiting' AND created_at < $1";

const OUTCOMES = "DELETE FROM outcomes WHERE at < $1";

/** On no list, in no run, and not checked since. */
const CONTACTS = `
  WITH old AS MATERIALIZED (SELECT id FROM contacts WHERE checked_at < $1),
  kept AS (
    SELECT contact_id FROM list_rows WHERE contact_id IS NOT NULL
    UNION ALL SELECT unnest(other_contact_ids) FROM list_rows WHERE other_contact_ids <> '{}'
    UNION ALL SELECT contact_id FROM checks),
  gone AS (DELETE FROM contacts WHERE id IN (SELECT id FROM old EXCEPT SELECT contact_id FROM kept) RETURNING id),
  outcomes AS (DELETE FROM outcomes WHERE contact_id IN (SELECT id FROM gone)),
  theirs AS (DELETE FROM verdicts WHERE contact_id IN (SELECT id FROM gone) RETURNING id)
  SELECT (SELECT count(*)::int FROM gone) AS contacts, (SELECT count(*)::int FROM theirs) AS verdicts`;

type PurgedHistory = Pick<Purged, "contacts" | "verdicts">;

/** Purges runs without a list, verdicts, messages, outcomes and contacts older than a time that nothing refers to. */
async function purgeHistory(
  database: Database,
  { before, now, limits }: { readonly before: Date; readonly now: Date; readonly limits?: PurgeLimits },
): Promise<PurgedHistory & Pick<PurgedVerdicts, "postponed">> {
  await database.pool.query(RUNS, [before]);
  await database.pool.query(MESSAGES, [before]);
  await database.pool.query(OUTCOMES, [before]);
  const { rows } = await inTransaction(database, (client) => client.query<PurgedHistory>(CONTACTS, [before]));
  const { contacts, verdicts } = rows[0] ?? { contacts: 0, verdicts: 0 };
  const settledBefore = daysBefore(now, SETTLED_AFTER_DAYS);
  const { gone, postponed } = await purgeVerdicts(database, { before, settledBefore }, now, limits);
  return { contacts, verdicts: verdicts + gone, postponed };
}

const DAY_MS = 86_400_000;

const daysBefore = (at: Date, days: number): Date => new Date(at.getTime() - days * DAY_MS);

const NOTHING = { contacts: 0, verdicts: 0, postponed: 0 };

/**
 * Purges what has exceeded its retention, at most once per `everyMs` over all processes, and audits the counts. Rejects in the end if a
 * partition of the verdicts could not be replaced, because others held the table; the next purge tries again.
 */
export async function purgeIfDue(database: Database, everyMs: number, limits?: PurgeLimits): Promise<void> {
  const now = await readNow(database);
  if (!(await claimPurge(database, now, new Date(now.getTime() - everyMs)))) return;
  const { listDays, historyDays } = await readRetention(database);
  if (listDays === null && historyDays === null) return;
  const lists = listDays === null ? 0 : await purgeLists(database, daysBefore(now, listDays));
  const { postponed, ...history } =
    historyDays === null
      ? NOTHING
      : await purgeHistory(database, { before: daysBefore(now, historyDays), now, ...(limits && { limits }) });
  const detail = { lists, ...history };
  await writeAudit(database, { actor: "system", action: "retention.purged", subject: null, detail });
  if (postponed > 0) throw new Error(POSTPONED);
}

const POSTPONED =
  "Verdicts that are older than the retention allows are still there: a long transaction, such as a backup, held their table. " +
  "The next purge tries again.";

async function readNow({ pool }: Database): Promise<Date> {
  return (await pool.query<{ now: Date }>("SELECT now() AS now")).rows[0]?.now ?? new Date(0);
}
