import { type Database, inShortTransaction } from "@rollcall/postgres";
import type { MxHost } from "@rollcall/routing";
import type { Tell } from "@rollcall/telemetry";
import { announceDue } from "../runs/insert-run.ts";
import { announceRuns } from "../webhooks/run-event.ts";
import { tellWebhooks } from "../webhooks/store-event.ts";

/** Pause between trials of one outage, over all processes. */
const TRIAL_PAUSE_S = 30;

/** An egress without a worker for this long may be gone for good, seconds; a restart takes less. */
export const UNSERVED_S = 60;

/** How long an operator's resume overrules the guard. */
const OVERRULED_S = 3_600;

const BEGIN = `
  INSERT INTO outages (egress, because, reason, sites, next_trial_at)
  VALUES ($1, $2, $3, $4, now() + make_interval(secs => $5))
  ON CONFLICT (egress) DO UPDATE SET overruled_until = NULL WHERE outages.overruled_until IS NULL
  RETURNING xmax = 0 AS "isNew"`;

const FORGET_OVERRULED = "DELETE FROM outages WHERE egress = $1 AND overruled_until < now()";

/** What the operator has not overruled. */
const IN_FORCE = "(o.overruled_until IS NULL OR o.overruled_until < now())";

const isOut = (name: string): string => `EXISTS (SELECT 1 FROM outages o WHERE o.egress = ${name} AND ${IN_FORCE})`;

/** What all egresses need works. */
const RESOLVES = `NOT EXISTS (SELECT 1 FROM outages o WHERE o.because = 'resolver' AND ${IN_FORCE})`;

/** One of the egresses works. */
const anyWorks = (egresses: string): string =>
  `(${RESOLVES} AND EXISTS (SELECT 1 FROM unnest(${egresses}::text[]) AS n (name) WHERE NOT ${isOut("n.name")}))`;

/** One of the egresses works, and a worker serves it: it can take over. */
const anyTakesOver = (egresses: string): string => `(${RESOLVES} AND EXISTS (
  SELECT 1 FROM workers w CROSS JOIN unnest(w.egresses) AS n (name)
  WHERE w.seen_at > now() - make_interval(secs => ${UNSERVED_S}) AND n.name = ANY(${egresses}::text[]) AND NOT ${isOut("n.name")}))`;

const PAUSE = `
  UPDATE runs SET state = 'paused', pause_reason = $1
  WHERE state = 'running' AND kind <> 'single' AND NOT ${anyTakesOver("$2")} RETURNING id`;

/**
 * An egress can't work: it rests, unless the operator has overruled the outage. If none of all `egresses` is left, or the resolver
 * can't be trusted, all runs but single checks are paused. `pauseS`: until the first trial, seconds. False: it is overruled, or was known.
 */
export async function beginOutage(
  database: Database,
  { egress, because, reason, sites, pauseS = TRIAL_PAUSE_S }: Outage & { readonly pauseS?: number },
  egresses: readonly string[],
  tell?: Tell,
): Promise<boolean> {
  const [isNew, paused] = await inShortTransaction(database, async (client) => {
    await client.query(FORGET_OVERRULED, [egress]);
    const { rows } = await client.query<{ isNew: boolean }>(BEGIN, [
      egress,
      because,
      reason,
      JSON.stringify(sites),
      pauseS,
    ]);
    const [begun] = rows;
    if (begun === undefined) return [false, []] as const;
    const stopped = (await client.query<{ id: number }>(PAUSE, [reason, egresses])).rows;
    if (begun.isNew)
      await tellWebhooks(client, { type: "outage.began", data: { ...outageOf(egress, because), reason } });
    await announceRuns(client, "run.paused", idsOf(stopped));
    return [begun.isNew, stopped] as const;
  });
  for (const { id } of paused) tell?.({ type: "run_paused", runId: id, reason });
  return isNew;
}

const RESTING = `
  SELECT name FROM unnest($1::text[]) AS e (name) WHERE ${isOut("e.name")} AND ${anyTakesOver("$1")}`;

/**
 * Those of all egresses that open no lanes, as others can do their work. The last ones never rest: pausing the runs holds them, and
 * single checks still try.
 */
