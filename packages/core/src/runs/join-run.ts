import type { Transaction } from "@rollcall/postgres";
import { egressNames, type VerificationSettings } from "../settings.ts";
import { changeCounts } from "../verdicts/stored-verdicts.ts";
import { addChecks, routeChecks } from "./insert-run.ts";

/** Locked last, after domains and keys; a run that ended meanwhile has no work for them. */
const OPEN = `
  SELECT id, priority FROM runs WHERE list_id = $1 AND state IN ('starting', 'running', 'paused') ORDER BY id LIMIT 1`;

const GROW = `
  UPDATE runs SET total = total + $2, done = done + $3
  WHERE id = $1 AND state IN ('starting', 'running', 'paused')`;

/** Undoes what was added to a run that ended meanwhile. */
const POINT = "SAVEPOINT before_joining";
const BACK = "ROLLBACK TO SAVEPOINT before_joining";

/**
 * Adds stored contacts to the run of a list that is under way: those that it does not ask already. Returns its id, or
 * null if there is none. Must run in a transaction that has locked the list.
 */
export async function joinRun(
  client: Transaction,
  listId: number,
  contactIds: readonly string[],
  settings: Pick<VerificationSettings, "freshFor" | "egresses">,
): Promise<number | null> {
  const { rows } = await client.query<{ id: number; priority: number }>(OPEN, [listId]);
  const run = rows[0];
  if (run === undefined) return null;
  const egresses = egressNames(settings);
  await client.query(POINT);
  const added = await addChecks(client, run, contactIds, settings.freshFor, egresses);
  const done = added.filter(({ state }) => state === "done");
  await routeChecks(client, run, egresses, contactIds);
  const counted = done.flatMap(({ status, reason }) =>
    status === null || reason === null ? [] : [{ runId: run.id, status, reason, by: 1 }],
  );
  await changeCounts(client, counted);
  if ((await client.query(GROW, [run.id, added.length, done.length])).rowCount === 1) return run.id;
  await client.query(BACK);
  return null;
}
