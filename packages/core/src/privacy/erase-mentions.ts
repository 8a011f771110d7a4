import { escapeIdentifier, type Transaction } from "@rollcall/postgres";
const COLUMNS = `
  SELECT c.table_name AS "table", c.column_name AS "column", c.udt_name AS type,
    CASE WHEN c.table_name = 'contacts' THEN 'id' ELSE (
      SELECT o.column_name FROM information_schema.columns o
      WHERE (o.table_schema, o.table_name, o.column_name) = (c.table_schema, c.table_name, 'contact_id')) END AS owner
  FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
  WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.table_name <> '_prisma_migrations'
    AND c.udt_name IN ('text', 'varchar', 'json', 'jsonb', '_text') AND (c.table_name, c.column_name) <> ('list_rows', 'cells')
  ORDER BY 1, 2`;

interface TextColumn {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  /** The column that says whose contact the row is; null: nobody's. */
  readonly owner: string | null;
}

/**
 * Takes an address out of every text of every table, whoever wrote it there: a server's words about somebody else, a list's
 * name. The contact's own rows are left to `eraseContact`. Reads all of the database. Returns how many values there were. To be called inside a transaction.
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

/** A look for the mere text is much cheaper than the pattern, and finds almost nothing. */
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

/** What addresses mostly have before their @, so that ann@ is not found in joann@. In doubt (`to=ann@`) it is the address. */
const LOCAL_CHARS = "[a-z0-9._+-]";

/** A file may be named after an address. */
const FILE_ENDING = "(?:csv|tsv|txt|xlsx?|jsonl?|pdf|zip|gz)(?![a-z0-9])";

/** In JSON a line break and the like are a backslash and a letter, which is no part of what follows. */
const AFTER_ESCAPE = String.raw`(?<=\\[nrtbf])|(?<=\\u[0-9a-f]{4})`;

/** An address where it stands by itself in a text, as a regular expression that PostgreSQL and JavaScript read alike. */
export function mentionPattern(address: string): string {
  const literal = address
    .toLowerCase()
    .replaceAll(/[^a-z0-9@]/gu, (char) => (/[\p{L}\p{N}]/u.test(char) ? char : `\\${char}`));
  return `(?:(?<!${LOCAL_CHARS})|${AFTER_ESCAPE})${literal}(?![a-z0-9-]|\\.(?!${FILE_ENDING})[a-z0-9])`;
}
