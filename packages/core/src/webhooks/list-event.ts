import type { Transaction } from "@rollcall/postgres";
import { tellWebhooks } from "./store-event.ts";

const LIST = `
  SELECT id::text AS list_id, row_count AS rows, contact_count AS addresses, duplicate_count AS duplicates,
    blank_count AS blank, no_address_count AS without_address, invalid_count AS invalid_syntax,
    several_count AS several_addresses, revision
  FROM lists WHERE id = $1`;

/** Queues the event of a list whose rows were read, or changed, in the transaction that stores them. */
export async function announceRead(client: Transaction, listId: number): Promise<void> {
  const { rows } = await client.query<object>(LIST, [listId]);
  if (rows[0] !== undefined) await tellWebhooks(client, { type: "list.read", data: rows[0] });
}
