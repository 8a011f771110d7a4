import { CopyIn, type Database, type Transaction } from "@rollcall/postgres";

const TABLE = "CREATE TEMP TABLE named_mailboxes (id uuid, mailbox uuid) ON COMMIT DROP";
const COPY = "COPY named_mailboxes (id, mailbox) FROM STDIN (FORMAT binary)";
const COUNT = "SELECT (count(DISTINCT id) - count(DISTINCT mailbox))::int AS count FROM named_mailboxes";

/** Counts the contacts of one import that share their mailbox with another one, in bounded memory. */
export interface MailboxCount {
  /** Rows of COPY's binary format, of a contact's id and its mailbox's. A contact may come more than once. */
  write(rows: Uint8Array): Promise<void>;
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
  return {
    write: (rows) => copy.write(rows),
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
