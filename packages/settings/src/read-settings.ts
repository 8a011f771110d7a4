import { parseAddress } from "@rollcall/address";
import { parseRetrySchedule } from "@rollcall/pacing";
import { z } from "zod";
import { readPacingFile } from "./read-pacing-file.ts";
import type { Settings } from "./settings.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads a file's text; rejected reads become problems. */
export type ReadFile = (path: string) => string;

export type SettingsResult =
  | { readonly type: "settings"; readonly settings: Settings }
  | { readonly type: "problems"; readonly problems: readonly string[] };

/** RFC 5321 §4.5.4.1 has senders give up after days; a day is more than anybody waits for a list. */
const DEFAULT_RETRY_SCHEDULE = "6m,17m,35m,95m,3.5h";

/** A fully qualified host name or an address literal (RFC 5321 §4.1.1.1). */
const HELO_NAME = /^(?=.{1,255}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$|^\[[0-9a-f.:]+\]$/i;

const flag = z
  .enum(["true", "false", "1", "0", "yes", "no"], "is true or false")
  .transform((word) => ["true", "1", "yes"].includes(word));

const port = z.coerce
  .number("is a port from 1 to 65535")
  .int("is a port from 1 to 65535")
  .min(1, "is a port from 1 to 65535")
  .max(65_535, "is a port from 1 to 65535");

const url = (schemes: readonly string[], example: string): z.ZodType<string> =>
  z.string().refine((text) => schemes.includes(schemeOf(text)), `is a URL such as ${example}`);

const ENVIRONMENT = z.object({
  DATABASE_URL: url(["postgres:", "postgresql:"], "postgresql://user:password@host:5432/rollcall").optional(),
  REDIS_URL: url(["redis:", "rediss:"], "redis://host:6379").optional(),
  DATA_DIR: z.string().default("./data"),
  HOST: z.string().default("127.0.0.1"),
  PORT: port.default(3000),
  DNS_SERVERS: z
    .string()
    .default("")
    .transform(splitList)
    .refine((all) => all.every(isServer), "is a list such as 9.9.9.9,[2620:fe::fe]:53"),
  SMTP_PORT: port.default(25),
  SMTP_ALLOW_PRIVATE_ADDRESSES: flag.default(false),
  HELO_NAME: z
    .string()
    .regex(HELO_NAME, "is the full host name that this machine's address points back to, such as verify.example.com")
    .optional(),
  MAIL_FROM: z
    .string()
    .refine(isReversePath, "is an address that accepts mail, such as postmaster@example.com, or <> for none")
    .transform((text) => (text === "<>" ? "" : text))
    .optional(),
  RETRY_SCHEDULE: z.string().default(DEFAULT_RETRY_SCHEDULE),
  PACING_FILE: z.string().optional(),
  LOG_LEVEL: z
    .enum(
      ["fatal", "error", "warn", "info", "debug", "trace", "silent"],
      "is fatal, error, warn, info, debug, trace or silent",
    )
    .default("info"),
});

/**
 * Reads the settings, and reports everything that is wrong with them at once. A variable that is set to nothing counts
 * as not set.
 */
export function readSettings(environment: Environment, readFile: ReadFile): SettingsResult {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = ENVIRONMENT.safeParse(given);
  const problems = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
  const schedule = parseRetrySchedule(given["RETRY_SCHEDULE"] ?? DEFAULT_RETRY_SCHEDULE);
  if (schedule.type === "problem") problems.push(`RETRY_SCHEDULE ${schedule.problem}`);
  const pacing = readPacingFile(given["PACING_FILE"], readFile);
  problems.push(...pacing.problems);
  if (!parsed.success || schedule.type === "problem" || problems.length > 0) return { type: "problems", problems };
  return { type: "settings", settings: toSettings(parsed.data, schedule.delaysMs, pacing.overrides) };
}

function toSettings(
  data: z.infer<typeof ENVIRONMENT>,
  retryScheduleMs: readonly number[],
  pacing: Settings["pacing"],
): Settings {
  return {
    databaseUrl: data.DATABASE_URL ?? null,
    redisUrl: data.REDIS_URL ?? null,
    dataDir: data.DATA_DIR,
    host: data.HOST,
    port: data.PORT,
    dnsServers: data.DNS_SERVERS,
    smtpPort: data.SMTP_PORT,
    allowPrivateAddresses: data.SMTP_ALLOW_PRIVATE_ADDRESSES,
    heloName: data.HELO_NAME ?? null,
    mailFrom: data.MAIL_FROM ?? null,
    retryScheduleMs,
    pacing,
    logLevel: data.LOG_LEVEL,
  };
}

function splitList(text: string): string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
}

/** `1.2.3.4`, `1.2.3.4:53`, `::1`, `[::1]:53`. */
function isServer(text: string): boolean {
  return /^(\d{1,3}(\.\d{1,3}){3}(:\d{1,5})?|\[[0-9a-f:]+\](:\d{1,5})?|[0-9a-f]*:[0-9a-f:]+)$/i.test(text);
}

function isReversePath(text: string): boolean {
  return text === "<>" || parseAddress(text).type === "address";
}

function schemeOf(text: string): string {
  return /^[a-z]+:(?=\/\/)/i.exec(text)?.[0].toLowerCase() ?? "";
}
