import type { BoardQueue } from "@rollcall/queue";
import type { AccessPolicy } from "./access/access-policy.ts";
import type { Health } from "./routes/health.ts";
import type { Database, Clock, Diagnosis, VerificationSettings } from "@rollcall/core";
import type { LaneOpener } from "@rollcall/pacing";

/** All that the routes work with; built once, where the process starts. */
export interface Services {
  readonly database: Database;
  readonly lanes: LaneOpener;
  readonly clock: Clock;
  readonly settings: VerificationSettings;
  readonly queueBackend: "redis" | "postgres";
  /** The queues, for the board at /queues. */
  readonly boardQueues: readonly BoardQueue[];
  /** Things that make answers worse, in sentences. */
  readonly warnings: readonly string[];
  /** Whether no worker is running, so that runs and checks make no progress. */
  readonly isWithoutWorker: () => boolean;
  /** Who may ask. */
  readonly access: AccessPolicy;
  readonly webhooks: {
    /** Seals stored secrets; null: they are stored as they are. */
    readonly secretKey: string | null;
    readonly allowPrivateAddresses: boolean;
  };
  /** Whether it is able to work, and its metrics. */
  readonly health: Health;
  /** Has the doctor look. */
  readonly examine: () => Promise<Diagnosis>;
}
