import type { ClaimedContact, NewTurn, TurnPermission, TurnRequest, TurnSite, TurnStart } from "@rollcall/ports";
import type pg from "pg";
import { type Database, inShortTransaction } from "../database.ts";
import { ALIVE_S } from "../pacing/workers.ts";
import { handBack } from "./record-outcomes.ts";

const LOCK_KEY = `
  INSERT INTO pacing_keys (key, egress) VALUES ($1, $2)
  ON CONFLICT (key, egress) DO UPDATE SET updated_at = now() 
  RETURNING state, holders -> $3 ->> 'worker' AS holder, (holders -> $3 ->> 'until')::timestamptz > now() AS lasts`;

interface LockedKey {
  readonly state: unknown;
  readonly holder: string | null;
  readonly lasts: boolean | null;
}

const IS_ALIVE = `SELECT 1 FROM workers WHERE id = $1 AND seen_at > now() - make_interval(secs => ${ALIVE_S})`;

/** Checks that this lane held when its worker died. */
const TAKE_OVER = `
  SELECT run_id, contact_id, site_id FROM checks WHERE held_by = $1 AND state = 'held'`;

/**
 * Takes due checks of one site: the site is one where a run drawn by chance, the urgent ones first, has its oldest due
 * check, and every live run gives its first, then its second, and so on. So a big run never starves a small one.
 */
const CLAIM = `
  WITH live AS MATERIALIZED (SELECT id, priority FROM runs WHERE state = 'running'),
  head AS (
    SELECT h.site_id FROM live CROSS JOIN LATERAL (
      SELECT site_id FROM checks
      WHERE pacing_key = $1 AND run_id = live.id AND state = 'due' AND due_at <= now() AND COALESCE(egress, $2) = $2
      ORDER BY due_at LIMIT 1) h
    ORDER BY live.priority DESC, random() LIMIT 1),
  slice AS (
    SELECT k.run_id, k.contact_id, live.priority, row_number() OVER (PARTITION BY k.run_id ORDER BY k.due_at) AS place
    FROM live CROSS JOIN head CROSS JOIN LATERAL (
      SELECT run_id, contact_id, due_at FROM checks c
      WHERE c.site_id = head.site_id AND c.run_id = live.id AND c.state = 'due' AND c.due_at <= now()
        AND c.pacing_key = $1 AND COALESCE(c.egress, $2) = $2
        AND NOT EXISTS (SELECT 1 FROM checks h WHERE h.contact_id = c.contact_id AND h.state = 'held')
      ORDER BY c.due_at LIMIT $4 FOR UPDATE SKIP LOCKED) k),
  pick AS (SELECT run_id, contact_id FROM slice ORDER BY priority DESC, place, random() LIMIT $4)
  UPDATE checks k SET state = 'held', held_by = $3, held_at = now(), egress = $2
  FROM pick WHERE k.run_id = pick.run_id AND k.contact_id = pick.contact_id
  RETURNING k.run_id, k.contact_id, k.site_id`;

const DETAILS = `
  SELECT DISTINCT ON (c.id) c.id AS "contactId", c.asked, c.domain, c.needs_smtputf8 AS "needsSmtpUtf8", c.role, c.disposable,
    k.attempts, k.first_attempt_at AS "firstAttemptAt", k.evidence, CASE WHEN r.watched THEN r.id END AS "watchedRunId",
    d.catch_all AS "catchAll", d.catch_all_asked_at AS "catchAllAskedAt", d.catch_all_expires_at AS "catchAllExpiresAt",
    d.control_address AS "controlAddress", COALESCE(c.status = 'deliverable'
      OR c.reason IN ('role_account', 'mailbox_full', 'recipient_busy', 'recipient_restricted'), false) AS "acceptedBefore"
  FROM checks k JOIN contacts c ON c.id = k.contact_id JOIN runs r ON r.id = k.run_id LEFT JOIN domains d ON d.name = c.domain
  WHERE k.held_by = $1 AND k.state = 'held' AND k.site_id = $2
  ORDER BY c.id, r.watched DESC, k.attempts DESC`;

const SITE = `
  SELECT id::text, provider, hosts, tls_broken_until AS "tlsBrokenUntil" FROM sites WHERE id = $1`;

