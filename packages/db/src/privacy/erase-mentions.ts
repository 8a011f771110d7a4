import pg from "pg";
import type { Database } from "../database.ts";
import { mentionPattern } from "./mention-pattern.ts";

const COLUMNS = `
  SELECT c.table_name AS "table", c.column_name AS "column", c.udt_name AS type
  FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
  WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.table_name <> '_prisma_migrations'
    AND c.udt_name IN ('text', 'varchar', 'json', 'jsonb', '_text') AND (c.table_name, c.column_name) <> ('list_rows', 'cells')
  ORDER BY 1, 2`;

interface TextColumn {
  readonly table: string;
  readonly column: string;
  readonly type: string;
}

/**
 * Takes an address out of every text of every table, whoever wrote it there: a server's words about somebody else, a list's
 * name. Reads all of the database. Returns how many values there were.
 */
export async function eraseMentions(database: Database, address: string): Promise<number> {
  const { rows: columns } = await database.pool.query<TextColumn>(COLUMNS);
  const inJson = JSON.stringify(address.toLowerCase()).slice(1, -1);
  let count = 0;
  for (const column of columns) {
    const needle = column.type.startsWith("json") ? inJson : address.toLowerCase();
    const { rowCount } = await database.pool.query(eraseFrom(column), [needle, mentionPattern(needle)]);
    count += rowCount ?? 0;
  }
  return count;
}

/** A look for the mere text is much cheaper than the pattern, and finds almost nothing. */
function eraseFrom({ table, column, type }: TextColumn): string {
  const name = pg.escapeIdentifier(column);
  const text = type === "_text" ? `array_to_string(${name}, E'\\n')` : `${name}::text`;
  return `UPDATE ${pg.escapeIdentifier(table)} SET ${name} = ${erased(name, type)}
    WHERE strpos(lower(${text}), $1) > 0 AND ${text} ~* $2`;
}

function erased(name: string, type: string): string {
  const replace = (text: string): string => `regexp_replace(${text}, $2, '[erased]', 'gi')`;
  if (type === "_text")
    return `ARRAY(SELECT ${replace("one")} FROM unnest(${name}) WITH ORDINALITY AS a (one, at) ORDER BY at)`;
  return type.startsWith("json") ? `${replace(`${name}::text`)}::${type}` : replace(name);
}
