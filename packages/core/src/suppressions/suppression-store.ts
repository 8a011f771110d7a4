import { type Database, inTransaction } from "@rollcall/postgres";
import { audit, type Actor } from "../audit/audit.ts";

/** A stored suppression. */
export interface StoredSuppression {
  readonly entry: string;
  readonly kind: "address" | "domain";
  readonly note: string | null;
  readonly createdAt: Date;
}

const COLUMNS = `entry, kind, note, created_at AS "createdAt"`;

export interface SuppressionPage {
  /** Substring of the entry. */
  readonly search: string | null;
  /** The last entry of the previous page. */
  readonly after: string | null;
  readonly limit: number;
}

/** Ordered by entry. */
export async function readSuppressions(database: Database, page: SuppressionPage): Promise<StoredSuppression[]> {
  const { rows } = await database.pool.query<StoredSuppression>(
    `SELECT ${COLUMNS} FROM suppressions
     WHERE ($1::text IS NULL OR strpos(entry, lower($1)) > 0) AND ($2::text IS NULL OR entry > $2) ORDER BY entry LIMIT $3`,
    [page.search, page.after, page.limit],
  );
  return rows;
}

export async function countSuppressions(database: Database, search: string | null): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM suppressions WHERE $1::text IS NULL OR strpos(entry, lower($1)) > 0",
    [search],
  );
  return rows[0]?.count ?? 0;
}

/** False: it was not on the list. */
export async function deleteSuppression(database: Database, by: Actor, entry: string): Promise<boolean> {
  return await inTransaction(database, async (client) => {
    const { rowCount } = await client.query("DELETE FROM suppressions WHERE entry = $1", [entry.trim().toLowerCase()]);
    if (rowCount === 0) return false;
    await client.query("DELETE FROM row_indexes");
    await audit(client, { actor: by, action: "suppression.removed", subject: null });
    return true;
  });
}
