export type { NewVerdict } from "./verdicts/verdict.ts";
export { deleteBrowserSession, findBrowserSession, insertBrowserSession } from "./access/browser-sessions.ts";
export { claimIdempotencyKey, settleIdempotencyKey } from "./access/idempotency.ts";
export { findKey, hasKeys, insertKey, readKeys, revokeKey, type StoredKey } from "./access/keys.ts";
export { countDue } from "./contacts/count-due.ts";
export { readContact, readContacts, type ContactCursor, type StoredContact } from "./contacts/read-contacts.ts";
export { readEngineFacts } from "./doctor/judge-engines.ts";
export { examine } from "./doctor/examine.ts";
export type { Diagnosis, Finding } from "./doctor/finding.ts";
export { senderPlan } from "./doctor/judge-sender.ts";
export { resolveTurn } from "./domains/resolve-turn.ts";
export { ASK_EVERYBODY, DEFAULT_FRESH_FOR, freshFor } from "./contacts/freshness.ts";
export { homeEgress } from "./domains/home-egress.ts";
export { readPace } from "./lanes/pace.ts";
export { readPacingKeys, steerKey, type StoredPacingKey } from "./lanes/pacing-keys.ts";
export { servedEgresses } from "./lanes/served-egresses.ts";
export { sweep } from "./lanes/sweep.ts";
export { readWorkerSigns, type WorkerSigns, takeOverAll } from "./lanes/workers.ts";
export { changeMapping } from "./lists/change-mapping.ts";
export { ListGoneError, importList, type ImportSource } from "./lists/import-list.ts";
export { readListFacts, readAnalysis, storeAnalysis } from "./lists/list-facts.ts";
export {
  IdempotencyKeyError,
  deleteAbandonedImports,
  deleteList,
  findListByKey,
  findOriginal,
  readLists,
  renameList,
  type UploadedList,
} from "./lists/list-store.ts";
export { NOTHING_KNOWN, hasReached, outageReason, stepReachability, type Reachability } from "./outage/outage.ts";
export { readAudit, writeAudit, type Actor, type NewAuditEntry } from "./audit/audit.ts";
export { eraseAddress } from "./privacy/erase-address.ts";
export { readAddress } from "./privacy/read-address.ts";
export { readRetention, storeRetention, purgeIfDue } from "./privacy/retention.ts";
export { Recent } from "./stats/recent.ts";
export type { NewContact } from "./contacts/contact.ts";
export type { ChangeCounts, ContactChange } from "./webhooks/event.ts";
export type { AnsweredRow, AnswersOf, Dedupe, List, RowFilter } from "./lists/list.ts";
export type { ContactFilter, NewRun, Run, RunProgress } from "./runs/run.ts";
export type { NewSchedule, Schedule, ScheduleTarget } from "./schedules/schedule.ts";
export type { ClaimedContact, TurnRecord, TurnRequest, TurnStart } from "./turns/turn.ts";
export { redecide, type RedecideReport } from "./verdicts/redecide.ts";
export { EVERY_ROW } from "./rows/answer-query.ts";
export {
  NoSuchColumnError,
  assertColumns,
  exportTable,
  withScore,
  APPENDED_COLUMNS,
  isAppendedColumn,
} from "./rows/export-rows.ts";
export { countPassing, findRows } from "./rows/index/find-rows.ts";
export { createRowIndexer, type RowIndex, type RowIndexer } from "./rows/index/row-indexer.ts";
export { countRows, countRowsByStatus, readRowsAt } from "./rows/read-rows.ts";
export { checkOne, readCheckOne, type StoredCheckOne } from "./runs/check-one.ts";
export { addStep, readSteps, type StoredStep } from "./runs/step.ts";
export { progressOf, type Progress, type ProgressPorts, type StallReason, expectedSeconds } from "./runs/progress.ts";
export { countChanges, readChanges } from "./runs/read-changes.ts";
export { cancelRun, pauseRun, resumeRun, closeCancelled } from "./runs/run-store.ts";
export { readSummary, type RunSummary } from "./runs/run-summary.ts";
export { mendRuns, startRun, type StartRunPorts } from "./runs/start-run.ts";
export { WORKER_GRACE_MS, isWithoutWorker, type WorkerSilence, watchSilence } from "./doctor/judge-workers.ts";
export {
  createSchedule,
  deleteSchedule,
  readPastRuns,
  readSchedule,
  readSchedules,
  type PastRun,
  updateSchedule,
} from "./schedules/schedule-store.ts";
export { startDueSchedules, startScheduleNow } from "./schedules/start-due.ts";
export { egressNames, type NamedEgress, type VerificationSettings, type Clock } from "./settings.ts";
export { readStats, readBacklog } from "./stats/stats.ts";
export { addSuppressions, type SuppressionEntry, settleSuppressions } from "./suppressions/add-suppressions.ts";
export {
  countSuppressions,
  deleteSuppression,
  readSuppressions,
  type StoredSuppression,
} from "./suppressions/suppression-store.ts";
export { takeTurn } from "./turns/take-turn.ts";
export { deliverWebhook, readWaitingDeliveries } from "./webhooks/deliver-webhook.ts";
export { sealSecret } from "./webhooks/seal-secret.ts";
export { newWebhookSecret } from "./webhooks/sign-webhook.ts";
export {
  createWebhook,
  deleteWebhook,
  readDeliveries,
  readWebhook,
  readWebhooks,
  testWebhook,
  type StoredDelivery,
  type StoredWebhook,
  updateWebhook,
} from "./webhooks/webhook-store.ts";
export { abandonTurn } from "./turns/claim-checks.ts";
export { announceCompleted, runEvents, suspendedEvent } from "./webhooks/announce.ts";
export { announceSuspended } from "./webhooks/announce.ts";
export { beginOutage, type Outage } from "./outage/outage-store.ts";
export { claimDueKeys } from "./lanes/due-keys.ts";
export { claimTrials } from "./outage/outage-store.ts";
export { contactId, contactKey } from "./contacts/contact-id.ts";
export { createList } from "./lists/list-store.ts";
export { endOutage } from "./outage/outage-store.ts";
export { findListByFile } from "./lists/list-store.ts";
export { giveAway } from "./lanes/share-key.ts";
export { insertRun, ListNotFreeError } from "./runs/insert-run.ts";
export { readLatestRun } from "./runs/run-store.ts";
export { readList } from "./lists/list-store.ts";
export { readLiveSchedules } from "./schedules/schedule-store.ts";
export { readProgress } from "./runs/read-progress.ts";
export { readRows } from "./rows/read-rows.ts";
export { readRun } from "./runs/run-store.ts";
export { reclaimHeld } from "./lanes/due-keys.ts";
export { recordRouted, type RoutedDomain } from "./domains/domain-store.ts";
export { recordUnasked } from "./turns/record-outcomes.ts";
export { rewriteVerdicts, readVerdicts } from "./verdicts/stored-verdicts.ts";
export { showAlive } from "./lanes/workers.ts";
export { signOff } from "./lanes/workers.ts";
export { storeContacts } from "./contacts/store-contacts.ts";
export { createTurnBatches } from "./turns/turn-batches.ts";
export type { LaneEnd, TurnBatches, TurnPorts } from "./turns/turn.ts";
export { engineFailure, type EngineFailure } from "./engine-failure.ts";
/** The stored data. Callers hand it to use cases; how it is stored is known in here alone. */
export type { Database } from "@rollcall/postgres";
export { createKey } from "./access/keys.ts";
export { Analyst } from "./lists/analysis.ts";
export { ListAnswers } from "./rows/list-answers.ts";
export { type ReadOptions } from "./lists/import-file.ts";
export { openContactTable } from "./lists/import-file.ts";
export { type ListAnalysis } from "./lists/analysis.ts";
export { hashSecret } from "./access/secret.ts";
export { readEntries } from "./suppressions/read-entries.ts";
export { chooseColumns } from "./lists/choose-columns.ts";
export { ColumnError } from "./lists/choose-columns.ts";
export { createSecret } from "./access/secret.ts";
export { importFile } from "./lists/import-file.ts";
export { SCOPES } from "./access/keys.ts";
export { type Scope } from "./access/keys.ts";
export { isScope } from "./access/keys.ts";
export { type PastVerdict } from "./contacts/read-contacts.ts";
export { PrivateUrlError } from "./webhooks/webhook-store.ts";
export { exportAddress } from "./privacy/read-address.ts";
export { recheckContact } from "./runs/start-run.ts";
export { recheckContacts } from "./runs/start-run.ts";
export { startListRun } from "./runs/start-run.ts";
