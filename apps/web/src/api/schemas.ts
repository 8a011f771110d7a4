import type { components, operations } from "@rollcall/api-client";
import type { Evidence } from "@rollcall/verdict";

/** What the API sends and takes, under the names of its OpenAPI document. Made from that document: nothing here is written by hand. */
type Schemas = components["schemas"];

/** The JSON of an operation's first answer. */
type Answer<Operation extends keyof operations> = operations[Operation] extends {
  responses: { 200: { content: { "application/json": infer Body } } };
}
  ? Body
  : never;

export type { Evidence };
export type Status = Schemas["Status"];
export type Reason = Schemas["Reason"];

export type List = Schemas["List"];
export type Analysis = Schemas["Analysis"];
export type Run = Schemas["Run"];
export type StatusCounts = Run["counts"];
export type Result = Schemas["Result"];
export type Summary = Schemas["Summary"];
export type StatusSplit = Omit<Summary["top_domains"][number], "domain">;
export type Preview = Schemas["Preview"];

export type CheckOne = Omit<Schemas["CheckOne"], "evidence"> & { evidence: Evidence[] };
export type Step = Schemas["Step"];
export type StepName = Step["step"];
export type TranscriptLine = NonNullable<CheckOne["transcript"]>[number];
export type Verdict = Schemas["Verdict"];

export type Contact = Schemas["Contact"];
export type HistoryEntry = Omit<Schemas["HistoryEntry"], "evidence"> & { evidence: Evidence[] };
export type ContactRecord = Omit<Answer<"get_contacts_id">, "history"> & { history: HistoryEntry[] };
export type ContactFilter = Extract<ScheduleTarget, { type: "filter" }>["filter"];

/** What a verdict, a row, a contact and an entry of its history have in common: the rest is there where it is known. */
export type VerdictFields = Pick<Result, "status" | "checked_at"> & {
  email?: string | null;
  reason: Result["reason"];
} & { [Field in Exclude<keyof Verdict, "email" | "status" | "reason" | "checked_at">]?: Verdict[Field] | null };

export type Schedule = Schemas["Schedule"];
export type ScheduleTarget = Schedule["target"];
export type ScheduledRun = Schedule["last_runs"][number];
export type Every = NonNullable<Schedule["every"]>;
export type ScheduleInput = Pick<
  Schedule,
  "name" | "target" | "every" | "cron" | "time_zone" | "older_than_days" | "spread_hours" | "daily_limit"
>;
export type SchedulePreview = Schemas["SchedulePreview"];
export type Change = Schemas["Change"];
export type ChangeKind = Change["kind"];
export type ChangeCounts = Schemas["ChangeCounts"];

export type Webhook = Schemas["Webhook"];
export type WebhookEvent = Webhook["events"][number];
export type NewWebhook = Webhook & { secret: string };
export type Delivery = Schemas["Delivery"];
export type Suppression = Schemas["Suppression"];
export type SuppressionsAdded = Schemas["SuppressionsAdded"];
export type Retention = Schemas["Retention"];
export type AuditEntry = Answer<"get_audit">["entries"][number];
export type ErasureReceipt = Schemas["ErasureReceipt"];

export type PacingKey = Schemas["PacingKey"];
export type Stats = Schemas["Stats"];
export type Egress = Schemas["Egress"];
export type Diagnosis = Schemas["Diagnosis"];
export type Finding = Schemas["Finding"];
export type FindingState = Finding["state"];
export type Session = Schemas["Session"];
export type KeyScope = Schemas["Scope"];
export type ApiKey = Schemas["Key"];
export type NewApiKey = Schemas["NewKey"];
