import { announceRead } from "../webhooks/list-event.ts";
import type { Transaction } from "@rollcall/postgres";
import { NAMED_COLUMNS } from "../rows/named-contact.ts";
import { markDuplicates } from "./copy-rows.ts";
import { ListGoneError } from "./import-file.ts";
import { ListNotFreeError } from "../runs/insert-run.ts";
import type { List } from "./list.ts";

/** Columns of `list_rows` that a row keeps on another list, besides its number, its cells, and whether it is a duplicate. */
export const KEPT_COLUMNS = `contact_id, ${NAMED_COLUMNS}, other_contact_ids, other_contacts, problem`;

/** A list whose rows come from others. */
export interface DerivedList extends Pick<
  List,
  "name" | "columns" | "hasHeader" | "addressColumns" | "otherColumns" | "columnCount" | "longestCell" | "dedupe"
> {}

const INSERT = `
  INSERT INTO lists (name, file_name, columns, has_header, address_columns, other_columns, column_count, longest_cell, dedupe)
  VALUES ($1, $1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`;

/** Creates a list for rows that are stored in the same transaction; `finishDerived` makes it ready. */
export async function insertDerived(client: Transaction, list: DerivedList): Promise<number> {
  const { rows } = await client.query<{ id: number }>(INSERT, [
    list.name,
    list.columns,
    list.hasHeader,
    list.addressColumns,
    list.otherColumns,
    list.columnCount,
    list.longestCell,
    list.dedupe,
  ]);
  return rows[0]?.id ?? 0;
}

const FINISH = `
  UPDATE lists SET row_count = $2, contact_count = $3, duplicate_count = $4, blank_count = n.blank,
    no_address_count = n.no_address, invalid_count = n.invalid, several_count = n.several, state = 'ready'
  FROM (
    SELECT count(*) FILTER (WHERE problem = 'blank')::int AS blank,
      count(*) FILTER (WHERE problem = 'no_address')::int AS no_address,
      count(*) FILTER (WHERE syntax_problem IS NOT NULL)::int AS invalid,
      count(*) FILTER (WHERE other_contact_ids <> '{}')::int AS several
    FROM list_rows WHERE list_id = $1) n
  WHERE id = $1`;

/** Marks the duplicates of a derived list, counts its rows, and makes it ready. Returns the number of its rows. */
export async function finishDerived(client: Transaction, id: number, { dedupe }: DerivedList): Promise<number> {
  const { rowCount, contactCount, duplicateCount } = await markDuplicates(client, id, dedupe);
  await client.query(FINISH, [id, rowCount, contactCount, duplicateCount]);
  await announceRead(client, id);
  return rowCount;
}

const LOCK = "SELECT id, state FROM lists WHERE id = ANY($1) ORDER BY id FOR KEY SHARE";

/** Keeps lists, and their rows, as they are until the transaction ends. Throws ListGoneError or ListNotFreeError. */
export async function holdLists(client: Transaction, ids: readonly number[]): Promise<void> {
  const wanted = [...new Set(ids)];
  const { rows } = await client.query<{ state: string }>(LOCK, [wanted]);
  if (rows.length < wanted.length) throw new ListGoneError();
  if (rows.some(({ state }) => state !== "ready")) throw new ListNotFreeError("not_ready");
}

/** A list can't be made of others as it was wanted. */
export class DerivingError extends Error {
  readonly code: "no_rows_left" | "too_many_parts" | "too_many_columns" | "too_many_rows";

  constructor(code: DerivingError["code"], sentence: string) {
    super(sentence);
    this.name = "DerivingError";
    this.code = code;
  }
}
