export { deleteBrowserSession, findBrowserSession, insertBrowserSession } from "./access/browser-sessions.ts";
export { claimIdempotencyKey, settleIdempotencyKey } from "./access/idempotency.ts";
export { findKey, hasKeys, insertKey, readKeys, revokeKey, type StoredKey } from "./access/keys.ts";
export { contactKey } from "./contacts/contact-key.ts";
export { countDue } from "./contacts/count-due.ts";
export { readContact, readContacts, type ContactCursor, type StoredContact } from "./contacts/read-contacts.ts";
export { readEngineFacts } from "./doctor/engine-facts.ts";
export { examine } from "./doctor/examine.ts";
export type { Diagnosis, Finding } from "./doctor/finding.ts";
export { senderPlan } from "./doctor/sender-plan.ts";
export { resolveTurn } from "./domains/resolve-turn.ts";
export { ASK_EVERYBODY, DEFAULT_FRESH_FOR, freshFor } from "./freshness.ts";
export { homeEgress } from "./lanes/home-egress.ts";
export { readPace, steerPace } from "./lanes/pace.ts";
export { readPacingKeys, type StoredPacingKey } from "./lanes/read-pacing-keys.ts";
export { servedEgresses } from "./lanes/served-egresses.ts";
export { stepPacingKeys } from "./lanes/step-pacing-keys.ts";
export { sweep } from "./lanes/sweep.ts";
export { takeOverAll } from "./lanes/take-over-all.ts";
export { readWorkerSigns, type WorkerSigns } from "./lanes/workers.ts";
export { changeMapping } from "./lists/change-mapping.ts";
export { ListGoneError, importList } from "./lists/import-list.ts";
export type { ImportSource } from "./lists/import-source.ts";
export { readListFacts } from "./lists/list-facts.ts";
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
export { readAnalysis, storeAnalysis } from "./lists/stored-analysis.ts";
export { NOTHING_KNOWN, hasReached, outageReason, stepReachability, type Reachability } from "./outage/outage.ts";
export { readAudit, writeAudit } from "./privacy/audit.ts";
export { eraseAddress } from "./privacy/erase-address.ts";
export { purgeIfDue } from "./privacy/purge.ts";
export { readAddress } from "./privacy/read-address.ts";
export { readRetention, storeRetention } from "./privacy/retention.ts";
export { Recent } from "./recent.ts";
export type { Actor, NewAuditEntry } from "./records/audit.ts";
export type { NewVerdict } from "./records/check.ts";
export type { Clock } from "./records/clock.ts";
export type { NewContact } from "./records/contact.ts";
export type { RoutedDomain } from "./records/domain.ts";
export type { ChangeCounts, ContactChange } from "./records/event.ts";
export type { AnsweredRow, AnswersOf, Dedupe, List, RowFilter } from "./records/list.ts";
export type { ContactFilter, NewRun, Run, RunProgress } from "./records/run.ts";
export type { NewSchedule, Schedule, ScheduleTarget } from "./records/schedule.ts";
export type { ClaimedContact, TurnRecord, TurnRequest, TurnStart } from "./records/turn.ts";
export { redecide, type RedecideReport } from "./redecide/redecide.ts";
export { EVERY_ROW } from "./rows/answer-query.ts";
export { APPENDED_COLUMNS, isAppendedColumn } from "./rows/columns.ts";
export { NoSuchColumnError, assertColumns, exportTable, withScore } from "./rows/export-rows.ts";
export { countPassing, findRows } from "./rows/index/find-rows.ts";
export { createRowIndexer, type RowIndex, type RowIndexer } from "./rows/index/row-indexer.ts";
export { countRows, countRowsByStatus, readRowsAt } from "./rows/read-rows.ts";
export { checkOne } from "./runs/check-one.ts";
export { expectedSeconds } from "./runs/expected-time.ts";
export { progressOf, type Progress, type ProgressPorts, type StallReason } from "./runs/progress.ts";
export { countChanges, readChanges } from "./runs/read-changes.ts";
export { readCheckOne, type StoredCheckOne } from "./runs/read-check-one.ts";
export { cancelRun, pauseRun, resumeRun } from "./runs/run-store.ts";
export { readSummary, type RunSummary } from "./runs/run-summary.ts";
export { mendRuns, startRun, type StartRunPorts } from "./runs/start-run.ts";
export { readSteps, type StoredStep } from "./runs/steps.ts";
export { ListNotFreeError } from "./runs/take-list.ts";
export { WORKER_GRACE_MS, isWithoutWorker, type WorkerSilence, watchSilence } from "./runs/worker-silence.ts";
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
export { egressNames, type NamedEgress, type VerificationSettings } from "./settings.ts";
export { readBacklog } from "./stats/read-backlog.ts";
export { readStats } from "./stats/stats.ts";
export { addSuppressions, type SuppressionEntry } from "./suppressions/add-suppressions.ts";
export {
  countSuppressions,
  deleteSuppression,
  readSuppressions,
  type StoredSuppression,
} from "./suppressions/suppression-store.ts";
export { takeTurn } from "./turns/take-turn.ts";
export type { LaneEnd, TurnPorts } from "./turns/turn-ports.ts";
export { deliverWebhook } from "./webhooks/deliver-webhook.ts";
export { runEvents, suspendedEvent } from "./webhooks/run-events.ts";
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
export { abandonTurn } from "./turns/claim-site.ts";
export { addStep } from "./runs/steps.ts";
export { announceCompleted } from "./webhooks/announce.ts";
export { announceSuspended } from "./webhooks/announce.ts";
export { beginOutage } from "./outage/outage-store.ts";
export { claimDueKeys } from "./lanes/due-keys.ts";
export { claimTrials } from "./outage/outage-store.ts";
export { closeCancelled } from "./runs/close-cancelled.ts";
export { contactId } from "./contacts/contact-id.ts";
export { createList } from "./lists/list-store.ts";
export { endOutage } from "./outage/outage-store.ts";
export { findListByFile } from "./lists/list-store.ts";
export { giveAway } from "./lanes/give-away.ts";
export { insertRun } from "./runs/insert-run.ts";
export { readLatestRun } from "./runs/run-store.ts";
export { readList } from "./lists/list-store.ts";
export { readLiveSchedules } from "./schedules/schedule-store.ts";
export { readProgress } from "./runs/read-progress.ts";
export { readRows } from "./rows/read-rows.ts";
export { readRun } from "./runs/run-store.ts";
export { readVerdicts } from "./redecide/read-verdicts.ts";
export { readWaitingDeliveries } from "./webhooks/deliveries.ts";
export { reclaimHeld } from "./lanes/due-keys.ts";
export { recordRouted } from "./domains/resolve-store.ts";
export { recordUnasked } from "./turns/record-shared.ts";
export { rewriteVerdicts } from "./redecide/rewrite-verdicts.ts";
export { settleSuppressions } from "./suppressions/insert-suppressions.ts";
export { showAlive } from "./lanes/workers.ts";
export { signOff } from "./lanes/workers.ts";
export { storeContacts } from "./contacts/store-contacts.ts";
export type { Outage } from "./records/outage.ts";
export { createTurnBatches, type TurnBatches } from "./turns/turn-batches.ts";
export { engineFailure, type EngineFailure } from "./engine-failure.ts";
/** The stored data. Callers hand it to use cases; how it is stored is known in here alone. */
export type { Database } from "@rollcall/postgres";
