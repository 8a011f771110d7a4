import type { Reason, Run, Status } from "./types.ts";

/** What narrows the contacts; absent means all. */
export interface ContactFilter {
  readonly q?: string | undefined;
  readonly status?: string | undefined;
  readonly reason?: string | undefined;
  readonly domain?: string | undefined;
}

export type ScheduleTarget =
  | { readonly type: "list"; readonly list_id: string }
  | { readonly type: "filter"; readonly filter: ContactFilter }
  | { readonly type: "all" };

export type Every = "weekly" | "monthly" | "quarterly";

/** What a schedule is made of; `every` or `cron` is set, the other null. */
export interface ScheduleInput {
  readonly name: string;
  readonly target: ScheduleTarget;
  readonly every: Every | null;
  readonly cron: string | null;
  /** An IANA zone: its clock is meant, through summer and winter time. */
  readonly time_zone: string;
  /** Null: those whose verdict has gone stale. */
  readonly older_than_days: number | null;
  /** A run's questions are spread over so many hours. */
  readonly spread_hours: number;
  readonly daily_limit: number | null;
}

export interface Schedule extends ScheduleInput {
  readonly id: string;
  readonly paused: boolean;
  readonly next_run_at: string | null;
  readonly last_runs: readonly ScheduledRun[];
  readonly created_at: string;
}

export interface ScheduledRun {
  readonly run_id: string;
  readonly planned_at: string;
  readonly started_at: string | null;
  readonly state: Run["state"];
  readonly total: number;
  readonly done: number;
  readonly changes: ChangeCounts;
}

/** What a schedule would do if it ran now. */
export interface SchedulePreview {
  readonly contacts: number;
  readonly due: number;
  readonly next_runs: readonly string[];
}

export type ChangeKind = "became_undeliverable" | "came_back" | "became_catch_all" | "other";

export type ChangeCounts = Readonly<Record<ChangeKind, number>>;

interface VerdictThen {
  readonly status: Status;
  readonly reason: Reason;
  readonly checked_at: string;
}

/** One contact whose verdict is another one since a run. */
export interface Change {
  readonly contact_id: string;
  readonly email: string;
  readonly kind: ChangeKind;
  readonly from: VerdictThen | null;
  readonly to: VerdictThen;
}

export type WebhookEvent = "list.completed" | "schedule.completed" | "contacts.changed" | "provider.suspended";

export interface Webhook {
  readonly id: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  readonly enabled: boolean;
  readonly created_at: string;
  readonly last_delivery: Delivery | null;
}

/** As it is told once, when the webhook is made. */
export interface NewWebhook extends Webhook {
  readonly secret: string;
}

export interface Delivery {
  readonly id: string;
  readonly event: string;
  readonly message_id: string;
  readonly state: "waiting" | "delivered" | "failed";
  readonly attempts: number;
  readonly last_status: number | null;
  readonly last_error: string | null;
  readonly next_attempt_at: string | null;
  readonly created_at: string;
  readonly delivered_at: string | null;
}

export interface Suppression {
  readonly entry: string;
  readonly kind: "address" | "domain";
  readonly note: string | null;
  readonly created_at: string;
}

/** What came of adding entries to the suppression list. */
export interface SuppressionsAdded {
  readonly added: number;
  /** Stood on it already. */
  readonly known: number;
  readonly rejected: readonly { readonly entry: string; readonly problem: string }[];
}

/** How many days something is kept; null is for ever. */
export interface Retention {
  readonly list_days: number | null;
  readonly history_days: number | null;
}

/** What was deleted of one person, by what it was. */
export interface ErasureReceipt {
  readonly receipt_id: string;
  readonly at: string;
  readonly deleted: Readonly<Record<string, number>>;
}

export interface AuditEntry {
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string | null;
  readonly detail: unknown;
}
