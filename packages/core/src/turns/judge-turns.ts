import type { Transaction } from "@rollcall/postgres";
import { type Flip, recordControls } from "../guard/reconsider.ts";
import { recordRetries } from "./record-outcomes.ts";
import type { KnownControl, Scout, TurnJudgement, TurnRecord } from "./turn.ts";

/** A turn with the result of its session. */
export interface JudgedTurn {
  readonly turn: TurnRecord;
  readonly judgement: TurnJudgement;
  readonly scouts: readonly Scout[];
}

/** Turns with their results, and domains that have become catch-alls. */
export interface JudgedTurns {
  readonly judged: readonly JudgedTurn[];
  readonly flips: readonly Flip[];
}

/**
 * Decides finished turns. Site rows are locked while their guards are updated, so that lanes of one site see each
 * other's results. Lock order in all transactions, sorted within each kind, so that they can't deadlock: sites,
 * domains, keys, contacts, runs.
 */
export async function judgeTurns(client: Transaction, turns: readonly TurnRecord[]): Promise<JudgedTurns> {
  if (turns.length === 0) return { judged: [], flips: [] };
  const judged = await judgeWithGuards(client, turns);
  await recordRetries(
    client,
    judged.flatMap(({ turn, judgement }) =>
      judgement.retries.map((retry) => ({ retry, laneId: turn.laneId, egress: turn.egress })),
    ),
  );
  return { judged, flips: await recordControls(client, latestControls(judged)) };
}

const LOCK_SITES = "SELECT id::text, guard FROM sites WHERE id = ANY($1::bigint[]) ORDER BY id FOR UPDATE";

const UPDATE_SITES = `
  UPDATE sites s SET tls_broken_until = n.tls_broken_until, pipelining_broken_until = n.pipelining_broken_until, guard = n.guard
  FROM unnest($1::bigint[], $2::timestamptz[], $3::timestamptz[], $4::jsonb[])
    AS n (id, tls_broken_until, pipelining_broken_until, guard)
  WHERE s.id = n.id AND (s.tls_broken_until, s.pipelining_broken_until, s.guard)
    IS DISTINCT FROM (n.tls_broken_until, n.pipelining_broken_until, n.guard)`;

async function judgeWithGuards(client: Transaction, turns: readonly TurnRecord[]): Promise<JudgedTurn[]> {
  const ids = [...new Set(turns.map(({ site }) => site.id))];
  const locked = await client.query<{ id: string; guard: unknown }>(LOCK_SITES, [ids]);
  const guards = new Map(locked.rows.map(({ id, guard }) => [id, guard]));
  const controls = await readControls(client, turns);
  const judged = turns.map((turn): JudgedTurn => {
    const judgement = turn.judge(guards.get(turn.site.id) ?? null, controls);
    guards.set(turn.site.id, judgement.guard);
    for (const { domain, catchAll, ...fact } of judgement.catchAlls)
      if (catchAll !== null) controls.set(domain, { ...fact, catchAll });
    return { turn, judgement, scouts: turn.scouts(judgement) };
  });
  const sites = new Map(turns.map(({ site }) => [site.id, site]));
  await client.query(UPDATE_SITES, [
    ids,
    ids.map((id) => sites.get(id)?.tlsBrokenUntil),
    ids.map((id) => sites.get(id)?.pipeliningBrokenUntil),
    ids.map((id) => JSON.stringify(guards.get(id) ?? null)),
  ]);
  return judged;
}

const CONTROLS = `
  SELECT name, catch_all AS "catchAll", catch_all_asked_at AS "askedAt", catch_all_expires_at AS "expiresAt" FROM domains
  WHERE name = ANY($1) AND catch_all IS NOT NULL AND catch_all_expires_at > now()`;

/** What is known by now of the domains whose control another lane was asking while these turns had their sessions. */
async function readControls(client: Transaction, turns: readonly TurnRecord[]): Promise<Map<string, KnownControl>> {
  const domains = new Set(turns.flatMap(({ controlsElsewhere }) => [...controlsElsewhere]));
  if (domains.size === 0) return new Map();
  const { rows } = await client.query<KnownControl & { readonly name: string }>(CONTROLS, [[...domains]]);
  return new Map(rows.map(({ name, ...known }) => [name, known]));
}

/** One fact per domain: the latest, if several sessions tried a control. */
function latestControls(judged: readonly JudgedTurn[]): TurnJudgement["catchAlls"] {
  const facts = judged.flatMap(({ judgement }) => judgement.catchAlls);
  const byDomain = new Map(facts.map((fact) => [fact.domain, fact]));
  return [...byDomain.values()].sort((a, b) => (a.domain < b.domain ? -1 : 1));
}
