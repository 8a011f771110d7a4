/** The use cases of Rollcall and the records they work on: the only door to the stored data. */

// Lists: files read into rows.
export { Analyst, type ListAnalysis } from "./lists/analysis.ts";
export { changeMapping } from "./lists/change-mapping.ts";
export { changeRows, ListChangedError, type RowsChange } from "./lists/change-rows.ts";
export { chooseColumns, ColumnError } from "./lists/choose-columns.ts";
export { openContactTable, type ReadOptions, SKIP_FOOTER_LIMIT } from "./lists/contact-table.ts";
export { FilePrinter, HEAD_BYTES } from "./lists/file-print.ts";
export { type FileImport, importFile, ListGoneError } from "./lists/import-file.ts";
export {
  createList,
  deleteAbandonedImports,
  deleteList,
  findListByFile,
  findListByKey,
  findOriginal,
  findSameFile,
  IdempotencyKeyError,
  maybeStored,
  readList,
  readLists,
  renameList,
  type SameFile,
  type UploadedList,
} from "./lists/list-store.ts";
export { DerivingError } from "./lists/derive-list.ts";
export { mergeLists } from "./lists/merge-lists.ts";
export { type SplitBy, splitList } from "./lists/split-list.ts";
export { subtractLists } from "./lists/subtract-lists.ts";
export { labelList, type Labels, readTags } from "./lists/label-list.ts";
export type { AnsweredRow, Dedupe, List, RowFilter } from "./lists/list.ts";

// Reading files, here or in threads.
export { noBytes, resultOf } from "./reading/jobs.ts";
export { openReaders, type Readers } from "./reading/open-readers.ts";
export type { FilePreview } from "./reading/preview-job.ts";

// Rows with their answers.
export { EVERY_ROW } from "./rows/answer-query.ts";
export { EXPORT_TARGETS, type ExportTarget } from "./rows/export-targets.ts";
export { type ExportPart, exportParts } from "./rows/export-parts.ts";
export {
  deleteExportPreset,
  type ExportPreset,
  findExportPreset,
  readExportPresets,
  storeExportPreset,
} from "./rows/export-presets.ts";
export { APPENDED_COLUMNS, isAppendedColumn } from "./rows/appended-columns.ts";
export {
  assertColumns,
  type ExportRequest,
  exportTable,
  NoSuchColumnError,
  withOpenEvidence,
} from "./rows/export-rows.ts";
export { ListAnswers } from "./rows/list-answers.ts";
export { readRows } from "./rows/read-rows.ts";

// Addresses that look mistyped.
export { type DecidedTypos, decideTypos } from "./typos/decide-typos.ts";
export { readTypoPatterns, readTypos } from "./typos/read-typos.ts";
export type { Typo, TypoAction, TypoChoice, TypoPattern, TypoState } from "./typos/typo.ts";

// Runs and single checks.
export { addressIn, checkOne, readCheckOne, type StoredCheckOne } from "./runs/check-one.ts";
export { endOverdue, type FinishPorts, finishRun, tickRuns } from "./runs/finish-run.ts";
export { insertRun, ListNotFreeError } from "./runs/insert-run.ts";
export { type Progress, progressOf, type ProgressPorts, type StallReason } from "./runs/progress.ts";
export { countChanges, readChanges } from "./runs/read-changes.ts";
export { readProgress } from "./runs/read-progress.ts";
export {
  cancelRun,
  closeCancelled,
  pauseRun,
  readLatestRun,
  readOpenRuns,
  readRun,
  resumeRun,
} from "./runs/run-store.ts";
export { changedSince, openAddresses, readSummary } from "./runs/run-summary.ts";
export type { ContactFilter, NewRun, Run, RunProgress } from "./runs/run.ts";
export {
  repairRuns,
  recheckContact,
  recheckContacts,
  startListRun,
  startRun,
  type StartRunPorts,
} from "./runs/start-run.ts";
export { watchRun, watchSteps } from "./runs/run-topics.ts";
export { addSteps, readSteps, type StoredStep } from "./runs/step.ts";