/**
 * Begins a turn, in one transaction: locks the key's pace, asks whether a session may start now, and claims checks of
 * one site under the lane's name. `idle`: nothing is due.
 */
export async function beginTurn<State>(
  database: Database,
  request: NewTurn,
  permit: (state: unknown) => TurnPermission<State>,
): Promise<TurnStart> {
  return await inShortTransaction(database, async (client) => {
    const { pacingKey, egress, laneId, workerId } = request;
    const locked = await client.query<LockedKey>(LOCK_KEY, [pacingKey, egress, laneId]);
    const { holder = null, lasts = false } = locked.rows[0] ?? {};
    // What we hold ourselves, we know of.
    if (holder !== null && holder !== workerId && lasts && (await client.query(IS_ALIVE, [holder])).rowCount === 1)
      return { type: "taken" };
    const permission = permit(locked.rows[0]?.state ?? null);
    if (permission.type !== "start") {
      // What a dead predecessor of this lane held must not wait with it.
      await handBack(client, laneId, new Date(0));
      return permission;
    }
    const siteId = await claim(client, request, permission.limit);
    if (siteId === null) return { type: "idle" };
    await client.query(BEGUN, [
      pacingKey,
      egress,
      JSON.stringify(permission.state),
      permission.openUntil,
      laneId,
      workerId,
    ]);
    const site = await client.query<TurnSite>(SITE, [siteId]);
    const contacts = await client.query<ClaimedContact>(DETAILS, [request.laneId, siteId]);
    const found = site.rows[0];
    if (!found) return { type: "idle" };
    return { type: "claimed", site: found, contacts: contacts.rows };
  });
}

/** A turn failed in our hands: its checks go back as they were, and the lane is free. */
export async function abandonTurn(database: Database, { pacingKey, egress, laneId }: TurnRequest): Promise<void> {
  await inShortTransaction(database, async (client) => {
    await client.query(
      `UPDATE pacing_keys SET holders = holders - $3::text, next_due_at = LEAST(next_due_at, now())
       WHERE key = $1 AND egress = $2`,
      [pacingKey, egress, laneId],
    );
    await handBack(client, laneId, new Date(0));
  });
}

const BEGUN = `
  UPDATE pacing_keys SET state = $3, open_until = $4, holders = holders || jsonb_build_object($5::text, jsonb_build_object('worker', $6::text, 'until', $4::timestamptz))
  WHERE key = $1 AND egress = $2`;

const CLAIM_SITE = `
  WITH pick AS (
    SELECT c.run_id, c.contact_id FROM checks c JOIN runs r ON r.id = c.run_id AND r.state = 'running'
    WHERE c.site_id = $1 AND c.state = 'due' AND c.due_at <= now() AND COALESCE(c.egress, $2) = $2
      AND NOT EXISTS (SELECT 1 FROM checks h WHERE h.contact_id = c.contact_id AND h.state = 'held')
    LIMIT $4 FOR UPDATE OF c SKIP LOCKED)
  UPDATE checks k SET state = 'held', held_by = $3, held_at = now(), egress = $2
  FROM pick WHERE k.run_id = pick.run_id AND k.contact_id = pick.contact_id`;

/** Takes more due checks of a site under the lane's name, to share a failure with them. */
export async function claimSite(
  database: Database,
  request: TurnRequest,
  siteId: string,
  limit: number,
): Promise<readonly ClaimedContact[]> {
  return await inShortTransaction(database, async (client) => {
    const claimed = await client.query(CLAIM_SITE, [siteId, request.egress, request.laneId, limit]);
    if (claimed.rowCount === 0) return [];
    return (await client.query<ClaimedContact>(DETAILS, [request.laneId, siteId])).rows;
  });
}

/** The claimed checks' site, or null when nothing is due. */
async function claim(client: pg.PoolClient, request: TurnRequest, limit: number): Promise<string | null> {
  const taken = await client.query<{ site_id: string }>(TAKE_OVER, [request.laneId]);
  if (taken.rows[0]) return taken.rows[0].site_id;
  const claimed = await client.query<{ site_id: string }>(CLAIM, [
    request.pacingKey,
    request.egress,
    request.laneId,
    limit,
  ]);
  return claimed.rows[0]?.site_id ?? null;
}
