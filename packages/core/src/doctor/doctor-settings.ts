import type { NamedEgress } from "../settings.ts";

/** What the doctor is told of the installation. */
export interface DoctorSettings {
  readonly egresses: readonly NamedEgress[];
  /** Names of the egresses whose address this machine has: only from those can a server be greeted here. */
  readonly served: readonly string[];
  readonly smtpPort: number;
  readonly allowPrivateAddresses: boolean;
  /** A mail server that the operator chose, to see whether it can be reached; null: none. */
  readonly doctorHost: string | null;
  readonly dataDir: string;
  /** Connections to PostgreSQL that this process may open. */
  readonly connections: number;
}
