import type { NewAuditEntry } from "../audit/audit.ts";
import type { CheckStep } from "./step.ts";

/** How long verdicts stay valid, by status, milliseconds; null: always check again. */
export interface FreshFor {
  readonly deliverable: number | null;
  readonly risky: number | null;
  readonly undeliverable: number | null;
  /** An ambiguous undeliverable verdict is checked once more after this; then it is valid for the full time. */
  readonly confirmUndeliverable?: number;
}

/** Filter of checked contacts. Null = any. */
export interface ContactFilter {
  /** Substring of the address. */
  readonly search: string | null;
  readonly statuses: readonly string[] | null;
  readonly reasons: readonly string[] | null;
  /** As A-labels. */
  readonly domains: readonly string[] | null;
}

/** The earliest times of a run's checks: a number of them each day, spread over some hours. */
export interface Spread {
  readonly startAt: Date;
  /** Window within each day, milliseconds; 0: all at once. */
  readonly windowMs: number;
  /** Maximum checks per day; null: no limit. */
  readonly dailyLimit: number | null;
}

export interface NewRun {
  readonly kind: RunKind;
  readonly listId: number | null;
  /** Contacts to check; null: all of the list's, or those that `filter` selects. */
  readonly contactIds: readonly string[] | null;
  readonly priority: number;
  /**
   * For a watched check: its first step, stored with the run, so that no worker stores a later one first. Null: not
   * watched, and no steps are stored.
   */
  readonly firstStep: CheckStep | null;
  /** Stored with the run; the run is the subject unless one is given. Absent: not audited, as for scheduled runs. */
  readonly audit?: NewAuditEntry;
  readonly freshFor: FreshFor;
  /** Selects stored contacts. Only those that are due get a check. */
  readonly filter?: ContactFilter;
  /** Check contacts whose verdict is older, even if valid; null: only those with an expired one. */
  readonly olderThanMs?: number | null;
  readonly spread?: Spread;
  /** How long it waits for answers, milliseconds; absent: the process's setting. */
  readonly limitMs?: number | undefined;
  /** The schedule and the planned time it starts the run for. */
  readonly schedule?: { readonly id: number; readonly plannedAt: Date };
}

export interface StartedRun {
  readonly runId: number;
  readonly total: number;
  readonly done: number;
}

/** Progress of a run. Counts checks, not rows. */
export interface RunProgress {
  readonly counts: readonly { readonly status: string; readonly reason: string; readonly count: number }[];
  /** Waiting for the DNS. */
  readonly resolving: number;
  /** Ready to be probed. */
  readonly due: number;
  /** In a session right now. */
  readonly held: number;
  /** Latest time of checks that are spread into the future; null: none. */
  readonly plannedUntil: Date | null;
  /** Probed at least once and due again later, by reason. */
  readonly retry: readonly {
    readonly reason: string;
    readonly count: number;
    readonly nextAt: Date;
    readonly lastAt: Date;
    /** The latest first attempt among them. */
    readonly lastFirstAt: Date;
  }[];
  /** Open checks by pacing key, most first: the largest keys, and those suspended longest. */
  readonly backlog: readonly KeyBacklog[];
}

export interface KeyBacklog {
  readonly pacingKey: string;
  readonly provider: string | null;
  readonly open: number;
  /** Ready to be probed, or in a session. */
  readonly due: number;
  /** Domains of its work whose control was not asked yet. */
  readonly domains: number;
  /** Open checks for any egress, and those of them that don't wait for a retry. */
  readonly shared: number;
  readonly sharedWork: number;
  /** Each egress with the open checks assigned to it, and its pacing state. */
  readonly sources: readonly KeySource[];
}

interface KeySource {
  readonly egress: string;
  readonly open: number;
  /** Those that don't wait for a retry. */
  readonly work: number;
  readonly state: unknown;
  /** First use of the egress, milliseconds since the epoch, if it was to be remembered; absent: not. */
  readonly firstUsedMs?: number | null;
}

type RunKind = "list" | "single" | "contacts";

type RunState = "starting" | "running" | "paused" | "cancelled" | "completed";

/** A stored run. */
export interface Run {
  readonly id: number;
  readonly kind: RunKind;
  readonly listId: number | null;
  readonly state: RunState;
  /** Why it was paused, if not by the operator. */
  readonly pauseReason: string | null;
  readonly total: number;
  readonly done: number;
  readonly createdAt: Date;
  readonly completedAt: Date | null;
  /** Why it did not wait for all answers: an operator finished it, or its time was over; null: it did, or still does. */
  readonly endedBy: "finished" | "time_limit" | null;
  /** Addresses that ended without an answer because of that. */
  readonly unanswered: number;
}
