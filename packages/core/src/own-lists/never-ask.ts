import type { Transaction } from "@rollcall/postgres";

/** SQL: whether no mailbox at a domain is asked for. */
export function isNeverAsked(domain: string): string {
  return `EXISTS (SELECT 1 FROM own_entries ne WHERE ne.kind = 'never_ask' AND ne.entry = ${domain} AND NOT ne.withdrawn)`;
}

/** A check without a domain is decided without probing. */
const UNASK = `state = 'waiting', domain = NULL, site_id = NULL, pacing_key = NULL, due_at = NULL, retry_reason = NULL`;

const UNSETTLED = "n.kind = 'never_ask' AND NOT n.settled AND NOT n.withdrawn";

const WAITING = `
  UPDATE checks k SET ${UNASK} FROM own_entries n WHERE ${UNSETTLED} AND k.domain = n.entry AND k.state = 'waiting'`;

const DUE = `
  UPDATE checks k SET ${UNASK} FROM own_entries n JOIN domains d ON d.name = n.entry
  WHERE ${UNSETTLED} AND k.site_id = d.site_id AND k.domain = n.entry AND k.state = 'due'`;

/** A check that is in a session may be retried: it is looked at again after the session. */
const SETTLED = `
  UPDATE own_entries n SET settled = true
  WHERE ${UNSETTLED} AND NOT EXISTS (SELECT 1 FROM checks k WHERE k.state = 'held' AND k.domain = n.entry)`;

/** Withdraws open checks at domains that are never asked. */
export async function settleNeverAsk(client: Transaction): Promise<void> {
  const { rowCount } = await client.query(`SELECT 1 FROM own_entries n WHERE ${UNSETTLED} LIMIT 1`);
  if (rowCount === 0) return;
  for (const statement of [WAITING, DUE, SETTLED]) await client.query(statement);
}
