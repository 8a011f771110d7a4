import type { TurnQueues } from "@rollcall/queue";
import type { UpkeepParts } from "./start-upkeep.ts";
import type { Database, Clock, VerificationSettings } from "@rollcall/core";
import type { LaneOpener } from "@rollcall/pacing";
import type { MailResolver } from "@rollcall/routing";
import type { ProberPorts, SessionPlan, SessionReport } from "@rollcall/smtp";
import type { TurnObserver } from "@rollcall/telemetry";

/** What a worker works with. */
export interface WorkerParts {
  readonly database: Database;
  readonly queues: TurnQueues;
  readonly lanes: LaneOpener;
  readonly resolver: MailResolver;
  readonly probe: (plan: SessionPlan, ports: ProberPorts) => Promise<SessionReport>;
  readonly clock: Clock;
  readonly settings: VerificationSettings;
  readonly onFailure: (error: unknown, where: string) => void;
  /** Looks after stored contacts as well; absent: others do. */
  readonly upkeep?: UpkeepParts;
  /** Is told of each turn; optional. */
  readonly observer?: TurnObserver;
}
