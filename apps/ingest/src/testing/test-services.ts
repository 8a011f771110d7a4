import { type Database, DEFAULT_FRESH_FOR, type NamedEgress, type VerificationSettings } from "@rollcall/core";
import { watchHealth } from "@rollcall/compose/watch-health";
import type { LaneOpener } from "@rollcall/pacing";
import { createMetrics } from "@rollcall/telemetry";
import { accessPolicy, type AccessSettings } from "../access/access-policy.ts";
import type { Services } from "../services.ts";

interface TestServicesOptions {
  readonly access?: Partial<AccessSettings>;
  readonly boardQueues?: Services["boardQueues"];
  /** The egresses, or their names alone. */
  readonly egresses?: readonly (string | NamedEgress)[];
  readonly isWithoutWorker?: () => boolean;
  readonly reacherApi?: boolean;
}

/** The routes' services with only a database: opening a lane does nothing. Runs no queries itself. */
export function testServices(database: Database, options: TestServicesOptions = {}): Services {
  const {
    access = {},
    boardQueues = [],
    egresses = ["main"],
    isWithoutWorker = () => false,
    reacherApi = false,
  } = options;
  return {
    database,
    lanes: NOBODY,
    clock: CLOCK,
    settings: settingsOf(egresses),
    queueBackend: "postgres",
    boardQueues,
    warnings: [],
    isWithoutWorker,
    access: accessPolicy({ ...LOOPBACK, ...access }),
    readHealth: watchHealth({
      database,
      redis: null,
      clock: CLOCK,
      settings: ELSEWHERE,
      connections: 20,
      warnings: [],
    }),
    examine: async () => ({ checkedAtMs: Date.now(), verdict: "ok", findings: [] }),
    webhooks: { secretKey: null, allowPrivateAddresses: false },
    reacherApi,
    health: healthOf(database),
  };
}

const CLOCK = { nowMs: () => Date.now(), random: () => 0.5 };
const ELSEWHERE = { databaseUrl: "elsewhere", dataDir: "." };

const nobody = async (): Promise<void> => {};
const NOBODY: LaneOpener = { open: nobody, wake: nobody, resolve: nobody };

/** No test sends as many requests. */
const LOOPBACK: AccessSettings = {
  host: "127.0.0.1",
  publicUrl: null,
  allowedHosts: [],
  trustedProxies: [],
  rateLimitPerMinute: 1_000_000,
  corsOrigins: [],
};

function settingsOf(wanted: readonly (string | NamedEgress)[]): VerificationSettings {
  const egresses = wanted.map((one) =>
    typeof one === "string" ? { name: one, bindAddress: null, heloName: "probe.example.com", mailFrom: "" } : one,
  );
  return {
    egresses,
    served: egresses.map(({ name }) => name),
    freshFor: DEFAULT_FRESH_FOR,
    retryScheduleMs: [60_000],
    roleIsRisky: false,
    pacing: {},
    smtpPort: 25,
    allowPrivateAddresses: false,
  };
}

function healthOf({ pool }: Database): Services["health"] {
  const needs = [{ name: "PostgreSQL", check: () => pool.query("SELECT 1") }];
  return { needs, metrics: createMetrics(), metricsToken: null };
}
