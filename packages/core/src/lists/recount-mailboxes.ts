import { copyOut, type Transaction } from "@rollcall/postgres";
import { BinaryCopy } from "@rollcall/postgres/binary-copy";
import { ContactIds, writeContactId } from "../contacts/contact-id.ts";
import { toContact } from "../contacts/contact.ts";
import type { MailboxCount } from "../rows/mailbox-count.ts";
import { MAILBOX_FIELDS } from "./row-writer.ts";

/** Counts the contacts of a list that share their mailbox with another one, from its stored rows. */
export async function recountMailboxes(client: Transaction, listId: number, mailboxes: MailboxCount): Promise<void> {
  const copy = new BinaryCopy();
  const ids = new ContactIds();
  const mailbox = new Uint8Array(16);
  const named = `
    SELECT asked FROM list_rows WHERE list_id = ${listId} AND asked IS NOT NULL AND duplicate_of_row IS NULL
    UNION ALL SELECT o ->> 'asked' FROM list_rows, json_array_elements(other_contacts) o
    WHERE list_id = ${listId} AND other_contacts IS NOT NULL`;
  for await (const rows of copyOut(client, named)) {
    for (const [asked = ""] of rows) {
      const contact = toContact(asked, undefined, true);
      if (contact.relaxedKey === null) continue;
      ids.clear();
      ids.add(contact.key);
      writeContactId(mailbox, contact.relaxedKey, 0);
      copy.row(MAILBOX_FIELDS);
      copy.uuid(ids.bytes, 0);
      copy.uuid(mailbox);
      if (copy.isFull) await mailboxes.write(copy.take());
    }
  }
  await mailboxes.write(copy.end());
  const count = await mailboxes.count();
  await client.query("UPDATE lists SET same_mailbox_count = $2 WHERE id = $1", [listId, count]);
}
