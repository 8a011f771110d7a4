import type { Database } from "@rollcall/postgres";
import type { VerificationSettings } from "../settings.ts";
import type { TurnBatches } from "./turn-batches.ts";
import type { Clock } from "../records/clock.ts";
import type { LaneOpener } from "@rollcall/pacing";
import type { ProberPorts, SessionPlan, SessionReport } from "@rollcall/smtp";

/** What a lane's turn needs of the world. */
export interface TurnPorts {
  readonly database: Database;
  /** Begins and records turns, many in one transaction. */
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
