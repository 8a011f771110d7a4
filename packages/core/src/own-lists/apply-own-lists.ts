import type { Transaction } from "@rollcall/postgres";
import type { NewOwnEntry } from "./own-entry.ts";

/** What entries say now, also those that were taken off again. */
const EFFECTIVE = "CASE WHEN withdrawn THEN builtin ELSE value END";

const DOMAINS = `
  UPDATE contacts c SET disposable = COALESCE(n.disposable, c.disposable), free = COALESCE(n.free, c.free)
  FROM (
    SELECT entry, bool_or(${EFFECTIVE}) FILTER (WHERE kind = 'disposable') AS disposable,
      bool_or(${EFFECTIVE}) FILTER (WHERE kind = 'free') AS free
    FROM own_entries WHERE kind IN ('disposable', 'free') GROUP BY entry) n
  WHERE c.domain = n.entry AND (n.disposable <> c.disposable OR n.free <> c.free) AND `;

/** As `roleKey` of the address package. */
const ROLE_KEY = `regexp_replace(lower(split_part(
  left(c.asked, -1 - length(split_part(c.asked, '@', -1))), '+', 1)), '[._-]', '', 'g')`;

const ROLES = `
  UPDATE contacts c SET role = n.role
  FROM (SELECT entry, ${EFFECTIVE} AS role FROM own_entries WHERE kind = 'role') n
  WHERE c.domain IS NOT NULL AND ${ROLE_KEY} = n.entry AND n.role <> c.role AND `;

const IN_LIST = `c.id IN (
  SELECT contact_id FROM list_rows WHERE list_id = $1 AND contact_id IS NOT NULL
  UNION SELECT unnest(other_contact_ids) FROM list_rows WHERE list_id = $1 AND other_contact_ids <> '{}')`;

/** Gives the contacts of a list, just stored from its rows, what own lists say now: they may have changed since its import. */
export async function applyToList(client: Transaction, listId: number): Promise<void> {
  const { rows } = await client.query<{ kind: string }>(
    "SELECT DISTINCT kind FROM own_entries WHERE kind <> 'never_ask'",
  );
  const kinds = new Set(rows.map(({ kind }) => kind));
  if (kinds.has("disposable") || kinds.has("free")) await client.query(DOMAINS + IN_LIST, [listId]);
  if (kinds.has("role")) await client.query(ROLES + IN_LIST, [listId]);
}

/** Gives stored contacts what entries that were just changed say. Reads all contacts. */
export async function applyChanged(
  client: Transaction,
  changed: readonly Pick<NewOwnEntry, "kind" | "entry">[],
): Promise<void> {
  const of = (isWanted: (kind: string) => boolean): string[] =>
    changed.filter(({ kind }) => isWanted(kind)).map(({ entry }) => entry);
  const domains = of((kind) => kind === "disposable" || kind === "free");
  const roles = of((kind) => kind === "role");
  let count = 0;
  const scope = "n.entry = ANY($1::text[])";
  if (domains.length > 0) count += (await client.query(DOMAINS + scope, [domains])).rowCount ?? 0;
  if (roles.length > 0) count += (await client.query(ROLES + scope, [roles])).rowCount ?? 0;
  // Indexes of long lists were built with the old facts.
  if (count > 0) await client.query("DELETE FROM row_indexes");
}
