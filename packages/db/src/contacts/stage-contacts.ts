import type { NewContact } from "@rollcall/ports";
import type pg from "pg";
import type { BinaryCopy } from "../copy/binary-copy.ts";
import { CopyIn } from "../copy/copy-in.ts";
import type { Database } from "../database.ts";
import { CONTACT_ID_BYTES, writeContactId } from "./contact-id.ts";

const COLUMNS = "id, asked, domain, syntax_problem, needs_smtputf8, role, disposable, free, tagged, suggestion";

const STAGE = `
  CREATE TEMP TABLE staged_contacts (id uuid, asked text, domain text, syntax_problem text, needs_smtputf8 bool, role bool,
    disposable bool, free bool, tagged bool, suggestion text, relaxed_id uuid) ON COMMIT DROP`;

const COPY = `COPY staged_contacts (${COLUMNS}, relaxed_id) FROM STDIN (FORMAT binary)`;
const COPY_FIELDS = 11;

/** In order of their ids: side by side in the index, and no ring of imports that wait for one another. */
const NEW = `
  INSERT INTO contacts (${COLUMNS}) SELECT DISTINCT ON (id) ${COLUMNS} FROM staged_contacts s
  WHERE NOT EXISTS (SELECT 1 FROM contacts c WHERE c.id = s.id) ORDER BY id`;

/** The same for when somebody else stored one of them meanwhile. Costs half as much again, so it is not the first choice. */
const NEW_OR_NOT = `
  INSERT INTO contacts (${COLUMNS}) SELECT DISTINCT ON (id) ${COLUMNS} FROM staged_contacts ORDER BY id
  ON CONFLICT (id) DO NOTHING`;

const SAME_MAILBOX = `
  SELECT (count(DISTINCT id) - count(DISTINCT COALESCE(relaxed_id, id)))::int AS count FROM staged_contacts
  WHERE domain IS NOT NULL`;

/** For sorting half a million contacts without a temporary file. */
const SORT_MEMORY = "SET LOCAL work_mem = '64MB'";

/** Contacts of one import, kept aside until all of its rows are there: a broken upload leaves none behind. */
export interface StagedContacts {
  /** The contact's id stands in `ids` from `at` on. The same contact may come several times. */
  add(contact: NewContact, ids: Uint8Array, at: number): void;
  /** Waits while the server is behind. */
  flush(): Promise<void>;
  /** Contacts whose mailbox another contact of the import names as well, by their `relaxedKey`. */
  countSameMailbox(): Promise<number>;
  /** Stores those that are new. */
  merge(): Promise<void>;
  /** Forgets what was not merged. */
  close(): Promise<void>;
}

/** Begins to collect an import's contacts, on a connection and in a temporary table of its own. */
export async function stageContacts(database: Database): Promise<StagedContacts> {
  const client = await database.pool.connect();
  try {
    await client.query("BEGIN");
    await client.query(STAGE);
  } catch (error) {
    client.release(true);
    throw error;
  }
  const copy = new CopyIn(client, COPY);
  let merged = false;
  return {
    add: (contact, ids, at) => writeContact(copy.rows, contact, ids, at),
    flush: () => copy.flush(),
    async countSameMailbox() {
      await copy.end();
      return (await client.query<{ count: number }>(SAME_MAILBOX)).rows[0]?.count ?? 0;
    },
    async merge() {
      await copy.end();
      await client.query(SORT_MEMORY);
      await insertNew(client);
      await client.query("COMMIT");
      merged = true;
    },
    async close() {
      if (!merged) await copy.abandon();
      const broken = merged ? false : await client.query("ROLLBACK").then(isFalse, isTrue);
      client.release(broken);
    },
  };
}

async function insertNew(client: pg.PoolClient): Promise<void> {
  await client.query("SAVEPOINT before");
  try {
    await client.query(NEW);
  } catch (error) {
    if ((error as pg.DatabaseError).code !== UNIQUE_VIOLATION) throw error;
    await client.query("ROLLBACK TO before");
    await client.query(NEW_OR_NOT);
  }
}

const UNIQUE_VIOLATION = "23505";

const isFalse = (): boolean => false;
const isTrue = (): boolean => true;

function writeContact(rows: BinaryCopy, contact: NewContact, ids: Uint8Array, at: number): void {
  rows.row(COPY_FIELDS);
  rows.uuid(ids, at);
  rows.text(contact.asked);
  rows.text(contact.domain);
  rows.text(contact.syntaxProblem);
  rows.bool(contact.needsSmtpUtf8);
  rows.bool(contact.role);
  rows.bool(contact.disposable);
  rows.bool(contact.free);
  rows.bool(contact.tagged);
  rows.text(contact.suggestion);
  if (contact.relaxedKey === null) rows.null();
  else rows.uuid(idOf(contact.relaxedKey));
}

function idOf(key: string): Uint8Array {
  const id = new Uint8Array(CONTACT_ID_BYTES);
  writeContactId(id, key, 0);
  return id;
}
