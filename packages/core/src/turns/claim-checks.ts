import { type Transaction, type Database, inShortTransaction } from "@rollcall/postgres";
import { keyName } from "../lanes/due-keys.ts";
import { requeueChecks } from "./record-outcomes.ts";
import type { ClaimedContact, TurnSite, TurnRequest } from "./turn.ts";

/** A turn, and how many checks it may claim. */
export interface Claimant {
  readonly pacingKey: string;
  readonly egress: string;
  readonly laneId: string;
  readonly limit: number;
}

/** Checks held by lanes whose worker died. */
const TAKE_OVER = `
  SELECT DISTINCT ON (held_by) held_by AS "laneId", site_id::text AS "siteId" FROM checks
  WHERE held_by = ANY($1) AND state = 'held' ORDER BY held_by`;

/**
 * Claims due checks of one site for each key: the site with the oldest due check of a random run, urgent runs first. Its lanes share
 * them in order, each up to its own limit. Live runs take turns (each one's first check, then each one's second, and so on), so that
 * a big run never starves a small one. Addresses of a domain go to one lane, which asks its control: the index has them side by side. Held checks are found by holder: by state, the planner would read all held checks once per
 * check.
 */
const CLAIM = `
  WITH live AS MATERIALIZED (SELECT id, priority FROM runs WHERE state = 'running' AND ended_by IS DISTINCT FROM 'finished'),
  lane AS MATERIALIZED (
    SELECT n.*, sum(most) OVER (PARTITION BY key, egress ORDER BY place) - most AS before
    FROM unnest($1::text[], $2::text[], $3::text[], $4::int[]) WITH ORDINALITY AS n (key, egress, lane_id, most, place)),
  head AS MATERIALIZED (
    SELECT turn.*, h.site_id
    FROM (SELECT key, egress, sum(most) AS most FROM lane GROUP BY 1, 2) turn CROSS JOIN LATERAL (
      SELECT oldest.site_id FROM live CROSS JOIN LATERAL (
        SELECT site_id FROM checks
        WHERE pacing_key = turn.key AND run_id = live.id AND state = 'due' AND due_at <= now()
          AND (checks.egress IS NULL OR checks.egress = turn.egress)
        ORDER BY due_at LIMIT 1) oldest
      ORDER BY live.priority DESC, random() LIMIT 1) h),
  slice AS (
    SELECT head.key, head.egress, head.most, k.run_id, k.contact_id, k.domain, live.priority,
      row_number() OVER (PARTITION BY head.key, head.egress, k.run_id ORDER BY k.due_at, k.domain) AS place
    FROM head CROSS JOIN live CROSS JOIN LATERAL (
      SELECT run_id, contact_id, due_at, domain FROM checks c
      WHERE c.site_id = head.site_id AND c.run_id = live.id AND c.state = 'due' AND c.due_at <= now()
        AND c.pacing_key = head.key AND (c.egress IS NULL OR c.egress = head.egress)
        AND NOT EXISTS (SELECT 1 FROM checks h WHERE h.contact_id = c.contact_id AND h.held_by IS NOT NULL)
      ORDER BY c.due_at, c.domain LIMIT head.most FOR UPDATE SKIP LOCKED) k),
  pick AS (
    SELECT *, row_number() OVER (PARTITION BY key, egress ORDER BY priority DESC, place, random()) AS rank FROM slice),
  seat AS (
    SELECT *, row_number() OVER (PARTITION BY key, egress ORDER BY domain, rank) AS number FROM pick WHERE rank <= most)
  UPDATE checks k SET state = 'held', held_by = lane.lane_id, held_at = now(), egress = lane.egress
  FROM seat JOIN lane ON lane.key = seat.key AND lane.egress = seat.egress
    AND seat.number > lane.before AND seat.number <= lane.before + lane.most
  WHERE k.run_id = seat.run_id AND k.contact_id = seat.contact_id
  RETURNING k.held_by AS "laneId", k.site_id::text AS "siteId"`;

interface ClaimedSite {
  readonly laneId: string;
  readonly siteId: string;
}

/**
 * Claims checks under the lanes' names; several lanes of a key share those of its oldest site, and what it can't fill goes on to the
 * next one. Returns the site of each lane that got any.
 */
