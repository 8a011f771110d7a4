import type { Redecided, StoredVerdict } from "../verdicts/verdict.ts";
import type { Transaction } from "@rollcall/postgres";
import { changeCounts, keysOf, rewriteVerdictsIn, STORED_VERDICT } from "../verdicts/stored-verdicts.ts";
import type { FreshFor } from "../runs/run.ts";
import type { TakeBack } from "../turns/turn.ts";

/** A definite refusal always stands for its contact, so the contacts lead to it: by the time of their verdict. */
const REFUSED = `
  SELECT ${STORED_VERDICT} FROM contacts c JOIN domains d ON d.name = c.domain JOIN verdicts v ON v.id = c.verdict_id
  WHERE d.site_id = $1 AND c.checked_at >= $2 AND c.reason IN ('mailbox_not_found', 'mailbox_disabled')
  ORDER BY c.id FOR UPDATE OF c`;

/** A run that this very transaction has completed is open again: nobody has seen it end. */
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
 * Takes a site's latest refusals back: their verdicts are decided again with the doubt beside them, the contacts have the
 * verdict that they had before, and open runs ask again later. The site's row must be locked. Returns how many there were.
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
