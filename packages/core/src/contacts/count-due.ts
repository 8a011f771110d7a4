import { addFilter, addStale, Conditions } from "./contact-conditions.ts";
import type { ScheduleTarget } from "../schedules/schedule.ts";
import type { Database } from "@rollcall/postgres";

export interface DueCount {
  /** Contacts that were asked before, and, of a list, those that were not. */
  readonly contacts: number;
  /** Of these, those that a run would ask now. */
  readonly due: number;
}

/** All that a list names, stored as contacts already or not. `$2`: the age that makes a verdict old, or null. */
const OF_LIST = `
  SELECT count(*)::int AS contacts, count(*) FILTER (WHERE c.fresh_until IS NULL
    OR CASE WHEN $2::float8 IS NULL THEN c.fresh_until <= now() ELSE c.checked_at <= now() - make_interval(secs => $2) END)::int AS due
  FROM (
    SELECT contact_id FROM list_rows WHERE list_id = $1 AND contact_id IS NOT NULL
    UNION SELECT unnest(other_contact_ids) FROM list_rows WHERE list_id = $1 AND other_contact_ids <> '{}') AS named (id)
  LEFT JOIN contacts c ON c.id = named.id`;

/** How many contacts a schedule means, and how many of them it would ask now. */
export async function countDue(
  database: Database,
  target: ScheduleTarget,
  olderThanMs: number | null,
): Promise<DueCount> {
  if (target.type === "list") return await countListed(database, target.listId, olderThanMs);
  const all = conditionsOf(target);
  const due = conditionsOf(target);
  addStale(due, olderThanMs);
  const [contacts, stale] = await Promise.all([count(database, all), count(database, due)]);
  return { contacts, due: stale };
}

async function countListed({ pool }: Database, listId: number, olderThanMs: number | null): Promise<DueCount> {
  const { rows } = await pool.query<DueCount>(OF_LIST, [listId, olderThanMs === null ? null : olderThanMs / 1000]);
  return rows[0] ?? { contacts: 0, due: 0 };
}

function conditionsOf(target: Exclude<ScheduleTarget, { readonly type: "list" }>): Conditions {
  const conditions = new Conditions();
  conditions.addPlain("c.checked_at IS NOT NULL");
  if (target.type === "filter") addFilter(conditions, target.filter);
  return conditions;
}

async function count(database: Database, conditions: Conditions): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM contacts c WHERE ${conditions.text}`,
    conditions.values,
  );
  return rows[0]?.count ?? 0;
}
