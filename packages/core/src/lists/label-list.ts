import { type Database, inTransaction } from "@rollcall/postgres";
import { audit, type Actor } from "../audit/audit.ts";

/** What a list is told by, beside its name. Absent: unchanged. */
export interface Labels {
  readonly tags?: readonly string[] | undefined;
  /** Null: none. */
  readonly note?: string | null | undefined;
}

const UPDATE = `
  UPDATE lists SET tags = COALESCE($2::text[], tags), note = CASE WHEN $3 THEN $4 ELSE note END WHERE id = $1`;

/** Sets a list's tags, its note, or both. False: no such list. */
export async function labelList(database: Database, by: Actor, id: number, { tags, note }: Labels): Promise<boolean> {
  return await inTransaction(database, async (client) => {
    const { rowCount } = await client.query(UPDATE, [id, tags ?? null, note !== undefined, note ?? null]);
    if (rowCount === 0) return false;
    await audit(client, { actor: by, action: "list.labelled", subject: id });
    return true;
  });
}

const TAGS =
  "SELECT tag, count(*)::int AS lists FROM lists, unnest(tags) AS tag GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 200";

/** The tags of all lists, the commonest first, each with its number of lists. */
export async function readTags({
  pool,
}: Database): Promise<readonly { readonly tag: string; readonly lists: number }[]> {
  return (await pool.query<{ tag: string; lists: number }>(TAGS)).rows;
}
