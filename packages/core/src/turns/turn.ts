import type { LaneOpener, PacingState } from "@rollcall/pacing";
import type { Database } from "@rollcall/postgres";
import type { MxHost } from "@rollcall/routing";
import type { ProberPorts, SessionPlan, SessionReport } from "@rollcall/smtp";
import type { GuardState } from "@rollcall/verdict";
import type { Evidence } from "@rollcall/verdict";
import type { FirstUse } from "../egresses/first-use.ts";
import type { FreshFor } from "../runs/run.ts";
import type { Clock, VerificationSettings } from "../settings.ts";
import type { NewVerdict, Retry, StoredVerdict } from "../verdicts/verdict.ts";

/** The site of a turn. */
export interface TurnSite {
  readonly id: string;
  readonly provider: string | null;
  readonly hosts: readonly MxHost[];
  readonly tlsBrokenUntil: Date | null;
  readonly pipeliningBrokenUntil: Date | null;
}

/** An address to probe, with what is known about it. */
export interface ClaimedContact {
  readonly contactId: string;
  readonly asked: string;
  readonly domain: string;
  readonly needsSmtpUtf8: boolean;
  readonly role: boolean;
  readonly disposable: boolean;
  readonly attempts: number;
  readonly firstAttemptAt: Date | null;
  readonly evidence: readonly Evidence[];
  readonly watchedRunId: number | null;
  readonly catchAll: boolean | null;
  readonly catchAllAskedAt: Date | null;
  readonly catchAllExpiresAt: Date | null;
  /** The domain's control if its result is not clear yet; else null. */
  readonly controlAddress: string | null;
  /** The current verdict implies that the mailbox exists; never at a catch-all. */
  readonly acceptedBefore: boolean;
}

/** The pacing decision before a turn. */
export type TurnPermission =
  /** `openUntil`: end of the key's lease if the session never reports. */
  | { readonly type: "start"; readonly state: PacingState; readonly limit: number; readonly openUntil: Date }
  | { readonly type: "wait"; readonly untilMs: number }
  | { readonly type: "end" };

export type TurnStart =
  | {
      readonly type: "claimed";
      readonly site: TurnSite;
      readonly contacts: readonly ClaimedContact[];
      /** Domains whose control another lane is asking. */
      readonly controlsElsewhere: ReadonlySet<string>;
    }
  | { readonly type: "wait"; readonly untilMs: number }
  /** Nothing is due. The lane ends; the sweeper reopens it when something is. */
  | { readonly type: "idle" }
  /** A live worker still holds the lane's last session: a queue that lost its jobs handed it out again. */
  | { readonly type: "taken" }
  /** The key may not have this lane now. It ends. */
  | { readonly type: "end" };

export interface TurnRequest {
  readonly pacingKey: string;
  readonly egress: string;
  /** The lane's id: checks are held under it, so that the lane's next worker finds them. */
  readonly laneId: string;
}

/** A turn to begin. */
export interface NewTurn extends TurnRequest {
  /** The process that takes it. */
  readonly workerId: string;
}

/** The results of one turn. */
export interface TurnRecord {
  readonly pacingKey: string;
  readonly egress: string;
  readonly laneId: string;
  /** Addresses of the session. */
  readonly addresses: number;
  /** The server refuses us regardless of the recipient: record it before other turns begin. */
  readonly isUrgent: boolean;
  /** When checks that were not reached are due again. */
  readonly requeueAt: Date;
  readonly site: Pick<TurnSite, "id" | "tlsBrokenUntil" | "pipeliningBrokenUntil">;
  readonly freshFor: FreshFor;
  /** Domains whose control another lane was asking. */
  readonly controlsElsewhere: ReadonlySet<string>;
  /**
   * Decides the session: called with the state of the site's guard (or null) under the site's row lock, and with what is known by now
   * of the domains whose control another lane was asking.
   */
  readonly judge: (guard: unknown, elsewhere: ReadonlyMap<string, KnownControl>) => TurnJudgement;
  /** Scouts for unprobed addresses of the same domains. */
  readonly scouts: (judgement: TurnJudgement) => readonly Scout[];
  /** Updates the key's pace: called under its row lock. */
  readonly step: (stored: unknown) => PacingState;
  /**
   * What the lane does next: called under the same lock with the new pace and when the key's next check is due (null:
   * none).
   */
  next(state: PacingState, nextDueAt: Date | null): NextTurn;
}

