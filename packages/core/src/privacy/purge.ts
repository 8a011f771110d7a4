import type { Database } from "@rollcall/postgres";
import type { Clock } from "../records/clock.ts";
import { writeAudit } from "./audit.ts";
import { claimPurge, readRetention, purgeHistory } from "./retention.ts";
import { purgeLists } from "../lists/list-store.ts";

const DAY_MS = 86_400_000;

const NOTHING = { contacts: 0, verdicts: 0 };

/** Deletes what has been kept for long enough, at most once in `everyMs` over all processes, and writes how much it was to the audit log. */
export async function purgeIfDue(database: Database, clock: Clock, everyMs: number): Promise<void> {
  const nowMs = clock.nowMs();
  if (!(await claimPurge(database, new Date(nowMs), new Date(nowMs - everyMs)))) return;
  const { listDays, historyDays } = await readRetention(database);
  if (listDays === null && historyDays === null) return;
  const before = (days: number): Date => new Date(nowMs - days * DAY_MS);
  const lists = listDays === null ? 0 : await purgeLists(database, before(listDays));
  const history = historyDays === null ? NOTHING : await purgeHistory(database, before(historyDays));
  const detail = { lists, ...history };
  await writeAudit(database, { actor: "system", action: "retention.purged", subject: null, detail });
}
