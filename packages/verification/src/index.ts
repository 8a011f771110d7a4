export { checkOne, type CheckOnePorts, type StartedCheckOne } from "./check-one/check-one.ts";
export { APPENDED_COLUMNS, isAppendedColumn } from "./export/columns.ts";
export {
  type ExportRequest,
  type ExportTable,
  assertColumns,
  exportTable,
  NoSuchColumnError,
  withScore,
} from "./export/export-rows.ts";
export { homeEgress } from "./egress/home-egress.ts";
export { NoEgressError, servedEgresses } from "./egress/served-egresses.ts";
export { hasReached, NOTHING_KNOWN, outageReason, type Reachability, stepReachability } from "./guard/outage.ts";
export { ASK_EVERYBODY, DEFAULT_FRESH_FOR, freshFor } from "./freshness.ts";
export type { DoctorSettings } from "./doctor/doctor-settings.ts";
export { type DoctorPorts, examine } from "./doctor/examine.ts";
export { senderPlan } from "./doctor/sender-plan.ts";
export type { Diagnosis, Finding } from "./doctor/finding.ts";
export { changeMapping, type Mapping } from "./import/change-mapping.ts";
export { importList, type ImportRequest, ListGoneError } from "./import/import-list.ts";
export type { ImportSource } from "./import/import-source.ts";
export { readPace, type PaceView, steerPace } from "./pace.ts";
export {
  redecide,
  type RedecidePorts,
  type RedecideReport,
  type RedecideRequest,
  type VerdictChange,
} from "./redecide/redecide.ts";
export { type ResolveEnd, type ResolvePorts, resolveTurn } from "./resolve/resolve-turn.ts";
export { expectedSeconds, type ExpectedWork } from "./run/expected-time.ts";
export { type Progress, progressOf, type ProgressPorts, type StallReason, type TimeLeft } from "./run/progress.ts";
export { isWithoutWorker, WORKER_GRACE_MS, type WorkerSilence, watchSilence } from "./run/worker-silence.ts";
export { mendRuns, startRun, type StartRunPorts } from "./run/start-run.ts";
export { type SchedulePorts, startDueSchedules, startScheduleNow } from "./schedule/start-due.ts";
export { egressNames, type NamedEgress, type VerificationSettings } from "./settings.ts";
export { contactKey } from "./privacy/contact-key.ts";
export { purgeIfDue } from "./privacy/purge.ts";
export {
  addSuppressions,
  type AddedSuppressions,
  type SuppressionEntry,
  type SuppressionPorts,
} from "./suppression/add-suppressions.ts";
export { sweep, type SweepPorts } from "./sweep.ts";
export { deliverWebhook, type DeliverPorts } from "./webhook/deliver-webhook.ts";
export { runEvents, suspendedEvent } from "./webhook/run-events.ts";
export { sealSecret } from "./webhook/seal-secret.ts";
export { newWebhookSecret } from "./webhook/sign-webhook.ts";
export { takeTurn } from "./turn/take-turn.ts";
export type { LaneEnd, TurnPorts } from "./turn/turn-ports.ts";
