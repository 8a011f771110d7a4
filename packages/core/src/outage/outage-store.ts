import { type Database, inShortTransaction } from "@rollcall/postgres";
import type { MxHost } from "@rollcall/routing";
import type { Tell } from "@rollcall/telemetry";
import { announceDue } from "../runs/insert-run.ts";

/** Pause between trials of one outage, over all processes. */
const TRIAL_PAUSE_S = 30;

/** How long an operator's resume overrules the guard. */
const OVERRULED_S = 3_600;

const BEGIN = `
  INSERT INTO outages (egress, reason, sites, next_trial_at) VALUES ($1, $2, $3, now() + make_interval(secs => ${TRIAL_PAUSE_S}))
  ON CONFLICT (egress) DO UPDATE SET overruled_until = NULL
  WHERE outages.overruled_until IS NULL OR outages.overruled_until < now()`;

const PAUSE =
  "UPDATE runs SET state = 'paused', pause_reason = $1 WHERE state = 'running' AND kind <> 'single' RETURNING id";

/** Pauses all runs except single checks, unless the operator has overruled the outage. */
export async function beginOutage(database: Database, { egress, reason, sites }: Outage, tell?: Tell): Promise<void> {
  const paused = await inShortTransaction(database, async (client) => {
    const { rowCount } = await client.query(BEGIN, [egress, reason, JSON.stringify(sites)]);
    return rowCount === 0 ? [] : (await client.query<{ id: number }>(PAUSE, [reason])).rows;
  });
  for (const { id } of paused) tell?.({ type: "run_paused", runId: id, reason });
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

/** Ends an outage, and resumes the runs that the last one had paused. */
export async function endOutage(
  database: Database,
  egress: string,
  egresses: readonly string[],
  tell?: Tell,
): Promise<void> {
  const resumed = await inShortTransaction(database, async (client) => {
    await client.query("DELETE FROM outages WHERE egress = $1", [egress]);
    return (await client.query<{ id: number }>(RESUME)).rows;
  });
  for (const { id } of resumed) {
    tell?.({ type: "run_resumed", runId: id });
    await announceDue(database.pool, id, egresses);
  }
}

const OVERRULE = `
  UPDATE outages SET overruled_until = now() + make_interval(secs => ${OVERRULED_S})
  WHERE EXISTS (SELECT 1 FROM runs WHERE id = $1 AND state = 'paused')`;

/** Before the operator resumes a run: if it is paused, current outages pause nothing for a while. */
export async function overruleOutages({ pool }: Database, runId: number): Promise<void> {
  await pool.query(OVERRULE, [runId]);
}

/** An egress that reaches nothing. */
export interface Outage {
  readonly egress: string;
  /** A sentence for the operator. */
  readonly reason: string;
  /** Hosts of some unreachable sites, to be tried until one connects. */
  readonly sites: readonly (readonly MxHost[])[];
}
