import type {
  Clock,
  LaneOpener,
  MailResolver,
  ProberPorts,
  SessionPlan,
  SessionReport,
  Store,
  TurnObserver,
} from "@rollcall/ports";
import type { TurnQueues } from "@rollcall/queue";
import type { VerificationSettings } from "@rollcall/verification";
import type { UpkeepParts } from "./start-upkeep.ts";

/** What a worker works with. */
export interface WorkerParts {
  readonly store: Store;
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
