import { type Database, explainByRoom, assertRoom, inTransaction, type Transaction } from "@rollcall/postgres";
import { audit, type Actor } from "../audit/audit.ts";
import {
  DerivingError,
  type DerivedList,
  finishDerived,
  holdLists,
  insertDerived,
  KEPT_COLUMNS,
} from "./derive-list.ts";
import { ListGoneError } from "./import-file.ts";
import { readList } from "./list-store.ts";
import type { List } from "./list.ts";

const MEMORY = "SET LOCAL work_mem = '128MB'";

/** Contacts that rows of the other lists name. */
const GONE = `
  CREATE TEMP TABLE gone ON COMMIT DROP AS
  SELECT contact_id AS id FROM list_rows WHERE list_id IN (%LISTS%) AND contact_id IS NOT NULL
  UNION SELECT unnest(other_contact_ids) FROM list_rows WHERE list_id IN (%LISTS%) AND other_contact_ids <> '{}'`;

const KEEP = `
  INSERT INTO list_rows (list_id, row_number, cells, ${KEPT_COLUMNS})
  SELECT $1, row_number() OVER (ORDER BY r.row_number), r.cells, ${KEPT_COLUMNS} FROM list_rows r
  WHERE r.list_id = $2 AND NOT EXISTS (SELECT 1 FROM gone WHERE gone.id = r.contact_id)
    AND (r.other_contact_ids = '{}' OR NOT EXISTS (SELECT 1 FROM gone WHERE gone.id = ANY (r.other_contact_ids)))
  ORDER BY r.row_number`;

/**
 * Makes a list of the rows of one list of which no address is on the others. Rows without an address stay. Throws
 * ListGoneError, ListNotFreeError or DerivingError.
 */
export async function subtractLists(
  database: Database,
  by: Actor,
  { id, minus, name }: { readonly id: number; readonly minus: readonly number[]; readonly name: string | null },
): Promise<List> {
  await assertRoom(database.room, null);
  try {
    const derivedId = await inTransaction(database, async (client) => {
      await holdLists(client, [id, ...minus]);
      const list = await readList(database, id);
      if (list === null) throw new ListGoneError();
      return await subtract(client, by, list, minus, name);
    });
    const derived = await readList(database, derivedId);
    if (derived === null) throw new ListGoneError();
    return derived;
  } catch (error) {
    throw await explainByRoom(database.room, error);
  }
}

async function subtract(
  client: Transaction,
  by: Actor,
  list: List,
  minus: readonly number[],
  name: string | null,
): Promise<number> {
  await client.query(MEMORY);
  await client.query(GONE.replaceAll("%LISTS%", minus.join(", ")));
  await client.query("CREATE UNIQUE INDEX ON gone (id)");
  await client.query("ANALYZE gone");
  const derived: DerivedList = { ...list, name: name ?? `${list.name} (rest)`.slice(0, 200) };
  const id = await insertDerived(client, derived);
  const { rowCount } = await client.query(KEEP, [id, list.id]);
  if (rowCount === 0)
    throw new DerivingError(
      "no_rows_left",
      "Every row of this list has an address that is on the others: none is left.",
    );
  await finishDerived(client, id, derived);
  const detail = { from: list.id, minus: minus.join(", ") };
  await audit(client, { actor: by, action: "list.subtracted", subject: id, detail });
  return id;
}
