import { type Database, queriesOf, type Transaction } from "@rollcall/postgres";
import type { ChangeCounts, ChangeKind, ContactChange } from "../webhooks/event.ts";

/**
 * Contacts whose definite verdict of a run differs in kind from the previous definite one. Verdicts that were still
 * valid when the run started don't count, nor does an unknown, which says nothing about the mailbox.
 */
const CHANGED = `
  SELECT k.contact_id AS "contactId", c.asked AS email,
    CASE WHEN v.status = 'undeliverable' THEN 'became_undeliverable' WHEN v.reason = 'catch_all' THEN 'became_catch_all'
      WHEN p.status = 'undeliverable' THEN 'came_back' ELSE 'other' END AS kind,
    jsonb_build_object('status', p.status, 'reason', p.reason, 'checkedAt', p.checked_at) AS "from",
    jsonb_build_object('status', v.status, 'reason', v.reason, 'checkedAt', v.checked_at) AS "to"
  FROM checks k JOIN runs r ON r.id = k.run_id JOIN verdicts v ON v.id = k.verdict_id JOIN contacts c ON c.id = k.contact_id
  CROSS JOIN LATERAL (
    SELECT p.status, p.reason, p.checked_at FROM verdicts p
    WHERE p.contact_id = k.contact_id AND p.id < v.id AND p.status <> 'unknown' ORDER BY p.checked_at DESC, p.id DESC LIMIT 1) p
  WHERE k.run_id = $1 AND v.status <> 'unknown' AND (v.run_id >= r.id OR v.checked_at >= r.created_at)
    AND (v.status <> p.status OR (v.reason = 'catch_all') <> (p.reason = 'catch_all'))`;

const PAGE = `
  SELECT * FROM (${CHANGED} AND k.contact_id > $2) changed WHERE $3::text IS NULL OR kind = $3
  ORDER BY "contactId" LIMIT $4`;

const COUNTS = `SELECT kind, count(*)::int AS count FROM (${CHANGED}) changed GROUP BY 1`;

const FIRST_ID = "00000000-0000-0000-0000-000000000000";

export interface ChangesPage {
  readonly kind: ChangeKind | null;
  /** Contact id of the last change on the previous page. */
  readonly after: string | null;
  readonly limit: number;
}

/** Changes of a run, ordered by contact id. */
export async function readChanges(database: Database, runId: number, page: ChangesPage): Promise<ContactChange[]> {
  const values = [runId, page.after ?? FIRST_ID, page.kind, page.limit];
  return (await database.pool.query<ContactChange>(PAGE, values)).rows;
}

/** Number of contacts that a run has changed so far, by kind of change. */
export async function countChanges(from: Database | Transaction, runId: number): Promise<ChangeCounts> {
  const { rows } = await queriesOf(from).query<{ kind: ChangeKind; count: number }>(COUNTS, [runId]);
  return { ...NONE, ...Object.fromEntries(rows.map(({ kind, count }) => [kind, count])) };
}

const NONE: ChangeCounts = { became_undeliverable: 0, came_back: 0, became_catch_all: 0, other: 0 };
