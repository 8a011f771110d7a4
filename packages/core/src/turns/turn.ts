import type { NewVerdict, Retry, StoredVerdict } from "../verdicts/verdict.ts";
import type { Database } from "@rollcall/postgres";
import type { LaneOpener, PacingState } from "@rollcall/pacing";
import type { ProberPorts, SessionPlan, SessionReport } from "@rollcall/smtp";
import type { GuardState } from "@rollcall/verdict";
import type { Clock, VerificationSettings } from "../settings.ts";
import type { MxHost } from "@rollcall/routing";
import type { Evidence } from "@rollcall/verdict";
import type { FreshFor } from "../runs/run.ts";

/** The site that a turn goes to. */
export interface TurnSite {
  readonly id: string;
  readonly provider: string | null;
  readonly hosts: readonly MxHost[];
  readonly tlsBrokenUntil: Date | null;
}

/** An address to ask in a turn, with all that is known of it. */
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
  /** The domain's control that has no clear answer yet. */
  readonly controlAddress: string | null;
  /** An earlier verdict had the mailbox exist; at a catch-all none can. */
  readonly acceptedBefore: boolean;
}

/** What the pacing says before a turn. */
export type TurnPermission =
  /** `openUntil`: the key counts as open until then, should nothing be heard of the session. */
  | { readonly type: "start"; readonly state: PacingState; readonly limit: number; readonly openUntil: Date }
  | { readonly type: "wait"; readonly untilMs: number }
  | { readonly type: "end" };

export type TurnStart =
  | { readonly type: "claimed"; readonly site: TurnSite; readonly contacts: readonly ClaimedContact[] }
  | { readonly type: "wait"; readonly untilMs: number }
  /** Nothing is due. The lane is over: the sweeper opens it again when something is. */
  | { readonly type: "idle" }
  /** A live worker still holds the lane's last session: a queue that lost its jobs has opened the lane once more. */
  | { readonly type: "taken" }
  /** The key may not have this lane now. It is over. */
  | { readonly type: "end" };

export interface TurnRequest {
  readonly pacingKey: string;
  readonly egress: string;
  /** The lane's id: checks are held under it, so that whoever takes the lane over has them. */
  readonly laneId: string;
}

/** A turn that is to begin. */
export interface NewTurn extends TurnRequest {
  /** The process that takes it. */
  readonly workerId: string;
}

/** What one turn brought. */
export interface TurnRecord {
  readonly pacingKey: string;
  readonly egress: string;
  readonly laneId: string;
  /** The server refuses us, whomever we ask for: nobody else is to begin before that is known. */
  readonly isUrgent: boolean;
  /** When checks that were not reached may be asked. */
  readonly handBackAt: Date;
  readonly site: { readonly id: string; readonly tlsBrokenUntil: Date | null };
  readonly freshFor: FreshFor;
  /** Judges the session: called with the state of the site's guard (null: none yet) while the site's row is locked. */
  readonly judge: (guard: unknown) => TurnJudgement;
  /** What that means for addresses of the same domains that nobody has asked yet. */
  readonly scouts: (judgement: TurnJudgement) => readonly Scout[];
  /** Steps the key's pace: called with its state while the row is locked. */
  readonly step: (stored: unknown) => PacingState;
  /** What the lane does next: called with the key's new state and when its next check is due (null: none), under the same lock. */
  next(state: PacingState, nextDueAt: Date | null): NextTurn;
}

/** The lane sleeps until its next turn, or ends: then the sweeper opens it again when there is something to do, not before a time. */
export type NextTurn =
  | { readonly type: "again"; readonly at: Date }
  | { readonly type: "rest"; readonly notBefore: Date | null };

/** A domain that greylists. Its other addresses wait until then for the one that asked first, and ask from its egress; null: they may go. */
export interface Scout {
  readonly domain: string;
  readonly until: Date | null;
}

/** What a session came to. Checks of the lane that are in neither list go back as they were. */
export interface TurnJudgement {
  readonly verdicts: readonly NewVerdict[];
  readonly retries: readonly Retry[];
  /** Answers of controls. */
  readonly catchAlls: readonly CatchAllFact[];
  /** The next state of the site's guard. */
  readonly guard: GuardState;
  /** A doubt about the site has begun: what it refused lately is taken back. Null: none has. */
  readonly takeBack: TakeBack | null;
  /** Decides an acceptance again, at a domain whose control was refused before and is accepted now. */
  readonly afterFlip: (accepted: StoredVerdict, control: CatchAllFact) => NewVerdict;
}

/** Refusals of a site that are no longer believed: no such mailbox, or a disabled one. */
export interface TakeBack {
  /** Those recorded from then on. */
  readonly since: Date;
  /** When checks of open runs are asked again. */
  readonly dueAt: Date;
  readonly redecide: (refused: StoredVerdict) => NewVerdict;
}

export interface CatchAllFact {
  readonly domain: string;
  readonly catchAll: boolean | null;
  readonly askedAt: Date;
  readonly expiresAt: Date;
  /** The control to ask again, or null once the answer is clear. */
  readonly controlAddress: string | null;
}

/** What holds for all of a site's addresses after a session that failed for everybody. */
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

/** Begins and records the turns of one process. Each call settles when its turn is durable. */
export interface TurnBatches {
  /** `permit` is called with what is stored of the key's pace while the key is locked. */
  readonly beginTurn: (request: NewTurn, permit: (stored: unknown) => TurnPermission) => Promise<TurnStart>;
  readonly recordTurn: (turn: TurnRecord) => Promise<RecordedTurn>;
}

/** What a lane's turn needs of the world. */
export interface TurnPorts {
  readonly database: Database;
  readonly turns: TurnBatches;
  readonly lanes: LaneOpener;
  readonly probe: (plan: SessionPlan, ports: ProberPorts) => Promise<SessionReport>;
  readonly resolveHost: ProberPorts["resolveHost"];
  readonly clock: Clock;
  readonly settings: VerificationSettings;
  /** Names this process among those that take turns. */
  readonly workerId: string;
  /** Lanes that this process holds a session for, by their names. A queue that lost its jobs may hand one out a second time. */
  readonly lanesHeld: Set<string>;
  /** Aborted when the process stops: sessions QUIT, checks that were not reached go back. */
  readonly signal: AbortSignal;
}

/** How a lane's turn ended: it is taken again at a time, or the lane is closed. */
export type LaneEnd = { readonly type: "again"; readonly atMs: number } | { readonly type: "end" };