export async function claimChecks(
  client: Transaction,
  claimants: readonly Claimant[],
): Promise<ReadonlyMap<string, string>> {
  if (claimants.length === 0) return new Map();
  const laneIds = claimants.map(({ laneId }) => laneId);
  const taken = await client.query<ClaimedSite>(TAKE_OVER, [laneIds]);
  const sites = new Map(taken.rows.map(({ laneId, siteId }) => [laneId, siteId]));
  let left = claimants.filter(({ laneId }) => !sites.has(laneId));
  while (left.length > 0) {
    const claimed = await client.query<ClaimedSite>(CLAIM, [
      left.map(({ pacingKey }) => pacingKey),
      left.map(({ egress }) => egress),
      left.map(({ laneId }) => laneId),
      left.map(({ limit }) => limit),
    ]);
    for (const { laneId, siteId } of claimed.rows) sites.set(laneId, siteId);
    // A key that gave its first lane nothing has nothing due.
    const served = new Set(left.filter(({ laneId }) => sites.has(laneId)).map(keyName));
    left = left.filter((lane) => served.has(keyName(lane)) && !sites.has(lane.laneId));
  }
  return sites;
}

const SITES = `
  SELECT id::text, provider, hosts, tls_broken_until AS "tlsBrokenUntil", pipelining_broken_until AS "pipeliningBrokenUntil"
  FROM sites WHERE id = ANY($1::bigint[])`;

/** Sites by id. */
export async function readSites(client: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, TurnSite>> {
  const { rows } = await client.query<TurnSite>(SITES, [ids]);
  return new Map(rows.map((site) => [site.id, site]));
}

const DETAILS = `
  SELECT DISTINCT ON (k.held_by, c.id) k.held_by AS "laneId",
    c.id AS "contactId", c.asked, c.domain, c.needs_smtputf8 AS "needsSmtpUtf8", c.role, c.disposable,
    k.attempts, k.first_attempt_at AS "firstAttemptAt", k.evidence, CASE WHEN r.watched THEN r.id END AS "watchedRunId",
    d.catch_all AS "catchAll", d.catch_all_asked_at AS "catchAllAskedAt", d.catch_all_expires_at AS "catchAllExpiresAt",
    d.control_address AS "controlAddress", COALESCE(c.status = 'deliverable'
      OR c.reason IN ('role_account', 'mailbox_full', 'recipient_busy', 'recipient_restricted'), false) AS "acceptedBefore"
  FROM unnest($1::text[], $2::bigint[]) AS n (lane_id, site_id)
  JOIN checks k ON k.held_by = n.lane_id AND k.state = 'held' AND k.site_id = n.site_id
  JOIN contacts c ON c.id = k.contact_id JOIN runs r ON r.id = k.run_id LEFT JOIN domains d ON d.name = c.domain
  ORDER BY k.held_by, c.id, r.watched DESC, k.attempts DESC`;

/** Claimed checks by lane, at the sites they go to. */
export async function readClaimed(
  client: Transaction,
  sites: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, readonly ClaimedContact[]>> {
  const { rows } = await client.query<ClaimedContact & { readonly laneId: string }>(DETAILS, [
    [...sites.keys()],
    [...sites.values()],
  ]);
  return Map.groupBy(rows, ({ laneId }) => laneId);
}

const CLAIM_SITE = `
  WITH pick AS (
    SELECT c.run_id, c.contact_id FROM checks c JOIN runs r ON r.id = c.run_id AND r.state = 'running'
    WHERE c.site_id = $1 AND c.state = 'due' AND c.due_at <= LEAST(now(), $5::timestamptz) AND (c.egress IS NULL OR c.egress = $2)
      AND NOT EXISTS (SELECT 1 FROM checks h WHERE h.contact_id = c.contact_id AND h.held_by IS NOT NULL)
    LIMIT $4 FOR UPDATE OF c SKIP LOCKED)
  UPDATE checks k SET state = 'held', held_by = $3, held_at = now(), egress = $2
  FROM pick WHERE k.run_id = pick.run_id AND k.contact_id = pick.contact_id`;

/**
 * Claims more checks of a site under the lane's name, to share a failure with them: those due when it happened. A check
 * that it was shared with already may be due again by now.
 */
export async function claimSite(
  database: Database,
  request: TurnRequest,
  siteId: string,
  failedAt: Date,
  limit: number,
): Promise<readonly ClaimedContact[]> {
  return await inShortTransaction(database, async (client) => {
    const claimed = await client.query(CLAIM_SITE, [siteId, request.egress, request.laneId, limit, failedAt]);
    if (claimed.rowCount === 0) return [];
    const contacts = await readClaimed(client, new Map([[request.laneId, siteId]]));
    return contacts.get(request.laneId) ?? [];
  });
}

/** Abandons a turn that failed in this process: its checks are released unchanged, and the lane is free. */
export async function abandonTurn(database: Database, { pacingKey, egress, laneId }: TurnRequest): Promise<void> {
  await inShortTransaction(database, async (client) => {
    await client.query(
      `UPDATE pacing_keys SET holders = holders - $3::text, next_due_at = LEAST(next_due_at, now())
       WHERE key = $1 AND egress = $2`,
      [pacingKey, egress, laneId],
    );
    await requeueChecks(client, laneId, new Date(0));
  });
}
