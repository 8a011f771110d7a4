import { DEFAULT_RETRY_SCHEDULE, parseDuration, parseRetrySchedule } from "@rollcall/pacing";
import { z } from "zod";
import { DEFAULT_FRESH_DAYS, freshDays } from "./fresh-days.ts";
import { isEngineUrl, UNREADABLE_URL } from "./engine-url.ts";
import { isHeloName, isReversePath, toReversePath } from "./sender-names.ts";
import { isNetwork, isDnsServer } from "./addresses.ts";
import { readEgressFile } from "./read-egress-file.ts";
import { readPacingFile } from "./read-pacing-file.ts";
import { readSecretFiles, SECRETS, withPassword } from "./secret-files.ts";
import type { EgressSetting, Settings, ReadFile } from "./settings.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

export type SettingsResult =
  | { readonly type: "settings"; readonly settings: Settings }
  /** Sentences that begin with the variable's name. */
  | { readonly type: "problems"; readonly problems: readonly string[] };

const SECRET: ReadonlySet<string> = new Set(SECRETS);

/** Characters of a value quoted in a problem. */
const SHOWN_CHARS = 60;

const YES = ["true", "1", "yes", "on"];
const NO = ["false", "0", "no", "off"];

const flag = z
  .string()
  .refine((word) => [...YES, ...NO].includes(word.toLowerCase()), "must be true or false")
  .transform((word) => YES.includes(word.toLowerCase()));

const port = z
  .string()
  .refine((text) => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535, "must be a port, 1 to 65535")
  .transform(Number);

const url = (schemes: readonly string[], example: string): z.ZodType<string> =>
  z
    .string()
    .refine((text) => schemes.includes(schemeOf(text)), { error: `must be a URL such as ${example}`, abort: true })
    .refine(isEngineUrl, `${UNREADABLE_URL}; or leave the password out, and set PGPASSWORD or PGPASSWORD_FILE`);

/** Size of a connection pool. PostgreSQL's default limit is 100. */
const poolSize = (least: number): z.ZodType<number | undefined> =>
  z
    .string()
    .refine(
      (text) => /^\d{1,4}$/.test(text) && Number(text) >= least && Number(text) <= 1_000,
      `must be a number of connections, ${least} to 1000`,
    )
    .transform(Number)
    .optional();

const listen = z
  .string()
  .regex(
    /^(?:\[[0-9a-f:.]+\]|[\w.-]+):\d{1,5}$/i,
    "must be an address and a port, such as 127.0.0.1:9400 or 0.0.0.0:9400",
  )
  .refine((text) => Number(text.slice(text.lastIndexOf(":") + 1)) <= 65_535, "must end with a port up to 65535")
  .transform((text) => ({
    host: text.slice(0, text.lastIndexOf(":")).replace(/^\[(.*)\]$/, "$1"),
    port: Number(text.slice(text.lastIndexOf(":") + 1)),
  }))
  .optional();

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

