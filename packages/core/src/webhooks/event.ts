import type { Reason, Status } from "@rollcall/verdict";

/** How a contact changed between two definite verdicts. `other`: between deliverable and risky. */
export type ChangeKind = "became_undeliverable" | "came_back" | "became_catch_all" | "other";

export type ChangeCounts = Readonly<Record<ChangeKind, number>>;

interface ChangeSide {
  readonly status: Status;
  readonly reason: Reason;
  /** ISO 8601. */
  readonly checkedAt: string;
}

export interface ContactChange {
  readonly contactId: string;
  readonly email: string;
  readonly kind: ChangeKind;
  readonly from: ChangeSide;
  readonly to: ChangeSide;
}

/** Events that a webhook can subscribe to. */
export const WEBHOOK_EVENTS = [
  "list.read",
  "list.completed",
  "schedule.completed",
  "contacts.changed",
  "run.paused",
  "run.resumed",
  "run.cancelled",
  "provider.suspended",
  "provider.resumed",
  "outage.began",
  "outage.ended",
] as const;
type EventType = (typeof WEBHOOK_EVENTS)[number];

/** An event for webhooks. Contains no addresses. */
export interface WebhookEvent {
  readonly type: EventType;
  readonly data: object;
}

/** A completed run and its changes. */
export interface CompletedRun {
  readonly id: number;
  readonly kind: string;
  readonly listId: number | null;
  readonly scheduleId: number | null;
  readonly plannedAt: Date | null;
  readonly total: number;
  /** Addresses that ended without an answer, because the run was finished or its time was over. */
  readonly unanswered: number;
  readonly completedAt: Date;
  /** From its creation. */
  readonly durationMs: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly changes: ChangeCounts;
}

/** A key suspended because of its servers. */
export interface SuspendedKey {
  readonly pacingKey: string;
  readonly egress: string;
  readonly provider: string | null;
  readonly because: string;
  readonly until: Date;
  /** What the server said; null: nothing. */
  readonly words: string | null;
}

/** A message for a webhook. */
export interface Delivery {
  readonly id: string;
  readonly messageId: string;
  readonly event: string;
  readonly payload: string;
  readonly attempts: number;
  readonly nextAttemptAt: Date | null;
  readonly url: string;
  /** As stored. */
  readonly secret: string;
  /** The one before, while it is still valid. */
  readonly previousSecret: string | null;
}

/** The result of an attempt. */
export interface DeliveryAttempt {
  readonly state: "waiting" | "delivered" | "failed";
  readonly status: number | null;
  /** The beginning of the response's body. */
  readonly text: string | null;
  readonly error: string | null;
  readonly nextAttemptAt: Date | null;
  /** The receiver wants no more messages. */
  readonly disable: boolean;
}
