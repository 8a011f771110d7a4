import type { Database, Clock, VerificationSettings } from "@rollcall/core";
import type { LaneOpener } from "@rollcall/pacing";
import type { TurnQueues } from "@rollcall/queue";
import type { MailResolver } from "@rollcall/routing";
import type { ProberPorts, SessionPlan, SessionReport } from "@rollcall/smtp";
import type { Tell, TurnObserver } from "@rollcall/telemetry";
import type { UpkeepParts } from "./start-upkeep.ts";

/** Dependencies of a worker. */
export interface WorkerParts {
  readonly database: Database;
  readonly queues: TurnQueues;
  readonly lanes: LaneOpener;
  readonly resolver: MailResolver;
  readonly probe: (plan: SessionPlan, ports: ProberPorts) => Promise<SessionReport>;
  readonly clock: Clock;
  readonly settings: VerificationSettings;
  /** Sessions open at once, at most. */
  readonly sessions: number;
  readonly onFailure: (error: unknown, where: string) => void;
  /** Told of milestones of runs. */
  readonly tell?: Tell | undefined;
  /** Schedules, webhooks and retention; absent: left to others. */
  readonly upkeep?: UpkeepParts;
  /** Notified of each turn. */
  readonly observer?: TurnObserver;
}
