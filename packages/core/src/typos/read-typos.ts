import type { Database } from "@rollcall/postgres";
import type { List } from "../lists/list.ts";
import { isSuppressed, STANDING, withheldIf } from "../rows/answer-query.ts";
import type { Typo, TypoChoice, TypoPattern, TypoState } from "./typo.ts";

type Of = Pick<List, "id" | "severalCount">;

/** A row's leading address and its others. */
const LEADING = `
  SELECT contact_id AS id, row_number, asked, suggestion FROM list_rows WHERE list_id = $1 AND suggestion IS NOT NULL`;
const OTHERS = `
  UNION ALL
  SELECT o.id, r.row_number, o.asked, o.suggestion
  FROM list_rows r, json_to_recordset(r.other_contacts) AS o (id uuid, asked text, suggestion text)
  WHERE r.list_id = $1 AND r.other_contacts IS NOT NULL AND o.suggestion IS NOT NULL`;

/** The domain as written, and as suggested. */
const FROM = "lower(split_part(asked, '@', -1))";
const TO = "lower(split_part(suggestion, '@', -1))";

const PATTERN = `CASE WHEN strpos(asked, '@') = 0 THEN 'spelled_out' WHEN ${FROM} = ${TO} THEN 'name'
  ELSE ${FROM} || '=' || ${TO} END`;

/** The addresses of list `$1` that look mistyped, each once, with what was decided. */
function typosOf({ severalCount }: Of): string {
  return `
  WITH once AS MATERIALIZED (
    SELECT DISTINCT ON (id) id, row_number, asked, suggestion FROM (${LEADING}${severalCount > 0 ? OTHERS : ""}) every
    ORDER BY id, row_number),
  typos AS (
    SELECT o.id, o.row_number, o.asked, o.suggestion, ${PATTERN.replaceAll(/\b(asked|suggestion)\b/gu, "o.$1")} AS pattern,
      COALESCE(x.state, 'open') AS state, x.corrected_id
    FROM once o LEFT JOIN corrections x ON x.list_id = $1 AND x.contact_id = o.id)`;
}

const COLUMNS = `t.id AS "contactId", t.row_number AS "rowNumber", t.asked, t.suggestion, t.pattern, t.state`;

/** The commonest patterns first; `offset`: of a page. */
export async function readTypoPatterns(
  { pool }: Database,
  list: Of,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<TypoPattern[]> {
  const count = (state: TypoState): string => `count(*) FILTER (WHERE state = '${state}')::int AS ${state}`;
  const { rows } = await pool.query<TypoPattern>(
    `${typosOf(list)} SELECT pattern, ${count("open")}, ${count("accepted")}, ${count("dismissed")} FROM typos
     GROUP BY 1 ORDER BY count(*) DESC, 1 OFFSET $2 LIMIT $3`,
    [list.id, offset, limit],
  );
  return rows;
}

export interface TypoPage {
  /** Null: of every pattern, in every state. */
  readonly pattern: string | null;
  readonly state: TypoState | null;
  /** Where the page before ended; null: the first page. */
  readonly after: { readonly rowNumber: number; readonly contactId: string } | null;
  readonly limit: number;
}

/** Addresses that look mistyped, by their first rows, with the answers of a run to what they were corrected to. */
export async function readTypos(
  { pool }: Database,
  list: Of,
  runId: number | null,
  { pattern, state, after, limit }: TypoPage,
): Promise<Typo[]> {
  const suppressed = isSuppressed("sa", "sd");
  const { rows } = await pool.query<Typo>(
    `${typosOf(list)}
     SELECT ${COLUMNS}, ${withheldIf(suppressed)} AS "correctedStatus"
     FROM typos t
     LEFT JOIN contacts c ON t.state = 'accepted' AND c.id = t.corrected_id
     LEFT JOIN suppressions sa ON sa.contact_id = c.id
     LEFT JOIN suppressions sd ON sd.entry = c.domain
     LEFT JOIN checks k ON k.run_id = $2 AND k.contact_id = c.id
     LEFT JOIN verdicts v ON v.id = ${STANDING}
     WHERE ($3::text IS NULL OR t.pattern = $3) AND ($4::text IS NULL OR t.state = $4)
       AND ($5::int IS NULL OR (t.row_number, t.id) > ($5, $6::uuid))
     ORDER BY t.row_number, t.id LIMIT $7`,
    [list.id, runId ?? 0, pattern, state, after?.rowNumber ?? null, after?.contactId ?? null, limit],
  );
  return rows;
}

/** The next addresses of a choice that are not in a state, by id, after `afterId`. */
export async function readChosen(
  { pool }: Database,
  list: Of,
  choice: TypoChoice,
  page: { readonly notIn: TypoState; readonly afterId: string | null; readonly limit: number },
): Promise<Pick<Typo, "contactId" | "asked" | "suggestion">[]> {
  const [condition, value] =
    "pattern" in choice ? ["pattern = $2", choice.pattern] : ["id = ANY($2::uuid[])", choice.contactIds];
  const { rows } = await pool.query<Typo>(
    `${typosOf(list)} SELECT ${COLUMNS} FROM typos t WHERE ${condition} AND t.state <> $3 AND ($4::uuid IS NULL OR t.id > $4)
     ORDER BY t.id LIMIT $5`,
    [list.id, value, page.notIn, page.afterId, page.limit],
  );
  return rows;
}
