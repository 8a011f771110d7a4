import type { components, operations } from "@rollcall/api-client";

/** The API's types under their OpenAPI names, all derived from the document. */
type Schemas = components["schemas"];

/** The JSON of a successful operation. */
type Answer<Operation extends keyof operations> = JsonOf<operations[Operation]["responses"], 200 | 201>;

type JsonOf<Responses, Status> = {
  [Each in keyof Responses]: Each extends Status
    ? Responses[Each] extends { content: { "application/json": infer Body } }
      ? Body
      : never
    : never;
}[keyof Responses];

export type Evidence = Schemas["Evidence"];
export type Status = Schemas["Status"];
export type Reason = Schemas["Reason"];

export type List = Schemas["List"];
export type ListsPage = Answer<"get_lists">;
export type Analysis = Schemas["Analysis"];
export type Run = Schemas["Run"];
export type StatusCounts = Schemas["StatusCounts"];
export type Result = Schemas["Result"];
export type ResultsPage = Answer<"get_lists_id_results">;
export type Summary = Schemas["Summary"];
export type StatusSplit = Omit<Summary["top_domains"][number], "domain">;
export type Preview = Schemas["Preview"];

export type CheckOne = Schemas["CheckOne"];
export type StallReason = NonNullable<CheckOne["stall_reason"]>;
/** A step of a check; the page adds the verdict as the last one. */
export type Step = Omit<Schemas["Step"], "step"> & { readonly step: Schemas["Step"]["step"] | "verdict" };
export type StepName = Step["step"];
export type TranscriptLine = NonNullable<CheckOne["transcript"]>[number];
export type Verdict = Schemas["Verdict"];

export type Contact = Schemas["Contact"];
export type ContactsPage = Answer<"get_contacts">;
/** A contact as other answers refer to it. */
export type ContactHead = Pick<Contact, "id" | "email" | "status" | "reason" | "checked_at">;
export type ContactRecord = Answer<"get_contacts_id">;
export type ContactFilter = Extract<ScheduleTarget, { type: "filter" }>["filter"];

/** What a row, a contact and a history entry have in common, with the rest optional. */
export type VerdictFields = Pick<Result, "status" | "reason" | "checked_at"> &
  Partial<Pick<Result, keyof Result & keyof Verdict>>;

export type Schedule = Schemas["Schedule"];
export type SchedulesPage = Answer<"get_schedules">;
export type ScheduleTarget = Schedule["target"];
export type ScheduledRun = Schedule["last_runs"][number];
export type Every = NonNullable<Schedule["every"]>;
export type ScheduleInput = Pick<
  Schedule,
  "name" | "target" | "every" | "cron" | "time_zone" | "older_than_days" | "spread_hours" | "daily_limit"
>;
export type SchedulePreview = Schemas["SchedulePreview"];
export type Change = Schemas["Change"];
export type ChangesPage = Answer<"get_runs_id_changes">;
export type ChangeKind = Change["kind"];
export type ChangeCounts = Schemas["ChangeCounts"];

export type Webhook = Schemas["Webhook"];
export type Webhooks = Answer<"get_webhooks">;
export type ExportPresets = Answer<"get_export_presets">;
export type WebhookEvent = Webhook["events"][number];
export type NewWebhook = Answer<"post_webhooks">;
export type Delivery = Schemas["Delivery"];
export type DeliveryContent = Answer<"get_webhooks_id_deliveries_delivery">;
export type Deliveries = Answer<"get_webhooks_id_deliveries">;
export type Suppression = Schemas["Suppression"];
export type SuppressionsPage = Answer<"get_suppressions">;
export type SuppressionsAdded = Schemas["SuppressionsAdded"];
export type Retention = Schemas["Retention"];
export type AuditPage = Answer<"get_audit">;
export type AuditEntry = AuditPage["entries"][number];
export type AuditAction = Schemas["AuditAction"];
export type ErasureReceipt = Schemas["ErasureReceipt"];

export type PacingKey = Schemas["PacingKey"];
export type PacingKeys = Answer<"get_pacing_keys">;
export type Stats = Schemas["Stats"];
export type Egress = Schemas["Egress"];
export type Diagnosis = Schemas["Diagnosis"];
export type Health = Schemas["Health"];
export type OpenProblem = Schemas["OpenProblem"];
export type Finding = Schemas["Finding"];
export type FindingState = Finding["state"];
export type Session = Schemas["Session"];
export type OpenSession = Schemas["OpenSession"];
export type KeyScope = Schemas["Scope"];
export type ApiKey = Schemas["Key"];
export type NewApiKey = Schemas["NewKey"];

export type Typo = Schemas["Typo"];
export type TypoPattern = Schemas["TypoPattern"];
export type TypoState = Typo["state"];
export type TyposPage = Answer<"get_lists_id_typos">;
export type TypoPatternsPage = Answer<"get_lists_id_typos_patterns">;
export type DecidedTypos = Answer<"post_lists_id_typos">;
export type TypoAction = operations["post_lists_id_typos"]["requestBody"]["content"]["application/json"]["action"];

export type OwnList = Schemas["OwnEntry"]["list"];
export type OwnEntriesPage = Answer<"get_settings_own_lists">;
export type OwnEntriesAdded = Schemas["OwnEntriesAdded"];
