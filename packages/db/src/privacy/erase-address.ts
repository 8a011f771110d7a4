import type { Database } from "../database.ts";
import { eraseContact, type ErasedContact } from "./erase-contact.ts";
import { eraseMentions } from "./erase-mentions.ts";
import { eraseRows } from "./erase-rows.ts";

/** What was deleted, by what it was. Names nobody. */
export interface Erased extends ErasedContact {
  readonly rows: number;
  readonly mentions: number;
}

/**
 * Deletes all that is held of one address. Where it breaks off, doing it again does the rest. `key`: the contact's key.
 */
export async function eraseAddress(database: Database, key: string, contactId: string): Promise<Erased> {
  const rows = await eraseRows(database, key, contactId);
  const contact = await eraseContact(database, key, contactId);
  return { ...contact, rows, mentions: await eraseMentions(database, key) };
}
