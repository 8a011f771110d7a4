import type { Clock, PurgeStore } from "@rollcall/ports";

const DAY_MS = 86_400_000;

const NOTHING = { contacts: 0, verdicts: 0 };

/** Deletes what has been kept for long enough, where nobody has within `everyMs`, and has it noted how much that was. */
export async function purgeIfDue(store: PurgeStore, clock: Clock, everyMs: number): Promise<void> {
  const nowMs = clock.nowMs();
  if (!(await store.claimPurge(new Date(nowMs), new Date(nowMs - everyMs)))) return;
  const { listDays, historyDays } = await store.readRetention();
  if (listDays === null && historyDays === null) return;
  const before = (days: number): Date => new Date(nowMs - days * DAY_MS);
  const lists = listDays === null ? 0 : await store.purgeLists(before(listDays));
  const history = historyDays === null ? NOTHING : await store.purgeHistory(before(historyDays));
  await store.notePurge({ lists, ...history });
}
