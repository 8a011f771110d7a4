import type { PacingOverrides } from "@rollcall/pacing";
import type { FreshDays } from "./fresh-days.ts";

export type LogLevel = "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";

/** A source of sessions: greylisting remembers all three. */
export interface EgressSetting {
  readonly name: string;
  /** Null: whichever address the system takes. */
  readonly bindAddress: string | null;
  readonly heloName: string;
  /** "" is the null reverse-path. */
  readonly mailFrom: string;
}

/** All that the environment sets. */
export interface Settings {
  /** PostgreSQL; null: an embedded one below `dataDir`. */
  readonly databaseUrl: string | null;
  /** Redis; null: the queues live in PostgreSQL. */
  readonly redisUrl: string | null;
  /** Connections of one process to PostgreSQL for the data; null: what suits the process. */
  readonly databasePool: number | null;
  /** And for the queues, where they live there too. */
  readonly queuePool: number | null;
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  /** Where people reach the server, without a path; null: nowhere but at `host` and `port`. */
  readonly publicUrl: string | null;
  /** Names by which the server is asked, beside its own. */
  readonly allowedHosts: readonly string[];
  /** Addresses and networks of proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  /** Requests that one key may send in a minute. */
  readonly rateLimitPerMinute: number;
  /** Where a worker of its own answers /livez, /readyz and /metrics; null: nowhere. */
  readonly workerListen: { readonly host: string; readonly port: number } | null;
  /** Who has it may read /metrics from another machine; null: nobody may. */
  readonly metricsToken: string | null;
  /** `host` or `host:port`; empty: the system's. */
  readonly dnsServers: readonly string[];
  readonly smtpPort: number;
  readonly allowPrivateAddresses: boolean;
  /** Null: not given, and answers will suffer. */
  readonly heloName: string | null;
  /** Null: not given. "" is the null reverse-path, chosen on purpose. */
  readonly mailFrom: string | null;
  /** Several sources, the same on every machine; null: the one that HELO_NAME and MAIL_FROM name. */
  readonly egresses: readonly EgressSetting[] | null;
  /** Names of the egresses that this process serves; null: those whose address is one of this machine's. */
  readonly servedEgresses: readonly string[] | null;
  /** Delays from the first attempt, ascending. */
  readonly retryScheduleMs: readonly number[];
  readonly pacing: PacingOverrides;
  readonly freshDays: FreshDays;
  readonly webhookAllowPrivateAddresses: boolean;
  /** Seals webhook secrets in the database; null: they are stored as they are. */
  readonly webhookSecretKey: string | null;
  /** A mail server that the operator chose for the doctor to knock at; null: none. */
  readonly doctorHost: string | null;
  readonly logLevel: LogLevel;
}

/** Reads a file's text; what it throws becomes a problem with the setting that names the file. */
export type ReadFile = (path: string) => string;
