import type { PacingOverrides } from "@rollcall/pacing";
import type { EgressProxy } from "@rollcall/smtp";
import type { FreshDays } from "./fresh-days.ts";

export type LogLevel = "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";

/** A source of sessions, which greylists remember by address, HELO name and sender. */
export interface EgressSetting {
  readonly name: string;
  /** Null: the system chooses. */
  readonly bindAddress: string | null;
  /** Carries its sessions; absent: none. */
  readonly proxy?: EgressProxy | undefined;
  /** The address that servers see, where it is not `bindAddress`; absent: not known. */
  readonly address?: string | undefined;
  /** Its address is new and gets its whole budgets in three weeks. `since`: its first use, YYYY-MM-DD, or null: to be learned. */
  readonly warmUp?: { readonly since: string | null } | undefined;
  readonly heloName: string;
  /** "" is the null reverse-path. */
  readonly mailFrom: string;
}

/** All settings from the environment. */
export interface Settings {
  /** PostgreSQL; null: an embedded one in `dataDir`. */
  readonly databaseUrl: string | null;
  /** Redis; null: queues in PostgreSQL. */
  readonly redisUrl: string | null;
  /** Pool size per process for the data; null: the process decides. */
  readonly databasePool: number | null;
  /** Pool size per process for queues in PostgreSQL. */
  readonly queuePool: number | null;
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  /** Public origin of the server; null: `host` and `port` alone. */
  readonly publicUrl: string | null;
  /** Further accepted Host names. */
  readonly allowedHosts: readonly string[];
  /** Proxies (addresses and networks) whose X-Forwarded-For is trusted. */
  readonly trustedProxies: readonly string[];
  /** Origins whose pages may call the API with a key. */
  readonly corsOrigins: readonly string[];
  /** Requests per API key and minute. */
  readonly rateLimitPerMinute: number;
  /** Serves the shapes of Reacher's API as well. */
  readonly reacherApi: boolean;
  /** Where a standalone worker serves /livez, /readyz and /metrics; null: nowhere. */
  readonly workerListen: { readonly host: string; readonly port: number } | null;
  /** The bearer token that /metrics requires; null: it is not served. */
  readonly metricsToken: string | null;
  /** `address` or `address:port`; empty: the system's. */
  readonly dnsServers: readonly string[];
  readonly smtpPort: number;
  readonly allowPrivateAddresses: boolean;
  /** Null: not set, which makes servers reject more. */
  readonly heloName: string | null;
  /** Null: not set. "": the null reverse-path, set on purpose. */
  readonly mailFrom: string | null;
  /** Sources, the same on every machine; null: the one of HELO_NAME and MAIL_FROM. */
  readonly egresses: readonly EgressSetting[] | null;
  /** Egresses served by this process; null: those whose address this machine has. */
  readonly servedEgresses: readonly string[] | null;
  /** Delays from the first attempt, ascending. */
  readonly retryScheduleMs: readonly number[];
  /** How long a run waits for answers. */
  readonly runLimitMs: number;
  /** Sessions that a worker may have open at once; null: as many as its machine allows. */
  readonly sessions: number | null;
  readonly pacing: PacingOverrides;
  readonly freshDays: FreshDays;
  readonly webhookAllowPrivateAddresses: boolean;
  /** Encrypts webhook secrets in the database; null: stored in plain text. */
  readonly webhookSecretKey: string | null;
  /** A mail server for the doctor to connect to; null: none. */
  readonly doctorHost: string | null;
  readonly logLevel: LogLevel;
}

/** Reads a text file; errors become problems of the setting that names it. */
export type ReadFile = (path: string) => string;
