import { announceDue } from "../runs/insert-run.ts";
import { type Database, inShortTransaction } from "@rollcall/postgres";
import type { MxHost } from "@rollcall/routing";

/** Between two trials of one outage, whoever makes them. */
const TRIAL_PAUSE_S = 60;

/** The operator's word holds for this long against the guard. */
const OVERRULED_S = 3_600;

const BEGIN = `
  INSERT INTO outages (egress, reason, sites, next_trial_at) VALUES ($1, $2, $3, now() + make_interval(secs => ${TRIAL_PAUSE_S}))
  ON CONFLICT (egress) DO UPDATE SET overruled_until = NULL
  WHERE outages.overruled_until IS NULL OR outages.overruled_until < now()`;

const PAUSE = "UPDATE runs SET state = 'paused', pause_reason = $1 WHERE state = 'running' AND kind <> 'single'";

/** Pauses all runs but single checks, unless the operator has resumed one in spite of the outage. */
export async function beginOutage(database: Database, { egress, reason, sites }: Outage): Promise<boolean> {
  return await inShortTransaction(database, async (client) => {
    const { rowCount } = await client.query(BEGIN, [egress, reason, JSON.stringify(sites)]);
    if (rowCount === 0) return false;
    await client.query(PAUSE, [reason]);
    return true;
  });
}

const CLAIM = `
  UPDATE outages SET next_trial_at = now() + make_interval(secs => ${TRIAL_PAUSE_S})
  WHERE egress = ANY($1) AND next_trial_at <= now() RETURNING egress, reason, sites`;

export async function claimTrials({ pool }: Database, egresses: readonly string[]): Promise<readonly Outage[]> {
  return (await pool.query<Outage>(CLAIM, [egresses])).rows;
}

const RESUME = `
  UPDATE runs SET state = CASE WHEN done >= total THEN 'completed' ELSE 'running' END, pause_reason = NULL,
    completed_at = CASE WHEN done >= total THEN COALESCE(completed_at, now()) END
  WHERE state = 'paused' AND pause_reason IS NOT NULL AND NOT EXISTS (SELECT 1 FROM outages) RETURNING id`;

/** Runs that the last outage had paused go on. */
export async function endOutage(database: Database, egress: string, egresses: readonly string[]): Promise<void> {
  const resumed = await inShortTransaction(database, async (client) => {
    await client.query("DELETE FROM outages WHERE egress = $1", [egress]);
    return (await client.query<{ id: number }>(RESUME)).rows;
  });
  for (const { id } of resumed) await announceDue(database.pool, id, egresses);
}

const OVERRULE = `
  UPDATE outages SET overruled_until = now() + make_interval(secs => ${OVERRULED_S})
  WHERE EXISTS (SELECT 1 FROM runs WHERE id = $1 AND state = 'paused')`;

/** The operator is about to resume a run: if it is paused, the outages that there are pause nothing for a while. */
export async function overruleOutages({ pool }: Database, runId: number): Promise<void> {
  await pool.query(OVERRULE, [runId]);
}

/** Nothing can be reached from an egress. */
export interface Outage {
  readonly egress: string;
  /** A sentence for the operator. */
  readonly reason: string;
  /** Hosts of some sites that could not be reached: one of them will show when it is over. */
  readonly sites: readonly (readonly MxHost[])[];
}
