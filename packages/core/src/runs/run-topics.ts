import { CHANNEL, type Database, type Watcher } from "@rollcall/postgres";

/** Topic of a run's state: notified when it changes, by the transaction that changes it. */
export const runTopic = (runId: number): string => `run ${runId}`;

/** The same in SQL, of an id in SQL. */
export const runTopicSql = (id: string): string => `'run ' || ${id}`;

/** Topic of a watched run's steps. */
export const stepsTopic = (runId: number): string => `steps ${runId}`;

/** SQL that notifies of a topic, given as SQL, once the transaction is committed. */
export const notifySql = (topic: string): string => `pg_notify('${CHANNEL}', ${topic})`;

/** Watches for a run to be over, paused or resumed. */
export function watchRun({ listener }: Database, runId: number): Watcher {
  return listener.watch([runTopic(runId)]);
}

/** Watches for the steps of a single check, and its end. */
export function watchSteps({ listener }: Database, runId: number): Watcher {
  return listener.watch([runTopic(runId), stepsTopic(runId)]);
}
