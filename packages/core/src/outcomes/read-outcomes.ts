import type { OutcomeKind } from "@rollcall/outcomes";
import type { Database } from "@rollcall/postgres";

/** What became of mail to a contact. */
export interface StoredOutcome {
  readonly kind: OutcomeKind;
  readonly at: Date;
  readonly source: string;
  readonly words: string | null;
  /** A hard bounce whose words say that the mailbox is missing or disabled. */
  readonly condemns: boolean;
}

const OF_CONTACT = `
  SELECT kind, at, source, words, condemns FROM outcomes WHERE contact_id = $1 ORDER BY at DESC, id DESC LIMIT $2`;

/** The latest outcomes of a contact, newest first. */
export async function readOutcomes({ pool }: Database, contactId: string, limit: number): Promise<StoredOutcome[]> {
  return (await pool.query<StoredOutcome>(OF_CONTACT, [contactId, limit])).rows;
}
