import type { CheckStep } from "./step.ts";
import type { NewAuditEntry } from "../audit/audit.ts";

/** How long a verdict stays good, by status, milliseconds; null: always ask. */
export interface FreshFor {
  readonly deliverable: number | null;
  readonly risky: number | null;
  readonly undeliverable: number | null;
  /** An undeliverable verdict that leaves room for doubt is asked once more after this, and then good for as long as any. */
  readonly confirmUndeliverable?: number;
}

/** Contacts that were asked before. Null: no matter. */
export interface ContactFilter {
  /** Part of the address. */
  readonly search: string | null;
  readonly statuses: readonly string[] | null;
  readonly reasons: readonly string[] | null;
  /** As A-labels. */
  readonly domains: readonly string[] | null;
}

/** When the checks of a run may be asked at the earliest: some each day, over some hours of it. */
export interface Spread {
  readonly startAt: Date;
  /** Of each day, milliseconds; 0: all at once. */
  readonly windowMs: number;
  /** Checks a day at most; null: no limit. */
  readonly dailyLimit: number | null;
}

export interface NewRun {
  readonly kind: RunKind;
  readonly listId: number | null;
  /** Contacts to ask; null: all of the list's, or those that `filter` names. */
  readonly contactIds: readonly string[] | null;
  readonly priority: number;
  /**
   * Of a check that somebody watches: the first step, stored with the run, so that no worker can be quicker with a later
   * one. Null: nobody watches, and no steps are kept.
   */
  readonly firstStep: CheckStep | null;
  /** Stored with the run; without a subject, the run is it. Absent: not audited, as where a schedule starts it. */
  readonly audit?: NewAuditEntry;
  readonly freshFor: FreshFor;
  /** Of stored contacts: which. Only those that are to be asked get a check. */
  readonly filter?: ContactFilter;
  /** Ask those whose verdict is older, however long it is good; null: those whose verdict is no longer good. */
  readonly olderThanMs?: number | null;
  readonly spread?: Spread;
  /** The schedule that starts it, for a planned time. */
  readonly schedule?: { readonly id: number; readonly plannedAt: Date };
}

export interface StartedRun {
  readonly runId: number;
  readonly total: number;
  readonly done: number;
}

/** Where a run stands. Counts of checks, not of rows. */
export interface RunProgress {
  readonly counts: readonly { readonly status: string; readonly reason: string; readonly count: number }[];
  /** Waiting for the DNS. */
  readonly resolving: number;
  /** May be asked now. */
  readonly due: number;
  /** In a session right now. */
  readonly held: number;
  /** Not asked yet, and planned for later, as where a run is spread over hours: when the last of these may be; null: none is. */
  readonly plannedUntil: Date | null;
  /** Asked once at least, and to be asked again at a later time, by the reason. */
  readonly retry: readonly {
    readonly reason: string;
    readonly count: number;
    readonly nextAt: Date;
    readonly lastAt: Date;
  }[];
  /** Open checks by pacing key, most first: the largest keys, and those that rest the longest. */
  readonly backlog: readonly KeyBacklog[];
}

export interface KeyBacklog {
  readonly pacingKey: string;
  readonly provider: string | null;
  readonly open: number;
  /** May be asked now, or is in a session. */
  readonly due: number;
  /** Open ones that any egress may ask. */
  readonly shared: number;
  /** Each egress, with the open checks that it alone is to ask, and its pacing state there. */
  readonly sources: readonly KeySource[];
}

interface KeySource {
  readonly egress: string;
  readonly open: number;
  readonly state: unknown;
}

type RunKind = "list" | "single" | "contacts";

type RunState = "starting" | "running" | "paused" | "cancelled" | "completed";

/** A run as it is stored. */
export interface Run {
  readonly id: number;
  readonly kind: RunKind;
  readonly listId: number | null;
  readonly state: RunState;
  /** Why it was paused, where it was not the operator's doing. */
  readonly pauseReason: string | null;
  readonly total: number;
  readonly done: number;
  readonly createdAt: Date;
  readonly completedAt: Date | null;
}
