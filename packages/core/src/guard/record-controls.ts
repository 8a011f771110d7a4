import type { Redecided, StoredVerdict } from "../verdicts/verdict.ts";
import type { Transaction } from "@rollcall/postgres";
import { rewriteVerdictsIn, STORED_VERDICT } from "../verdicts/stored-verdicts.ts";
import type { CatchAllFact, TurnJudgement } from "../turns/turn.ts";
import type { FreshFor } from "../runs/run.ts";
/** Acceptances decided again at a time; each time there are fewer left. */
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

/** A domain that has begun to accept every name. */
export interface Flip {
  readonly control: CatchAllFact;
  /** The last control that was refused: what was accepted since is in doubt. */
  readonly since: Date;
}

/** Records what controls said of their domains. Returns those where one was refused before and is accepted now. */
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

/** Nobody knows since when such a domain accepts every name: its acceptances since the last good control are decided again. */
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
