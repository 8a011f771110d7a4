import type { Database, Clock, Diagnosis, HealthReport, VerificationSettings } from "@rollcall/core";
import type { LaneOpener } from "@rollcall/pacing";
import type { BoardQueue } from "@rollcall/queue";
import type { AccessPolicy } from "./access/access-policy.ts";
import type { Health } from "./routes/health.ts";

/** Dependencies of the routes, built once at startup. */
export interface Services {
  readonly database: Database;
  readonly lanes: LaneOpener;
  readonly clock: Clock;
  readonly settings: VerificationSettings;
  readonly queueBackend: "redis" | "postgres";
  /** The queues for the board at /queues. */
  readonly boardQueues: readonly BoardQueue[];
  /** Warnings about the configuration, in sentences. */
  readonly warnings: readonly string[];
  /** Whether no worker is running, so that runs make no progress. */
  readonly isWithoutWorker: () => boolean;
  /** Who may access the server. */
  readonly access: AccessPolicy;
  readonly webhooks: {
    /** Encrypts stored secrets; null: they are stored in the clear. */
    readonly secretKey: string | null;
    readonly allowPrivateAddresses: boolean;
  };
  /** Serves the shapes of Reacher's API as well. */
  readonly reacherApi: boolean;
  /** Readiness and metrics. */
  readonly health: Health;
  /** What is wrong now, without asking the network. */
  readonly readHealth: () => Promise<HealthReport>;
  /** Runs the doctor. */
  readonly examine: () => Promise<Diagnosis>;
}
