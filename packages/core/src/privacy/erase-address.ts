import { audit } from "./audit.ts";
import { eraseContact, type ErasedContact } from "./erase-contact.ts";
import { eraseMentions } from "./erase-mentions.ts";
import { eraseRows } from "./erase-rows.ts";
import type { Actor } from "../records/audit.ts";
import { type Database, inShortTransaction } from "@rollcall/postgres";

/** What was deleted, by what it was. Names nobody. */
export interface Erased extends ErasedContact {
  readonly rows: number;
  readonly mentions: number;
}

/** Whom to erase, and under which number the audit log keeps the receipt. */
export interface Erasure {
  /** The contact's key. */
  readonly key: string;
  readonly contactId: string;
  readonly receiptId: string;
}

/**
 * Deletes all that is held of one address and stores the receipt, in one transaction: nobody is half erased, and no erasure
 * is without its receipt. Reads all of the database.
 */
export async function eraseAddress(
  database: Database,
  by: Actor,
  { key, contactId, receiptId }: Erasure,
): Promise<Erased> {
  return await inShortTransaction(database, async (client) => {
    const rows = await eraseRows(client, key, contactId);
    const mentions = await eraseMentions(client, key, contactId);
    // Last, because recordings of sessions wait for it.
    const contact = await eraseContact(client, key, contactId);
    const erased = { ...contact, rows, mentions };
    const subject = `receipt ${receiptId}`;
    await audit(client, { actor: by, action: "address.erased", subject, detail: { ...erased } });
    return erased;
  });
}
