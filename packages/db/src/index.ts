export { deleteBrowserSession, findBrowserSession, insertBrowserSession } from "./access/browser-sessions.ts";
export { claimIdempotencyKey, type RepeatableRequest, settleIdempotencyKey } from "./access/idempotency.ts";
export { findKey, hasKeys, insertKey, readKeys, revokeKey, type StoredKey } from "./access/keys.ts";
export { type EmbeddedPostgres, type PostgresEvent, startEmbeddedPostgres } from "./cluster/embedded-postgres.ts";
export { runningEmbeddedPostgres } from "./cluster/running-embedded-postgres.ts";
export {
  type ContactCursor,
  type ContactDetails,
  readContact,
  readContacts,
  type StoredContact,
} from "./contacts/read-contacts.ts";
export { type Database, openDatabase } from "./database.ts";
export { DiskFullError, explainByRoom, roomIn } from "./disk-room.ts";
export { type EngineFacts, readEngineFacts } from "./engine-facts.ts";
export { isConnectionLost } from "./is-connection-lost.ts";
export { EVERY_ROW } from "./lists/answer-query.ts";
export { type ListFacts, readListFacts } from "./lists/list-facts.ts";
export { readAnalysis, storeAnalysis } from "./lists/stored-analysis.ts";
export {
  deleteAbandonedImports,
  deleteList,
  findListByKey,
  findOriginal,
  IdempotencyKeyError,
  readLists,
  renameList,
  type UploadedList,
} from "./lists/list-store.ts";
export { countRows, countRowsByStatus, readRowsAt } from "./lists/read-rows.ts";
export { readBacklog } from "./read-backlog.ts";
export { Recent } from "./recent.ts";
export { readWorkerSigns, type WorkerSigns } from "./pacing/workers.ts";
export { takeOverAll } from "./pacing/take-over-all.ts";
export { stepPacingKeys } from "./pacing/step-pacing-keys.ts";
export { readPacingKeys, type StoredPacingKey } from "./pacing/read-pacing-keys.ts";
export { readCheckOne, type StoredCheckOne } from "./runs/check-one-store.ts";
export { cancelRun, pauseRun, readOpenRuns, resumeRun } from "./runs/run-store.ts";
export { countPassing, findRows } from "./row-index/find-rows.ts";
export { createRowIndexer, type RowIndex, type RowIndexer } from "./row-index/row-indexer.ts";
export { readSummary, type RunSummary } from "./runs/run-summary.ts";
export { ListNotFreeError } from "./runs/take-list.ts";
export { readSteps, type StoredStep } from "./runs/steps.ts";
export { migrate, schemaSql } from "./schema/migrate.ts";
export { readStats, type Stats } from "./stats.ts";
export { createStore } from "./store.ts";
export { createUpkeepStore, type UpkeepStore } from "./upkeep-store.ts";
export { readAudit, writeAudit } from "./privacy/audit.ts";
export { type Erased, eraseAddress } from "./privacy/erase-address.ts";
export { type HeldOfAddress, readAddress } from "./privacy/read-address.ts";
export { readRetention, storeRetention } from "./privacy/purge.ts";
export { countChanges, readChanges } from "./runs/read-changes.ts";
export {
  createSchedule,
  deleteSchedule,
  type PastRun,
  readPastRuns,
  readSchedule,
  readSchedules,
  updateSchedule,
} from "./schedules/schedule-store.ts";
export {
  countSuppressions,
  deleteSuppression,
  readSuppressions,
  type StoredSuppression,
} from "./suppression/suppression-store.ts";
export {
  createWebhook,
  deleteWebhook,
  readDeliveries,
  readWebhook,
  readWebhooks,
  type StoredDelivery,
  type StoredWebhook,
  testWebhook,
  updateWebhook,
} from "./events/webhook-store.ts";
export { countDue, type DueCount } from "./contacts/count-due.ts";