// Contacts.
export { contactId, contactKey } from "./contacts/contact-id.ts";
export { countDue } from "./contacts/contact-query.ts";
export type { NewContact } from "./contacts/contact.ts";
export { ASK_EVERYBODY, DEFAULT_FRESH_FOR, freshFor } from "./contacts/freshness.ts";
export {
  type ContactCursor,
  type ContactPage,
  type PastVerdict,
  readContact,
  readContacts,
  type StoredContact,
} from "./contacts/read-contacts.ts";
export { storeContacts } from "./contacts/store-contacts.ts";

// Schedules.
export {
  createSchedule,
  deleteSchedule,
  type NewSchedule,
  type PastRun,
  readLiveSchedules,
  readPastRuns,
  readSchedule,
  readSchedules,
  type Schedule,
  type ScheduleTarget,
  updateSchedule,
} from "./schedules/schedule-store.ts";
export { startDueSchedules, startScheduleNow } from "./schedules/start-due.ts";

// Suppressions.
export { addSuppressions, settleSuppressions } from "./suppressions/add-suppressions.ts";
export { readEntries } from "./suppressions/read-entries.ts";
export { readEntry, type SuppressionEntry } from "./suppressions/read-suppression.ts";
export {
  countSuppressions,
  deleteSuppression,
  readSuppressions,
  type StoredSuppression,
} from "./suppressions/suppression-store.ts";

// The operator's own lists of domains and role names.
export { OWN_LISTS, type OwnList, readOwnLines } from "./own-lists/own-entry.ts";
export {
  addOwnEntries,
  countOwnEntries,
  readOwnEntries,
  removeOwnEntry,
  type StoredOwnEntry,
  TooManyEntriesError,
} from "./own-lists/own-store.ts";

// Webhooks.
export { announceBack, announceCompleted, announceSuspended } from "./webhooks/announce.ts";
export { deliverWebhook, readWaitingDeliveries } from "./webhooks/deliver-webhook.ts";
export { readDeliveryContent, redeliver, redeliverRange } from "./webhooks/redeliver.ts";
export { rotateSecret } from "./webhooks/rotate-secret.ts";
export { type ChangeCounts, type ContactChange, WEBHOOK_EVENTS } from "./webhooks/event.ts";
export {
  assertCallbackUrl,
  createWebhook,
  findCallback,
  deleteWebhook,
  PrivateUrlError,
  readDeliveries,
  readWebhook,
  readWebhookSecret,
  readWebhooks,
  type StoredDelivery,
  type StoredWebhook,
  testWebhook,
  updateWebhook,
} from "./webhooks/webhook-store.ts";

// Verdicts.
export { keepPartitions } from "./verdicts/partitions/keep-partitions.ts";
export { redecide, type RedecideReport } from "./verdicts/redecide.ts";
export { readVerdicts, rewriteVerdicts } from "./verdicts/stored-verdicts.ts";
export type { NewVerdict } from "./verdicts/verdict.ts";

// Domains and their routes.
export { recordRouted, type RoutedDomain } from "./domains/domain-store.ts";
export { homeEgress } from "./domains/read-route.ts";
export { afterLookup, describeSilence, type NameSilence } from "./domains/name-silence.ts";
export { resolveTurn } from "./domains/resolve-turn.ts";
export { ResolverWatch } from "./domains/resolver-watch.ts";

// Pacing keys and lanes.
export { claimDueKeys, reclaimHeld } from "./lanes/due-keys.ts";
export { listingIn, readPace } from "./lanes/pace.ts";
export { readPacingKeys, steerKey, type StoredPacingKey } from "./lanes/pacing-keys.ts";
export { moveUnservedChecks } from "./lanes/share-key.ts";
export { sweep } from "./lanes/due-keys.ts";
export { readWorkerSigns, showAlive, signOff, expireAllLeases, type WorkerSigns } from "./lanes/workers.ts";

