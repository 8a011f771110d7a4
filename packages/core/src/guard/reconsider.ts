import type { Transaction } from "@rollcall/postgres";
import type { FreshFor } from "../runs/run.ts";
import type { TakeBack, CatchAllFact, TurnJudgement } from "../turns/turn.ts";
import { changeCounts, keysOf, rewriteVerdictsIn, STORED_VERDICT } from "../verdicts/stored-verdicts.ts";
import type { Redecided, StoredVerdict } from "../verdicts/verdict.ts";

/** A definite refusal is its contact's current verdict, so it is found through the contacts, by time of verdict. */
const REFUSED = `
  SELECT ${STORED_VERDICT} FROM contacts c JOIN domains d ON d.name = c.domain JOIN verdicts v ON v.id = c.verdict_id
  WHERE d.site_id = $1 AND c.checked_at >= $2 AND c.reason IN ('mailbox_not_found', 'mailbox_disabled')
  ORDER BY c.id FOR UPDATE OF c`;

/** Reopens runs that this transaction completed: no client has seen them end. */
const REOPEN = `
  UPDATE checks k SET state = 'due', verdict_id = NULL, due_at = $3::timestamptz, retry_reason = v.reason, attempts = v.attempts,
    first_attempt_at = COALESCE(k.first_attempt_at, v.checked_at), evidence = v.evidence
  FROM verdicts v, runs r
  WHERE k.contact_id = ANY($1::uuid[]) AND k.verdict_id = ANY($2::bigint[]) AND v.id = k.verdict_id AND r.id = k.run_id
    AND k.state = 'done' AND k.site_id = $4
    AND (r.state IN ('running', 'paused') OR r.state = 'completed' AND r.completed_at = now()::timestamptz(3))
  RETURNING k.run_id, v.status, v.reason`;

const UNDO_DONE = `
  UPDATE runs r SET done = r.done - n.count,
    state = CASE r.state WHEN 'completed' THEN 'running' ELSE r.state END,
    completed_at = CASE r.state WHEN 'completed' THEN NULL ELSE r.completed_at END
  FROM unnest($1::int[], $2::int[]) AS n (run_id, count) WHERE r.id = n.run_id`;

/**
 * Reverts a site's recent refusals: their verdicts are decided again with the doubt as evidence, contacts get their
 * previous verdict, and open runs retry later. Requires the site's row lock. Returns their number.
 */
export async function takeBackRefusals(
  client: Transaction,
  siteId: string,
  takeBack: TakeBack,
  freshFor: FreshFor,
): Promise<number> {
  const { rows } = await client.query<StoredVerdict>(REFUSED, [siteId, takeBack.since]);
  const redecided = rows.map((stored): Redecided => ({ stored, verdict: takeBack.redecide(stored) }));
  const written = await rewriteVerdictsIn(client, redecided, freshFor);
  await reopen(
    client,
    siteId,
    written.filter(({ verdict }) => verdict.status === "unknown"),
    takeBack.dueAt,
  );
  return written.length;
}

async function reopen(
  client: Transaction,
  siteId: string,
  redecided: readonly Redecided[],
  dueAt: Date,
): Promise<void> {
  const reopened = await client.query<{ run_id: number; status: string; reason: string }>(REOPEN, [
    ...keysOf(redecided),
    dueAt,
    siteId,
  ]);
  const byRun = [...Map.groupBy(reopened.rows, (row) => row.run_id)];
  if (byRun.length === 0) return;
  await client.query(UNDO_DONE, [byRun.map(([runId]) => runId), byRun.map(([, rows]) => rows.length)]);
  await changeCounts(
    client,
    reopened.rows.map(({ run_id: runId, status, reason }) => ({ runId, status, reason, by: -1 })),
  );
}

/** Acceptances decided again per page; each page leaves fewer. */
const PAGE_CONTACTS = 1_000;

const BEFORE = `
  SELECT name, catch_all AS "catchAll", catch_all_asked_at AS "askedAt" FROM domains WHERE name = ANY($1) ORDER BY name FOR UPDATE`;

const DOMAINS = `
  UPDATE domains d SET catch_all = r.catch_all, catch_all_asked_at = r.asked_at, catch_all_expires_at = r.expires_at,
    control_address = r.control_address
  FROM unnest($1::text[], $2::bool[], $3::timestamptz[], $4::timestamptz[], $5::text[])
    AS r (name, catch_all, asked_at, expires_at, control_address)
  WHERE d.name = r.name`;

const ACCEPTED = `
  SELECT ${STORED_VERDICT} FROM contacts c JOIN verdicts v ON v.id = c.verdict_id
  WHERE c.domain = $1 AND c.checked_at >= $2 AND c.reason IN ('accepted', 'role_account')
  ORDER BY c.id LIMIT ${PAGE_CONTACTS} FOR UPDATE OF c`;

/** A domain that has become a catch-all. */
export interface Flip {
  readonly control: CatchAllFact;
  /** Time of the last refused control: later acceptances are in doubt. */
  readonly since: Date;
}

/** Records control results of domains. Returns the domains that refused a control before and accept one now. */
export async function recordControls(client: Transaction, facts: readonly CatchAllFact[]): Promise<Flip[]> {
  if (facts.length === 0) return [];
  const names = facts.map((fact) => fact.domain);
  const before = await client.query<{ name: string; catchAll: boolean | null; askedAt: Date | null }>(BEFORE, [names]);
  await client.query(DOMAINS, [
    names,
    facts.map((fact) => fact.catchAll),
    facts.map((fact) => fact.askedAt),
    facts.map((fact) => fact.expiresAt),
    facts.map((fact) => fact.controlAddress),
  ]);
  return before.rows.flatMap(({ name, catchAll, askedAt }): Flip[] => {
    const control = facts.find(({ domain }) => domain === name);
    return catchAll === false && askedAt !== null && control?.catchAll === true ? [{ control, since: askedAt }] : [];
  });
}

/** Since when such a domain is a catch-all is unknown: acceptances since the last refused control are decided again. */
export async function redecideAcceptances(
  client: Transaction,
  { control, since }: Flip,
  afterFlip: TurnJudgement["afterFlip"],
  freshFor: FreshFor,
): Promise<void> {
  for (;;) {
    const { rows } = await client.query<StoredVerdict>(ACCEPTED, [control.domain, since]);
    const redecided = rows.map((stored): Redecided => ({ stored, verdict: afterFlip(stored, control) }));
    const written = await rewriteVerdictsIn(client, redecided, freshFor);
    const changed = written.filter(({ stored, verdict }) => stored.reason !== verdict.reason);
    if (rows.length < PAGE_CONTACTS || changed.length === 0) return;
  }
}
