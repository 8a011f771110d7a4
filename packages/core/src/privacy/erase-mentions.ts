import { escapeIdentifier, type Transaction } from "@rollcall/postgres";

const COLUMNS = `
  SELECT c.table_name AS "table", c.column_name AS "column", c.udt_name AS type,
    CASE WHEN c.table_name = 'contacts' THEN 'id' ELSE (
      SELECT o.column_name FROM information_schema.columns o
      WHERE (o.table_schema, o.table_name, o.column_name) = (c.table_schema, c.table_name, 'contact_id')) END AS owner
  FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
  WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.table_name <> '_prisma_migrations'
    -- Partitions are scanned with their table
    AND NOT EXISTS (SELECT 1 FROM pg_class p WHERE p.relispartition AND p.relname = c.table_name AND p.relnamespace = 'public'::regnamespace)
    AND c.udt_name IN ('text', 'varchar', 'json', 'jsonb', '_text') AND (c.table_name, c.column_name) <> ('list_rows', 'cells')
  ORDER BY 1, 2`;

interface TextColumn {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  /** The column with the row's contact id; null: none. */
  readonly owner: string | null;
}

/**
 * Removes an address from every text column of every table: a server's reply about another address, a list's name. The
 * contact's own rows are left to `eraseContact`. Scans the whole database. Returns the number of values changed. Must
 * run in a transaction.
 */
export async function eraseMentions(client: Transaction, address: string, contactId: string): Promise<number> {
  const { rows: columns } = await client.query<TextColumn>(COLUMNS);
  const inJson = JSON.stringify(address.toLowerCase()).slice(1, -1);
  let count = 0;
  for (const column of columns) {
    const needle = column.type.startsWith("json") ? inJson : address.toLowerCase();
    const { rowCount } = await client.query(eraseFrom(column), [
      needle,
      mentionPattern(needle),
      ...(column.owner === null ? [] : [contactId]),
    ]);
    count += rowCount ?? 0;
  }
  return count;
}

/** A substring search is much cheaper than the pattern, and rarely matches. */
function eraseFrom({ table, column, type, owner }: TextColumn): string {
  const name = escapeIdentifier(column);
  const text = type === "_text" ? `array_to_string(${name}, E'\\n')` : `${name}::text`;
  return `UPDATE ${escapeIdentifier(table)} SET ${name} = ${erased(name, type)}
    WHERE strpos(lower(${text}), $1) > 0 AND ${text} ~* $2
      ${owner === null ? "" : `AND ${escapeIdentifier(owner)} IS DISTINCT FROM $3`}`;
}

function erased(name: string, type: string): string {
  const replace = (text: string): string => `regexp_replace(${text}, $2, '[erased]', 'gi')`;
  if (type === "_text")
    return `ARRAY(SELECT ${replace("one")} FROM unnest(${name}) WITH ORDINALITY AS a (one, at) ORDER BY at)`;
  return type.startsWith("json") ? `${replace(`${name}::text`)}::${type}` : replace(name);
}

/**
 * Common characters of a local part, so that ann@ is not matched in joann@. When in doubt (`to=ann@`) it is the
 * address.
 */
const LOCAL_CHARS = "[a-z0-9._+-]";

/** File names can contain an address. */
const FILE_ENDING = "(?:csv|tsv|txt|xlsx?|jsonl?|pdf|zip|gz)(?![a-z0-9])";

/** In JSON a line break is a backslash and a letter, which is not part of the following word. */
const AFTER_ESCAPE = String.raw`(?<=\\[nrtbf])|(?<=\\u[0-9a-f]{4})`;

/** A regular expression for an address as a separate word, in the syntax that PostgreSQL and JavaScript share. */
export function mentionPattern(address: string): string {
  const literal = address
    .toLowerCase()
    .replaceAll(/[^a-z0-9@]/gu, (char) => (/[\p{L}\p{N}]/u.test(char) ? char : `\\${char}`));
  return `(?:(?<!${LOCAL_CHARS})|${AFTER_ESCAPE})${literal}(?![a-z0-9-]|\\.(?!${FILE_ENDING})[a-z0-9])`;
}
