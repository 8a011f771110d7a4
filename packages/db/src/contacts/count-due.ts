import type { ScheduleTarget } from "@rollcall/ports";
import type { Database } from "../database.ts";
import { addFilter, addStale, Conditions } from "./contact-conditions.ts";

export interface DueCount {
  /** Contacts that were asked before, and, of a list, those that were not. */
  readonly contacts: number;
  /** Of these, those that a run would ask now. */
  readonly due: number;
}

const OF_LIST = `c.id IN (
  SELECT contact_id FROM list_rows WHERE list_id = ? AND contact_id IS NOT NULL
  UNION SELECT unnest(other_contact_ids) FROM list_rows WHERE list_id = ? AND other_contact_ids <> '{}')`;

/** How many contacts a schedule means, and how many of them it would ask now. */
export async function countDue(
  database: Database,
  target: ScheduleTarget,
  olderThanMs: number | null,
): Promise<DueCount> {
  const all = conditionsOf(target);
  const due = conditionsOf(target);
  if (target.type === "list") due.addPlain(`(c.fresh_until IS NULL OR ${staleText(due, olderThanMs)})`);
  else addStale(due, olderThanMs);
  const [contacts, stale] = await Promise.all([count(database, all), count(database, due)]);
  return { contacts, due: stale };
}

function conditionsOf(target: ScheduleTarget): Conditions {
  const conditions = new Conditions();
  if (target.type === "list") conditions.add(OF_LIST, target.listId);
  else conditions.addPlain("c.checked_at IS NOT NULL");
  if (target.type === "filter") addFilter(conditions, target.filter);
  return conditions;
}

function staleText(conditions: Conditions, olderThanMs: number | null): string {
  if (olderThanMs === null) return "c.fresh_until <= now()";
  conditions.values.push(olderThanMs / 1000);
  return `c.checked_at <= now() - make_interval(secs => $${conditions.values.length}::float8)`;
}

async function count(database: Database, conditions: Conditions): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM contacts c WHERE ${conditions.text}`,
    conditions.values,
  );
  return rows[0]?.count ?? 0;
}
