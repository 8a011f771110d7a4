export type { Actor, NewAuditEntry } from "./audit.ts";
export type { Backlog } from "./backlog.ts";
export type { NewVerdict, Retry, WaitingContact } from "./check.ts";
export type { Clock } from "./clock.ts";
export type { NewContact } from "./contact.ts";
export type { RoutedDomain, UnroutedDomain, WantedDomain } from "./domain.ts";
export type {
  ChangeCounts,
  ChangeKind,
  CompletedRun,
  ContactChange,
  Delivery,
  DeliveryAttempt,
  EventStore,
  EventType,
  SendWebhook,
  SuspendedKey,
  WebhookAnswer,
  WebhookEvent,
} from "./event.ts";
export type { Lane, LaneOpener } from "./lane.ts";
export type {
  AnsweredRow,
  AnswersOf,
  Dedupe,
  FinishedImport,
  ImportBatch,
  ImportedCounts,
  List,
  ListFilling,
  ListFormat,
  NewList,
  NewRow,
  RowFilter,
} from "./list.ts";
export type { MailResolver } from "./mail-resolver.ts";
export type { Outage } from "./outage.ts";
export type { DueKey } from "./pacing-key.ts";
export type { Redecided, RedecideStore, StoredVerdict } from "./redecide.ts";
export type {
  ContactFilter,
  FreshFor,
  KeyBacklog,
  KeySource,
  NewRun,
  Run,
  RunProgress,
  Spread,
  StartedRun,
} from "./run.ts";
export type {
  Egress,
  ProberPorts,
  Recipient,
  SessionEnding,
  SessionPlan,
  SessionPolicy,
  SessionReport,
  SessionStep,
  SessionTimeouts,
  TranscriptLine,
} from "./session.ts";
export type {
  NewSchedule,
  Schedule,
  ScheduledStart,
  ScheduledStartEnd,
  ScheduleStore,
  ScheduleTarget,
} from "./schedule.ts";
export type { DomainStore, ListStore, OutageStore, RunStore, StepStore, Store, TurnStore } from "./store.ts";
export type {
  CatchAllFact,
  ClaimedContact,
  NewTurn,
  NextTurn,
  RecordedTurn,
  Scout,
  SharedRecord,
  TakeBack,
  TurnJudgement,
  TurnPermission,
  TurnRecord,
  TurnRequest,
  TurnSite,
  TurnStart,
} from "./turn.ts";
export type { ObservedTurn, TurnObserver } from "./turn-observer.ts";
export type { NewSuppression, Purged, PurgeStore, Retention, SuppressionStore } from "./suppression.ts";
