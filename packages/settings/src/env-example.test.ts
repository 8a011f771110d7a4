import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { SECRETS } from "./secret-files.ts";
import { type Environment, readSettings, type SettingsResult } from "./read-settings.ts";

const EXAMPLE = readFileSync(new URL("../../../.env.example", import.meta.url), "utf8");

/** The settings in the file's commented lines. */
const SHOWN: Readonly<Record<string, string>> = Object.fromEntries(
  [...EXAMPLE.matchAll(/^#?([A-Z_]+)=(.*)$/gm)].map(([, name = "", value = ""]) => [name, value]),
);

const FILES: Readonly<Record<string, string>> = {
  "./egress.yaml": "egresses: [{ name: a, bindAddress: 192.0.2.10 }, { name: b, bindAddress: 192.0.2.11 }]",
  "./pacing.yaml": "providers: { google: { rejectedPerHour: 50 } }",
  "/run/secrets/database-url": "postgresql://db/rollcall\n",
  "/run/secrets/redis-url": "redis://cache\n",
};
const read = (environment: Environment): SettingsResult =>
  readSettings(environment, (path) => FILES[path] ?? "a-long-random-text\n");

/** The settings that are given instead of a secret. */
const SECRET_FILES = [...SECRETS, "PGPASSWORD"].map((name) => `${name}_FILE`);

test(".env.example: names every setting, and all that it shows is right", () => {
  expect(Object.keys(SHOWN).sort()).toEqual(
    [
      "DATABASE_URL",
      "REDIS_URL",
      "DATABASE_POOL",
      "QUEUE_POOL",
      "DATA_DIR",
      "HOST",
      "PORT",
      "PUBLIC_URL",
      "ALLOWED_HOSTS",
      "CORS_ORIGINS",
      "TRUSTED_PROXIES",
      "RATE_LIMIT",
      "REACHER_API",
      "WORKER_LISTEN",
      "METRICS_TOKEN",
      "DNS_SERVERS",
      "SMTP_PORT",
      "SMTP_ALLOW_PRIVATE_ADDRESSES",
      "HELO_NAME",
      "MAIL_FROM",
      "EGRESS_FILE",
      "EGRESSES",
      "RETRY_SCHEDULE",
      "RUN_LIMIT",
      "SESSIONS",
      "PACING_FILE",
      "FRESH_DAYS",
      "WEBHOOK_SECRET_KEY",
      "WEBHOOK_ALLOW_PRIVATE_ADDRESSES",
      "DOCTOR_HOST",
      "LOG_LEVEL",
      ...SECRET_FILES,
    ].sort(),
  );
  const entries = Object.entries(SHOWN);
  expect(read(Object.fromEntries(entries.filter(([name]) => !SECRET_FILES.includes(name)))).type).toBe("settings");
  // PGPASSWORD_FILE is no use beside a URL with a password.
  const inFiles = entries.filter(([name]) => !SECRETS.some((secret) => secret === name) && name !== "PGPASSWORD_FILE");
  expect(read(Object.fromEntries(inFiles))).toMatchObject({ settings: { redisUrl: "redis://cache" } });
});

test(".env.example: changes nothing until a line is uncommented", () => {
  expect(EXAMPLE.split("\n").filter((line) => line !== "" && !line.startsWith("#"))).toEqual([]);
});

test(".env.example: what has a plain default shows that one", () => {
  const plain = [
    "DATA_DIR",
    "HOST",
    "PORT",
    "RATE_LIMIT",
    "REACHER_API",
    "SMTP_PORT",
    "SMTP_ALLOW_PRIVATE_ADDRESSES",
    "FRESH_DAYS",
    "WEBHOOK_ALLOW_PRIVATE_ADDRESSES",
    "RETRY_SCHEDULE",
    "LOG_LEVEL",
  ];
  expect(read(Object.fromEntries(plain.map((name) => [name, SHOWN[name]])))).toEqual(read({}));
});

test(".env.example: its lines fit a terminal", () => {
  expect(Math.max(...EXAMPLE.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
});
