import { CopyIn, type Database, type Transaction } from "@rollcall/postgres";
import { CONTACT_ID_BYTES, writeContactId } from "../contacts/contact-id.ts";

const TABLE = "CREATE TEMP TABLE named_mailboxes (id uuid, mailbox uuid) ON COMMIT DROP";
const COPY = "COPY named_mailboxes (id, mailbox) FROM STDIN (FORMAT binary)";
const COPY_FIELDS = 2;
const COUNT = "SELECT (count(DISTINCT id) - count(DISTINCT mailbox))::int AS count FROM named_mailboxes";

/** Counts the contacts of one import that share their mailbox with another one, in bounded memory. */
export interface MailboxCount {
  /** `relaxedKey`: of the mailbox; the contact's id is in `ids` at `at`. A contact may be added more than once. */
  add(relaxedKey: string, ids: Uint8Array, at: number): void;
  /** Applies backpressure. */
  flush(): Promise<void>;
  /** Finishes and returns the count. */
  count(): Promise<number>;
  close(): Promise<void>;
}

/** Starts a count on its own connection, in a temporary table. */
export async function countMailboxes(database: Database): Promise<MailboxCount> {
  const client: Transaction = await database.pool.connect();
  try {
    await client.query("BEGIN");
    await client.query(TABLE);
  } catch (error) {
    client.release(true);
    throw error;
  }
  const copy = new CopyIn(client, COPY);
  const mailbox = new Uint8Array(CONTACT_ID_BYTES);
  return {
    add(relaxedKey, ids, at) {
      writeContactId(mailbox, relaxedKey, 0);
      copy.rows.row(COPY_FIELDS);
      copy.rows.uuid(ids, at);
      copy.rows.uuid(mailbox);
    },
    flush: () => copy.flush(),
    async count() {
      await copy.end();
      return (await client.query<{ count: number }>(COUNT)).rows[0]?.count ?? 0;
    },
    async close() {
      await copy.abandon();
      const broken = await client.query("ROLLBACK").then(
        () => false,
        () => true,
      );
      client.release(broken);
    },
  };
}
