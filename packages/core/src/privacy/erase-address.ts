import { randomUUID } from "node:crypto";
import { type Database, inShortTransaction, type Transaction } from "@rollcall/postgres";
import { audit, type Actor } from "../audit/audit.ts";
import { contactId } from "../contacts/contact-id.ts";
import { changeCounts } from "../verdicts/stored-verdicts.ts";
import { eraseMentions } from "./erase-mentions.ts";
import { eraseRows } from "./erase-rows.ts";

/** What was deleted, by kind. Contains no address. */
interface Erased extends ErasedContact {
  readonly rows: number;
  readonly mentions: number;
}

/** The receipt of an erasure: its audit log id, and what was deleted. */
export interface ErasureReceipt {
  readonly receiptId: string;
  readonly deleted: Erased;
}

/**
 * Deletes everything held about one address and stores the receipt, in one transaction. Scans the whole database.
 * `key`: the contact's key.
 */
export async function eraseAddress(database: Database, by: Actor, key: string): Promise<ErasureReceipt> {
  const id = contactId(key);
  const receiptId = randomUUID();
  const deleted = await inShortTransaction(database, async (client) => {
    const rows = await eraseRows(client, key, id);
    const mentions = await eraseMentions(client, key, id);
    // Last, because its lock blocks the recording of sessions.
    const contact = await eraseContact(client, key, id);
    const erased = { ...contact, rows, mentions };
    const subject = `receipt ${receiptId}`;
    await audit(client, { actor: by, action: "address.erased", subject, detail: { ...erased } });
    return erased;
  });
  return { receiptId, deleted };
}

interface ErasedContact {
  readonly contacts: number;
  readonly verdicts: number;
  readonly checks: number;
  readonly single_checks: number;
  readonly corrections: number;
  readonly suppressions: number;
  readonly outcomes: number;
  readonly suggestions: number;
}

/** Sessions recorded meanwhile are either committed before, or find no contact afterwards (`record-outcomes.ts`). */
const LOCK = "LOCK TABLE verdicts IN SHARE ROW EXCLUSIVE MODE";

const CHECKS = `
  WITH gone AS (DELETE FROM checks WHERE contact_id = $1 RETURNING run_id, state, verdict_id)
  SELECT gone.run_id AS "runId", gone.state, v.status, v.reason FROM gone LEFT JOIN verdicts v ON v.id = gone.verdict_id`;

/** A single check of this contact is about nobody else. */
const SINGLE = "DELETE FROM runs WHERE kind = 'single' AND id = ANY($1)";

const RUNS = `
  UPDATE runs r SET total = r.total - 1, done = r.done - n.done,
    state = CASE WHEN r.state = 'running' AND r.done - n.done >= r.total - 1 THEN 'completed' ELSE r.state END,
    completed_at = CASE WHEN r.state = 'running' AND r.done - n.done >= r.total - 1 THEN COALESCE(r.completed_at, now())
      ELSE r.completed_at END
  FROM unnest($1::int[], $2::int[]) AS n (run_id, done) WHERE r.id = n.run_id`;

/**
 * Deletes a contact with its verdicts, evidence and checks, whether it is stored or only suppressed. Totals of runs are
 * reduced by one. Must run in a transaction.
 */
async function eraseContact(client: Transaction, address: string, contactId: string): Promise<ErasedContact> {
  const count = async (sql: string, ...values: unknown[]): Promise<number> =>
    (await client.query(sql, values)).rowCount ?? 0;
  await client.query(LOCK);
  await client.query("SELECT 1 FROM contacts WHERE id = $1 FOR UPDATE", [contactId]);
  const checks = await eraseChecks(client, contactId);
  return {
    ...checks,
    verdicts: await count("DELETE FROM verdicts WHERE contact_id = $1", contactId),
    contacts: await count("DELETE FROM contacts WHERE id = $1", contactId),
    corrections: await count("DELETE FROM corrections WHERE contact_id = $1 OR corrected_id = $1", contactId),
    outcomes: await count("DELETE FROM outcomes WHERE contact_id = $1", contactId),
    suppressions: await count("DELETE FROM suppressions WHERE contact_id = $1", contactId),
    suggestions: await count(
      "UPDATE contacts SET suggestion = NULL WHERE lower(suggestion) = $1",
      address.toLowerCase(),
    ),
  };
}

async function eraseChecks(
  client: Transaction,
  contactId: string,
): Promise<Pick<ErasedContact, "checks" | "single_checks">> {
  const { rows } = await client.query<{ runId: number; state: string; status: string | null; reason: string | null }>(
    CHECKS,
    [contactId],
  );
  const runIds = rows.map(({ runId }) => runId);
  await client.query(RUNS, [runIds, rows.map(({ state }) => (state === "done" ? 1 : 0))]);
  await changeCounts(
    client,
    rows.flatMap(({ runId, status, reason }) =>
      status === null || reason === null ? [] : [{ runId, status, reason, by: -1 }],
    ),
  );
  const single = await client.query(SINGLE, [runIds]);
  return { checks: rows.length, single_checks: single.rowCount ?? 0 };
}
