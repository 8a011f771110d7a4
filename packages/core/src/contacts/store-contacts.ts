import type { Database } from "@rollcall/postgres";
import { contactId } from "./contact-id.ts";
import type { NewContact } from "../records/contact.ts";

const INSERT = `
  INSERT INTO contacts (id, asked, domain, syntax_problem, needs_smtputf8, role, disposable, free, tagged, suggestion)
  SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::bool[], $6::bool[], $7::bool[], $8::bool[],
    $9::bool[], $10::text[])
  ON CONFLICT DO NOTHING`;

/** Stores the contacts that are new. Sorted, so that two callers with the same addresses never wait for each other in a ring. */
export async function storeContacts(database: Database, contacts: readonly NewContact[]): Promise<void> {
  if (contacts.length === 0) return;
  const named = contacts.map((contact) => ({ id: contactId(contact.key), ...contact }));
  const sorted = named.sort((a, b) => (a.id < b.id ? -1 : 1));
  const column = (key: keyof (typeof sorted)[number]): unknown[] => sorted.map((contact) => contact[key]);
  await database.pool.query(INSERT, [
    column("id"),
    column("asked"),
    column("domain"),
    column("syntaxProblem"),
    column("needsSmtpUtf8"),
    column("role"),
    column("disposable"),
    column("free"),
    column("tagged"),
    column("suggestion"),
  ]);
}
