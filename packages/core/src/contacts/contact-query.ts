import type { Database } from "@rollcall/postgres";
import type { ContactFilter } from "../runs/run.ts";
import type { ScheduleTarget } from "../schedules/schedule-store.ts";

export interface DueCount {
  /** Contacts checked before and, for a list, those not yet stored. */
  readonly contacts: number;
  /** Of these, those that a run would check now. */
  readonly due: number;
}

/** Everything a list names, stored as a contact or not. `$2`: maximum age of a verdict, or null. */
const OF_LIST = `
  SELECT count(*)::int AS contacts, count(*) FILTER (WHERE c.fresh_until IS NULL
    OR CASE WHEN $2::float8 IS NULL THEN c.fresh_until <= now() ELSE c.checked_at <= now() - make_interval(secs => $2) END)::int AS due
  FROM (
    SELECT contact_id FROM list_rows WHERE list_id = $1 AND contact_id IS NOT NULL
    UNION SELECT unnest(other_contact_ids) FROM list_rows WHERE list_id = $1 AND other_contact_ids <> '{}'
    UNION SELECT corrected_id FROM corrections WHERE list_id = $1 AND state = 'accepted') AS named (id)
  LEFT JOIN contacts c ON c.id = named.id`;

/** Counts the contacts of a schedule's target, and those it would check now. */
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

/** Builds the WHERE clause and parameters of a statement. */
export class Conditions {
  readonly values: unknown[];
  readonly #texts: string[] = [];

  /** `values`: parameters that the statement already has. */
  constructor(values: readonly unknown[] = []) {
    this.values = [...values];
  }

  /** `?` in `text` stands for the parameter. */
  add(text: string, value: unknown): void {
    this.values.push(value);
    this.#texts.push(text.replaceAll("?", `$${this.values.length}`));
  }

  /** Adds a condition without a parameter. */
  addPlain(text: string): void {
    this.#texts.push(text);
  }

  get text(): string {
    return this.#texts.length === 0 ? "TRUE" : this.#texts.join(" AND ");
  }
}

/** Selects the contacts `c` that match a filter. */
export function addFilter(conditions: Conditions, filter: ContactFilter): void {
  const { search, statuses, reasons, domains } = filter;
  if (search !== null) conditions.add("strpos(lower(c.asked), lower(?::text)) > 0", search.replaceAll("\0", "\uFFFD"));
  if (statuses !== null) conditions.add("c.status = ANY(?::text[])", statuses);
  if (reasons !== null) conditions.add("c.reason = ANY(?::text[])", reasons);
  if (domains !== null) conditions.add("c.domain = ANY(?::text[])", domains);
}

/**
 * Selects contacts `c` to check: those whose verdict is older than `olderThanMs`, or, if null, has expired. Either is a
 * range of one index; contacts without a verdict are in neither.
 */
export function addStale(conditions: Conditions, olderThanMs: number | null): void {
  if (olderThanMs === null) conditions.addPlain("c.fresh_until <= now()");
  else conditions.add("c.checked_at <= now() - make_interval(secs => ?::float8)", olderThanMs / 1000);
}
