import type { EventStore, PurgeStore, ScheduleStore, SuppressionStore } from "@rollcall/ports";
import type { Database } from "./database.ts";
import { announceCompleted, announceSuspended } from "./events/announce.ts";
import { readDelivery, readWaitingDeliveries, recordAttempt } from "./events/deliveries.ts";
import { purgeLists } from "./lists/list-store.ts";
import { writeAudit } from "./privacy/audit.ts";
import { claimPurge, purgeHistory, readRetention } from "./privacy/purge.ts";
import { readLiveSchedules } from "./schedules/schedule-store.ts";
import { readDueSchedules, startScheduled } from "./schedules/start-scheduled.ts";
import { addSuppressions, settleSuppressions } from "./suppression/add-suppressions.ts";

/** What stored contacts need as time goes by. */
export type UpkeepStore = ScheduleStore & EventStore & SuppressionStore & PurgeStore;

/** The same, on PostgreSQL. */
export function createUpkeepStore(database: Database): UpkeepStore {
  return {
    readDueSchedules: (now) => readDueSchedules(database, now),
    startScheduled: (id, plan, egresses) => startScheduled(database, id, plan, egresses),
    readLiveSchedules: () => readLiveSchedules(database),
    announceCompleted: (toEvents, at, limit) => announceCompleted(database, toEvents, at, limit),
    announceSuspended: (toEvent, at) => announceSuspended(database, toEvent, at),
    readWaitingDeliveries: (due, limit) => readWaitingDeliveries(database, due, limit),
    readDelivery: (id) => readDelivery(database, id),
    recordAttempt: (id, attempt) => recordAttempt(database, id, attempt),
    addSuppressions: (by, entries) => addSuppressions(database, by, entries),
    settleSuppressions: () => settleSuppressions(database),
    readRetention: () => readRetention(database),
    claimPurge: (now, before) => claimPurge(database, now, before),
    purgeLists: (before) => purgeLists(database, before),
    purgeHistory: (before) => purgeHistory(database, before),
    notePurge: (purged) =>
      writeAudit(database, { actor: "system", action: "retention.purged", subject: null, detail: { ...purged } }),
  };
}