const ENVIRONMENT = z.object({
  DATABASE_URL: url(["postgres:", "postgresql:"], "postgresql://user:password@host:5432/rollcall").optional(),
  REDIS_URL: z
    .string()
    .refine((text) => text.split(",").every((one) => ["redis:", "rediss:"].includes(schemeOf(one))), {
      error: "must be a URL such as redis://host:6379, or several of a cluster or of sentinels, separated by commas",
      abort: true,
    })
    .refine((text) => text.split(",").every(isEngineUrl), UNREADABLE_URL)
    .optional(),
  DATABASE_POOL: poolSize(4),
  QUEUE_POOL: poolSize(4),
  DATA_DIR: z.string().default("./data"),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, "must be an address or name of this machine, such as 127.0.0.1 or 0.0.0.0")
    .default("127.0.0.1"),
  PORT: port.default(3000),
  PUBLIC_URL: z
    .string()
    .refine(isOrigin, "must be a URL without a path, such as https://verify.example.com")
    .optional(),
  ALLOWED_HOSTS: z
    .string()
    .default("")
    .transform(splitList)
    .refine((all) => all.every(isHostName), "must be a list of names, such as verify.example.com,rollcall.internal"),
  CORS_ORIGINS: z
    .string()
    .default("")
    .transform(splitList)
    .refine((all) => all.every(isOrigin), "must be a list of origins, such as https://app.example.com"),
  TRUSTED_PROXIES: z
    .string()
    .default("")
    .transform(splitList)
    .refine(
      (all) => all.every(isNetwork),
      "must be a list of IP addresses and of networks smaller than /0, such as 127.0.0.1,10.0.0.0/8,2001:db8::/32",
    ),
  RATE_LIMIT: z
    .string()
    .refine((text) => /^\d{1,7}$/.test(text) && Number(text) >= 10, "must be requests in a minute, 10 to 9999999")
    .transform(Number)
    .default(3000),
  REACHER_API: flag.default(false),
  WORKER_LISTEN: listen,
  METRICS_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
  DNS_SERVERS: z
    .string()
    .default("")
    .transform(splitList)
    .refine((all) => all.every(isDnsServer), "must be a list of IP addresses, such as 9.9.9.9,[2620:fe::fe]:53"),
  SMTP_PORT: port.default(25),
  SMTP_ALLOW_PRIVATE_ADDRESSES: flag.default(false),
  HELO_NAME: z
    .string()
    .refine(isHeloName, "must be the full name that this machine's address points back to, such as verify.example.com")
    .optional(),
  MAIL_FROM: z
    .string()
    .refine(isReversePath, "must be an address that takes mail, such as postmaster@example.com, or <> for none")
    .transform(toReversePath)
    .optional(),
  EGRESS_FILE: z.string().optional(),
  EGRESSES: z.string().transform(splitList).optional(),
  RETRY_SCHEDULE: z.string().default(DEFAULT_RETRY_SCHEDULE),
  RUN_LIMIT: z
    .string()
    .refine((text) => (parseDuration(text) ?? 0) > 0, "must be a duration such as 36h or 2d")
    .transform((text) => parseDuration(text) ?? 0)
    .optional(),
  SESSIONS: z
    .string()
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) >= 1, "must be a number of sessions, 1 to 99999")
    .transform(Number)
    .optional(),
  PACING_FILE: z.string().optional(),
  FRESH_DAYS: freshDays.prefault(DEFAULT_FRESH_DAYS),
  WEBHOOK_ALLOW_PRIVATE_ADDRESSES: flag.default(false),
  WEBHOOK_SECRET_KEY: z.string().min(16, "must have at least 16 characters").optional(),
  DOCTOR_HOST: z
    .string()
    .regex(/^[\w.-]+\.[\w-]+$|^[0-9a-f.:]+$/i, "must be the name or address of a mail server, such as mx.example.com")
    .optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(", ")}`).default("info"),
});

/**
 * Reads the settings and reports all problems at once. An empty variable counts as unset; surrounding space is ignored.
 * Secrets may be in files (`NAME_FILE`).
 */
export function readSettings(environment: Environment, readFile: ReadFile): SettingsResult {
  const secrets = readSecretFiles(environment, readFile);
  const given: Record<string, string> = { ...secrets.values };
  for (const name of Object.keys(ENVIRONMENT.shape)) {
    const value = environment[name]?.trim();
    if (value) given[name] ??= value;
  }
  const parsed = ENVIRONMENT.safeParse(given);
  const problems = [...secrets.problems];
  if (!parsed.success) problems.push(...parsed.error.issues.map((issue) => describe(issue, given)));
  else if (secrets.databasePassword !== undefined) {
    const url = withPassword(parsed.data.DATABASE_URL, secrets.databasePassword);
    if (url.type === "problem") problems.push(url.problem);
    else parsed.data.DATABASE_URL = url.value;
  }
  const schedule = parseRetrySchedule(given["RETRY_SCHEDULE"] ?? DEFAULT_RETRY_SCHEDULE);
  if (schedule.type === "problem") problems.push(`RETRY_SCHEDULE ${schedule.problem}`);
  const pacing = readPacingFile(given["PACING_FILE"], readFile);
  problems.push(...pacing.problems);
  // A bad name or sender is reported once, not per egress that inherits it.
  const usual = parsed.success ? { heloName: parsed.data.HELO_NAME, mailFrom: parsed.data.MAIL_FROM } : USUAL;
  const egress = readEgressFile(given["EGRESS_FILE"], usual, readFile);
  problems.push(...egress.problems, ...problemsOfServed(given, egress.egresses));
  if (!parsed.success || schedule.type === "problem" || problems.length > 0) return { type: "problems", problems };
  return { type: "settings", settings: toSettings(parsed.data, schedule.delaysMs, pacing.overrides, egress.egresses) };
}

/** Placeholders while other settings are invalid. */
const USUAL = { heloName: "", mailFrom: "" };

/** Problems of EGRESSES with respect to the file. */
function problemsOfServed(
  given: Readonly<Record<string, string>>,
  egresses: readonly EgressSetting[] | null,
): readonly string[] {
  const served = given["EGRESSES"];
  if (given["EGRESS_FILE"] === undefined) {
    return served === undefined ? [] : ["EGRESSES names egresses of EGRESS_FILE, which is not set"];
  }
  if (served === undefined || egresses === null) return [];
  const names = egresses.map(({ name }) => name);
  const unknown = splitList(served).filter((name) => !names.includes(name));
  return unknown.map((name) => `EGRESSES must be a list of ${names.join(", ")}, not "${name}"`);
}

function describe(issue: z.core.$ZodIssue, given: Readonly<Record<string, string>>): string {
  const name = String(issue.path[0]);
  const value = given[name];
  const shown = value === undefined || SECRET.has(name) ? "" : `, not ${JSON.stringify(value.slice(0, SHOWN_CHARS))}`;
  return `${name} ${issue.message}${shown}`;
}

const DAY_MS = 86_400_000;

function toSettings(
  data: z.infer<typeof ENVIRONMENT>,
  retryScheduleMs: readonly number[],
  pacing: Settings["pacing"],
  egresses: Settings["egresses"],
): Settings {
  return {
    databaseUrl: data.DATABASE_URL ?? null,
    redisUrl: data.REDIS_URL ?? null,
    databasePool: data.DATABASE_POOL ?? null,
    queuePool: data.QUEUE_POOL ?? null,
    dataDir: data.DATA_DIR,
    host: data.HOST,
    port: data.PORT,
    publicUrl: data.PUBLIC_URL === undefined ? null : new URL(data.PUBLIC_URL).origin,
    allowedHosts: data.ALLOWED_HOSTS.map((name) => name.toLowerCase()),
    corsOrigins: data.CORS_ORIGINS.map((origin) => new URL(origin).origin),
    trustedProxies: data.TRUSTED_PROXIES,
    rateLimitPerMinute: data.RATE_LIMIT,
    reacherApi: data.REACHER_API,
    workerListen: data.WORKER_LISTEN ?? null,
    metricsToken: data.METRICS_TOKEN ?? null,
    dnsServers: data.DNS_SERVERS,
    smtpPort: data.SMTP_PORT,
    allowPrivateAddresses: data.SMTP_ALLOW_PRIVATE_ADDRESSES,
    heloName: data.HELO_NAME ?? null,
    mailFrom: data.MAIL_FROM ?? null,
    egresses,
    servedEgresses: data.EGRESSES ?? null,
    retryScheduleMs,
    runLimitMs: data.RUN_LIMIT ?? (retryScheduleMs.at(-1) ?? 0) + DAY_MS,
    sessions: data.SESSIONS ?? null,
    pacing,
    freshDays: data.FRESH_DAYS,
    webhookAllowPrivateAddresses: data.WEBHOOK_ALLOW_PRIVATE_ADDRESSES,
    webhookSecretKey: data.WEBHOOK_SECRET_KEY ?? null,
    doctorHost: data.DOCTOR_HOST ?? null,
    logLevel: data.LOG_LEVEL,
  };
}

function splitList(text: string): string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
}

function isOrigin(text: string): boolean {
  if (!/^https?:\/\/[^\s/?#@]+\/?$/i.test(text)) return false;
  return URL.canParse(text);
}

function isHostName(text: string): boolean {
  return /^[a-z\d](?:[a-z\d.-]{0,251}[a-z\d])?$/i.test(text);
}

/** The scheme of a URL with an authority; "" for other text. */
function schemeOf(text: string): string {
  return /^([a-z]+:)\/\/[^\s]+$/i.exec(text)?.[1]?.toLowerCase() ?? "";
}