/** The lane sleeps until its next turn, or ends: then the sweeper reopens it when there is work, not before a time. */
export type NextTurn =
  | { readonly type: "again"; readonly at: Date }
  | { readonly type: "rest"; readonly notBefore: Date | null };

/** The scout of a greylisting domain. Other addresses wait until then, and use its egress; null: they may go. */
export interface Scout {
  readonly domain: string;
  readonly until: Date | null;
}

/** The results of a session. Checks of the lane in neither list are released unchanged. */
export interface TurnJudgement {
  readonly verdicts: readonly NewVerdict[];
  readonly retries: readonly Retry[];
  /** Results of controls. */
  readonly catchAlls: readonly CatchAllFact[];
  /** The next state of the site's guard. */
  readonly guard: GuardState;
  /** The site has come into doubt: its recent refusals are reverted. Null: it has not. */
  readonly takeBack: TakeBack | null;
  /** Decides an acceptance again, at a domain whose control was refused before and is accepted now. */
  readonly afterFlip: (accepted: StoredVerdict, control: CatchAllFact) => NewVerdict;
}

/** Refusals of a site that are no longer believed: no such mailbox, or disabled. */
export interface TakeBack {
  /** Recorded at or after this time. */
  readonly since: Date;
  /** When checks of open runs are retried. */
  readonly dueAt: Date;
  readonly redecide: (refused: StoredVerdict) => NewVerdict;
}

/** The result of a domain's control, which holds until a time. */
export interface KnownControl {
  readonly catchAll: boolean;
  readonly askedAt: Date;
  readonly expiresAt: Date;
}

export interface CatchAllFact {
  readonly domain: string;
  readonly catchAll: boolean | null;
  readonly askedAt: Date;
  readonly expiresAt: Date;
  /** The control to try again; null once its result is clear. */
  readonly controlAddress: string | null;
}

/** A session's failure that holds for all of a site's addresses. */
export interface SharedRecord {
  readonly laneId: string;
  readonly egress: string;
  readonly verdicts: readonly NewVerdict[];
  readonly retries: readonly Retry[];
  readonly freshFor: FreshFor;
}

export interface RecordedTurn {
  readonly state: PacingState;
  /** When the key's next check is due, or null. */
  readonly nextDueAt: Date | null;
}

/** Begins and records the turns of one process. Each call resolves when its turn is durable. */
export interface TurnBatches {
  /** `permit` is called with the key's stored pace under the key's row lock. */
  readonly beginTurn: (request: NewTurn, permit: (stored: unknown) => TurnPermission) => Promise<TurnStart>;
  readonly recordTurn: (turn: TurnRecord) => Promise<RecordedTurn>;
}

/** Dependencies of a turn. */
export interface TurnPorts {
  readonly database: Database;
  readonly turns: TurnBatches;
  readonly lanes: LaneOpener;
  readonly probe: (plan: SessionPlan, ports: ProberPorts) => Promise<SessionReport>;
  readonly resolveHost: ProberPorts["resolveHost"];
  readonly clock: Clock;
  readonly settings: VerificationSettings;
  /** This process's worker id. */
  readonly workerId: string;
  /** Lanes with a session in this process, by name. A queue that lost its jobs may deliver one twice. */
  readonly lanesHeld: Set<string>;
  /** Egresses that open no lanes at the moment. */
  readonly resting: ReadonlySet<string>;
  /** Of egresses that warm up. */
  readonly firstUse: FirstUse;
  /** Aborted at shutdown: sessions QUIT, checks that were not reached are released. */
  readonly signal: AbortSignal;
}

/** How a turn ended: the next one is at a time, or the lane is closed. */
export type LaneEnd = { readonly type: "again"; readonly atMs: number } | { readonly type: "end" };
