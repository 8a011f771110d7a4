import type { Transaction } from "@rollcall/postgres";
import type { ClaimedContact, Scout, TurnJudgement } from "./turn.ts";

/** A scout that is still greylisted after this many attempts no longer holds back the others. */
const SCOUT_ATTEMPTS = 3;

/** The others wait a little longer than the scout, so that it is done by then. */
const GRACE_MS = 60_000;

/**
 * After greylisting: the probed addresses become scouts, and others of their domain wait for their retry instead of
 * being greylisted too (RFC 6647 §2). A scout with any answer releases the others.
 */
export function sendScouts(contacts: readonly ClaimedContact[], judgement: TurnJudgement): Scout[] {
  const byId = new Map(contacts.map((contact) => [contact.contactId, contact]));
  const scouts = new Map<string, Scout>();
  for (const { contactId, reason, dueAt } of judgement.retries) {
    const contact = byId.get(contactId);
    if (!contact || reason !== "greylisted") continue;
    const { domain, attempts } = contact;
    const ends = attempts + 1 >= SCOUT_ATTEMPTS;
    const known = scouts.get(domain)?.until;
    const untilMs = Math.min(dueAt.getTime() + GRACE_MS, known?.getTime() ?? Number.POSITIVE_INFINITY);
    if (known !== null) scouts.set(domain, { domain, until: ends ? null : new Date(untilMs) });
  }
  for (const { contactId } of judgement.verdicts) {
    const domain = byId.get(contactId)?.domain;
    if (domain !== undefined) scouts.set(domain, { domain, until: null });
  }
  return [...scouts.values()];
}

/** Validity of a domain's scouting: by then the others are through, or the server greylists each of them. */
const SCOUTED_S = 86_400;

const HOLD_DOMAINS = `
  UPDATE domains d SET scout_until = n.until, egress = n.egress
  FROM unnest($1::text[], $2::timestamptz[], $3::text[]) AS n (name, until, egress)
  WHERE d.name = n.name AND (d.scouted_at IS NULL OR d.scouted_at < now() - make_interval(secs => ${SCOUTED_S}))
  RETURNING d.name, n.until, n.egress`;

/** They use the scout's source, which the greylist will know. Urgent runs are not held back: a user waits. */
const HOLD_CHECKS = `
  UPDATE checks k SET due_at = n.until, egress = n.egress
  FROM unnest($1::text[], $2::timestamptz[], $3::text[]) AS n (name, until, egress), runs r
  WHERE k.domain = n.name AND k.state = 'due' AND k.attempts = 0 AND k.due_at < n.until AND r.id = k.run_id AND r.priority <= 0`;

const RELEASE_DOMAINS = `
  UPDATE domains SET scout_until = NULL, scouted_at = now() WHERE name = ANY($1::text[]) AND scout_until IS NOT NULL
  RETURNING name`;

const RELEASE_CHECKS = `
  UPDATE checks SET due_at = now() WHERE domain = ANY($1::text[]) AND state = 'due' AND attempts = 0 AND due_at > now()`;

/** A scout with its egress. */
type LaneScout = Scout & { readonly egress: string };

/** Holds back unprobed checks while a scout of their domain is out, and releases them afterwards. */
export async function recordScouts(client: Transaction, scouts: readonly LaneScout[]): Promise<void> {
  if (scouts.length === 0) return;
  const home = new Set(scouts.filter(({ until }) => until === null).map(({ domain }) => domain));
  const out = new Map(
    scouts.flatMap((scout) => (scout.until === null || home.has(scout.domain) ? [] : [[scout.domain, scout] as const])),
  );
  if (out.size > 0) {
    const names = [...out.keys()].sort();
    const held = await client.query<{ name: string; until: Date; egress: string }>(HOLD_DOMAINS, [
      names,
      names.map((name) => out.get(name)?.until),
      names.map((name) => out.get(name)?.egress),
    ]);
    if (held.rows.length > 0) {
      await client.query(HOLD_CHECKS, [
        held.rows.map(({ name }) => name),
        held.rows.map(({ until }) => until),
        held.rows.map(({ egress }) => egress),
      ]);
    }
  }
  if (home.size > 0) {
    const released = await client.query<{ name: string }>(RELEASE_DOMAINS, [[...home].sort()]);
    if (released.rows.length > 0) await client.query(RELEASE_CHECKS, [released.rows.map(({ name }) => name)]);
  }
}