// Turns of lanes.
export { abandonTurn } from "./turns/claim-checks.ts";
export { recordUnasked } from "./turns/record-outcomes.ts";
export { takeTurn } from "./turns/take-turn.ts";
export { createTurnBatches } from "./turns/turn-batches.ts";
export type {
  ClaimedContact,
  LaneEnd,
  TurnBatches,
  TurnPorts,
  TurnRecord,
  TurnRequest,
  TurnStart,
} from "./turns/turn.ts";

// Egresses.
export { type FirstUse, learnFirstUse, readFirstUse } from "./egresses/first-use.ts";
export { type EgressFacts, type EgressRest, readEgressFacts, readRests } from "./egresses/egress-facts.ts";
export { noteListing } from "./egresses/note-listing.ts";
export { readWarmUp, warmSince } from "./egresses/warm-up.ts";

// Outages.
export { type EgressTrouble, NO_TROUBLE, stepTrouble, troubleReason } from "./outage/egress-trouble.ts";
export {
  beginOutage,
  claimTrials,
  endOutage,
  type Outage,
  readResting,
  resumeTakenOver,
} from "./outage/outage-store.ts";
export { hasReached, NOTHING_KNOWN, outageReason, type Reachability, stepReachability } from "./outage/outage.ts";

// Privacy.
export { AUDIT_ACTIONS, type AuditAction } from "./audit/actions.ts";
export { eraseAddress } from "./privacy/erase-address.ts";
export { REMAINS } from "./privacy/what-remains.ts";
export { exportAddress, readAddress } from "./privacy/read-address.ts";
export { purgeIfDue, readRetention, storeRetention } from "./privacy/retention.ts";

// The audit log.
export { type AuditChain, sealAudit, verifyAudit } from "./audit/chain.ts";
export { type Actor, type NewAuditEntry, readAudit, writeAudit } from "./audit/audit.ts";

// Keys and browser sessions.
export {
  type BrowserSession,
  endBrowserSessions,
  findBrowserSession,
  insertBrowserSession,
  readBrowserSessions,
  SESSION_IDLE_MS,
  SESSION_LIFE_MS,
  type SessionHolder,
} from "./access/browser-sessions.ts";
export {
  type ChangeKey,
  ChangeKeyError,
  claimIdempotencyKey,
  renewIdempotencyKey,
  findChange,
  type KnownChange,
  settleIdempotencyKey,
} from "./access/idempotency.ts";
export {
  createKey,
  findKey,
  hasKeys,
  isScope,
  readKey,
  readKeys,
  revokeKey,
  rotateKey,
  type Scope,
  SCOPES,
  type StoredKey,
} from "./access/keys.ts";
export { type Area, AREAS, isAllowedFrom, isArea, isNetwork, type KeyLimits } from "./access/key-limits.ts";
export { addKeyUsage, readKeyUsage } from "./access/key-usage.ts";
export { createSecret, hashSecret } from "./access/secret.ts";
export { createSignInLink, followSignInLink, LINK_LIFE_MS } from "./access/sign-in-links.ts";

// The doctor.
export { examine } from "./doctor/examine.ts";
export { checkSettings, type HealthReport, reportHealth } from "./doctor/health.ts";
export { checkInstallation, type InstallationPorts, readInstallation } from "./doctor/installation.ts";
export { readLookups } from "./doctor/check-lookups.ts";
export { readOutages } from "./doctor/check-outages.ts";
export { readRefusals } from "./doctor/check-refusals.ts";
export type { Diagnosis, Finding } from "./doctor/finding.ts";
export {
  isWithoutWorker,
  readEngineFacts,
  watchSilence,
  WORKER_GRACE_MS,
  type WorkerSilence,
} from "./doctor/check-engines.ts";
export { senderPlan } from "./doctor/check-sender.ts";

// Figures, and how right we were.
export * from "./outcomes/index.ts";
export { readBacklog, readStats } from "./stats/stats.ts";

// Used by every use case.
export { engineFailure } from "./engine-failure.ts";
export { type Clock, egressNames, type NamedEgress, servedEgresses, type VerificationSettings } from "./settings.ts";

/** A handle for use cases; only this package knows how the data is stored. */
export type { Database, Watcher } from "@rollcall/postgres";
