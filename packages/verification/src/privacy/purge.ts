import type { Clock, PurgeStore } from "@rollcall/ports";

const DAY_MS = 86_400_000;

/** Deletes what has been kept for long enough, where nobody has within `everyMs`. */
export async function purgeIfDue(store: PurgeStore, clock: Clock, everyMs: number): Promise<void> {
  const nowMs = clock.nowMs();
  if (!(await store.claimPurge(new Date(nowMs), new Date(nowMs - everyMs)))) return;
  const { listDays, historyDays } = await store.readRetention();
  if (listDays !== null) await store.purgeLists(new Date(nowMs - listDays * DAY_MS));
  if (historyDays !== null) await store.purgeHistory(new Date(nowMs - historyDays * DAY_MS));
}