export async function readResting({ pool }: Database, egresses: readonly string[]): Promise<readonly string[]> {
  if (egresses.length < 2) return [];
  return (await pool.query<{ name: string }>(RESTING, [egresses])).rows.map(({ name }) => name);
}

const CLAIM = `
  UPDATE outages SET next_trial_at = now() + make_interval(secs => ${TRIAL_PAUSE_S})
  WHERE egress = ANY($1) AND next_trial_at <= now() RETURNING egress, because, reason, sites`;

export async function claimTrials({ pool }: Database, egresses: readonly string[]): Promise<readonly Outage[]> {
  return (await pool.query<Outage>(CLAIM, [egresses])).rows;
}

const resumeWhere = (condition: string): string => `
  UPDATE runs SET state = CASE WHEN done >= total THEN 'completed' ELSE 'running' END, pause_reason = NULL,
    completed_at = CASE WHEN done >= total THEN COALESCE(completed_at, now()) END
  WHERE state = 'paused' AND pause_reason IS NOT NULL AND ${condition} RETURNING id`;

const RESUME = resumeWhere(anyWorks("$1"));
const RESUME_TAKEN_OVER = resumeWhere(anyTakesOver("$1"));

const END = "DELETE FROM outages WHERE egress = $1 RETURNING because";

/** An outage in events; that of the resolver has no egress. */
function outageOf(
  egress: string,
  because: Outage["because"],
): { readonly egress: string | null; readonly because: string } {
  return { egress: because === "resolver" ? null : egress, because };
}

const idsOf = (runs: readonly { readonly id: number }[]): readonly number[] => runs.map(({ id }) => id);

/** Ends an outage, and resumes the runs that were paused as no egress was left. */
export async function endOutage(
  database: Database,
  egress: string,
  egresses: readonly string[],
  tell?: Tell,
): Promise<void> {
  const resumed = await inShortTransaction(database, async (client) => {
    const { rows } = await client.query<Pick<Outage, "because">>(END, [egress]);
    for (const { because } of rows)
      await tellWebhooks(client, { type: "outage.ended", data: outageOf(egress, because) });
    const { rows: going } = await client.query<{ id: number }>(RESUME, [egresses]);
    await announceRuns(client, "run.resumed", idsOf(going));
    return going;
  });
  for (const { id } of resumed) {
    tell?.({ type: "run_resumed", runId: id });
    await announceDue(database.pool, id, egresses);
  }
}

/** Resumes those runs where a worker has come for an egress that works, while another is still out. */
export async function resumeTakenOver(database: Database, egresses: readonly string[]): Promise<void> {
  const resumed = await inShortTransaction(database, async (client) => {
    const { rows } = await client.query<{ id: number }>(RESUME_TAKEN_OVER, [egresses]);
    await announceRuns(client, "run.resumed", idsOf(rows));
    return rows;
  });
  for (const { id } of resumed) await announceDue(database.pool, id, egresses);
}

const OVERRULE = `
  UPDATE outages SET overruled_until = now() + make_interval(secs => ${OVERRULED_S})
  WHERE EXISTS (SELECT 1 FROM runs WHERE id = $1 AND state = 'paused')`;

/** Before the operator resumes a run: if it is paused, current outages pause nothing for a while. */
export async function overruleOutages({ pool }: Database, runId: number): Promise<void> {
  await pool.query(OVERRULE, [runId]);
}

/** No other egress could take over from this one. */
export async function isLastOne({ pool }: Database, egress: string, egresses: readonly string[]): Promise<boolean> {
  const others = egresses.filter((name) => name !== egress);
  const { rows } = await pool.query<{ works: boolean }>(`SELECT ${anyTakesOver("$1")} AS works`, [others]);
  return rows[0]?.works !== true;
}

/** An egress that can't work: it reaches nothing, its own proxy fails, or block lists name it; or the resolver, which all need. */
export interface Outage {
  /** Its name, or the resolver's. */
  readonly egress: string;
  readonly because: "network" | "proxy" | "listed" | "resolver";
  /** A sentence for the operator. */
  readonly reason: string;
  /** Hosts of some sites that were to be reached, to be tried until one connects. */
  readonly sites: readonly (readonly MxHost[])[];
}
