import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSettings, type SettingsResult } from "./read-settings.ts";
import type { Settings } from "./settings.ts";

const noFile = (): string => {
  throw new Error("there is no such file");
};

const read = (environment: Record<string, string>): SettingsResult => readSettings(environment, noFile);

function settingsOf(environment: Record<string, string>): Settings {
  const result = read(environment);
  if (result.type === "problems") throw new Error(result.problems.join("\n"));
  return result.settings;
}

function problemsOf(environment: Record<string, string>): readonly string[] {
  const result = read(environment);
  return result.type === "problems" ? result.problems : [];
}

test("readSettings: with nothing set, the defaults of a laptop", () => {
  expect(settingsOf({})).toEqual({
    databaseUrl: null,
    redisUrl: null,
    databasePool: null,
    queuePool: null,
    dataDir: "./data",
    host: "127.0.0.1",
    port: 3000,
    publicUrl: null,
    allowedHosts: [],
    corsOrigins: [],
    trustedProxies: [],
    rateLimitPerMinute: 3000,
    reacherApi: false,
    workerListen: null,
    metricsToken: null,
    dnsServers: [],
    smtpPort: 25,
    allowPrivateAddresses: false,
    heloName: null,
    mailFrom: null,
    egresses: null,
    servedEgresses: null,
    retryScheduleMs: [360_000, 1_020_000, 2_100_000, 5_700_000, 12_600_000],
    runLimitMs: 99_000_000,
    sessions: null,
    pacing: {},
    freshDays: { deliverable: 30, risky: 14, undeliverable: 90, confirm: 7 },
    webhookSecretKey: null,
    webhookAllowPrivateAddresses: false,
    doctorHost: null,
    logLevel: "info",
  });
});

test("readSettings: every variable is taken", () => {
  const pacing = "default:\n  sessions: { max: 3 }\n";
  const environment = {
    DATABASE_URL: "postgresql://me:secret@db:5432/rollcall",
    REDIS_URL: "rediss://:secret@cache:6380/2",
    DATABASE_POOL: "30",
    QUEUE_POOL: "50",
    DATA_DIR: "/var/lib/rollcall",
    HOST: "::",
    PORT: "8080",
    PUBLIC_URL: "https://Verify.example.com/",
    ALLOWED_HOSTS: "rollcall.internal, Verify2.example.com",
    CORS_ORIGINS: "https://App.example.com/, http://localhost:5173",
    TRUSTED_PROXIES: "127.0.0.1, 10.0.0.0/8,2001:db8::/32",
    RATE_LIMIT: "100",
    REACHER_API: "on",
    WORKER_LISTEN: "[::]:9400",
    METRICS_TOKEN: "a-long-random-text",
    DNS_SERVERS: "9.9.9.9, [2620:fe::fe]:5353,2620:fe::9",
    SMTP_PORT: "2525",
    SMTP_ALLOW_PRIVATE_ADDRESSES: "TRUE",
    HELO_NAME: "verify.example.com",
    MAIL_FROM: "postmaster@verify.example.com",
    RETRY_SCHEDULE: "1s, 2s",
    RUN_LIMIT: "36h",
    SESSIONS: "500",
    PACING_FILE: "pacing.yaml",
    FRESH_DAYS: "deliverable=20,confirm=5",
    WEBHOOK_SECRET_KEY: "another-long-random-text",
    WEBHOOK_ALLOW_PRIVATE_ADDRESSES: "yes",
    DOCTOR_HOST: "mx.example.com",
    LOG_LEVEL: "debug",
  };
  const files: string[] = [];
  const result = readSettings(environment, (path) => {
    files.push(path);
    return pacing;
  });
  expect(files).toEqual(["pacing.yaml"]);
  expect(result).toEqual({
    type: "settings",
    settings: {
      databaseUrl: environment.DATABASE_URL,
      redisUrl: environment.REDIS_URL,
      databasePool: 30,
      queuePool: 50,
      dataDir: "/var/lib/rollcall",
      host: "::",
      port: 8080,
      publicUrl: "https://verify.example.com",
      allowedHosts: ["rollcall.internal", "verify2.example.com"],
      corsOrigins: ["https://app.example.com", "http://localhost:5173"],
      trustedProxies: ["127.0.0.1", "10.0.0.0/8", "2001:db8::/32"],
      rateLimitPerMinute: 100,
      reacherApi: true,
      workerListen: { host: "::", port: 9400 },
      metricsToken: "a-long-random-text",
      dnsServers: ["9.9.9.9", "[2620:fe::fe]:5353", "2620:fe::9"],
      smtpPort: 2525,
      allowPrivateAddresses: true,
      heloName: "verify.example.com",
      mailFrom: "postmaster@verify.example.com",
      egresses: null,
      servedEgresses: null,
      retryScheduleMs: [1000, 2000],
      runLimitMs: 129_600_000,
      sessions: 500,
      pacing: { default: { sessions: { max: 3 } } },
      freshDays: { deliverable: 20, risky: 14, undeliverable: 90, confirm: 5 },
      webhookSecretKey: "another-long-random-text",
      webhookAllowPrivateAddresses: true,
      doctorHost: "mx.example.com",
      logLevel: "debug",
    } satisfies Settings,
  });
});

test("readSettings: without RUN_LIMIT a run waits as long as the retry schedule and a day", () => {
  expect(settingsOf({}).runLimitMs).toBe(27.5 * 3_600_000);
  expect(settingsOf({ RETRY_SCHEDULE: "6m,2h" }).runLimitMs).toBe(26 * 3_600_000);
});

test("readSettings: a variable that is set to nothing counts as not set", () => {
  const names = ["DATABASE_URL", "REDIS_URL", "DATA_DIR", "HOST", "PORT", "DNS_SERVERS", "SMTP_PORT"];
  const more = ["SMTP_ALLOW_PRIVATE_ADDRESSES", "HELO_NAME", "MAIL_FROM", "RETRY_SCHEDULE", "PACING_FILE", "LOG_LEVEL"];
  const empty = Object.fromEntries([...names, ...more].map((name, at) => [name, at % 2 === 0 ? "" : "  "]));
  expect(settingsOf(empty)).toEqual(settingsOf({}));
});

test("readSettings: space around a value does not count, and other variables don't matter", () => {
  expect(settingsOf({ PORT: " 8080 ", HELO_NAME: "\tmx.example.com\n", PATH: "/bin", EDITOR: "vi" })).toMatchObject({
    port: 8080,
    heloName: "mx.example.com",
  });
});

test("readSettings: <> is the empty sender on purpose, which is not the same as none given", () => {
  expect(settingsOf({ MAIL_FROM: "<>" }).mailFrom).toBe("");
});

test("readSettings: reports everything that is wrong at once, each with its name and what would be right", () => {
  expect(
    problemsOf({
      DATABASE_URL: "mysql://me:secret@db/x",
      REDIS_URL: "localhost:6379",
      PORT: "http",
      TRUSTED_PROXIES: "10.0.0.0/8,0.0.0.0/0",
      DNS_SERVERS: "9.9.9.9,dns.example",
      SMTP_ALLOW_PRIVATE_ADDRESSES: "maybe",
      HELO_NAME: "laptop",
      MAIL_FROM: "nobody",
      RETRY_SCHEDULE: "6m,soon",
      RUN_LIMIT: "a day",
      PACING_FILE: "missing.yaml",
      LOG_LEVEL: "loud",
    }),
  ).toEqual([
    "DATABASE_URL must be a URL such as postgresql://user:password@host:5432/rollcall",
    "REDIS_URL must be a URL such as redis://host:6379, or several of a cluster or of sentinels, separated by commas",
    'PORT must be a port, 1 to 65535, not "http"',
    'TRUSTED_PROXIES must be a list of IP addresses and of networks smaller than /0, such as 127.0.0.1,10.0.0.0/8,2001:db8::/32, not "10.0.0.0/8,0.0.0.0/0"',
    'DNS_SERVERS must be a list of IP addresses, such as 9.9.9.9,[2620:fe::fe]:53, not "9.9.9.9,dns.example"',
    'SMTP_ALLOW_PRIVATE_ADDRESSES must be true or false, not "maybe"',
    'HELO_NAME must be the full name that this machine\'s address points back to, such as verify.example.com, not "laptop"',
    'MAIL_FROM must be an address that takes mail, such as postmaster@example.com, or <> for none, not "nobody"',
    'RUN_LIMIT must be a duration such as 36h or 2d, not "a day"',
    'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent, not "loud"',
    'RETRY_SCHEDULE has "soon", which is no duration: write delays such as 6m,17m,35m,95m,3.5h',
    "PACING_FILE missing.yaml can't be read: there is no such file",
  ]);
});

test("readSettings: a problem never repeats a password", () => {
  for (const environment of [
    { DATABASE_URL: "me:hunter2@db", REDIS_URL: "http://:hunter2@cache" },
    { DATABASE_URL: "postgresql://me:pa@ss#hunter2@db:5432/x", REDIS_URL: "redis://:12/hunter2@cache" },
    { DATABASE_URL: "postgresql://me:hunter2/ss@db:5432/x", REDIS_URL: "redis://me:1,hunter2@cache" },
  ]) {
    const problems = problemsOf(environment);
    expect(problems).toHaveLength(2);
    expect(problems.join(" ")).not.toMatch(/hunter2|pa@|@ss|ss@|1,/);
  }
});

test("readSettings: for a password that breaks its URL, the problem says how to encode it or pass it apart", () => {
  const [problem] = problemsOf({ DATABASE_URL: "postgresql://me:k3/Zq+Vb8==@db:5432/x" });
  expect(problem).toMatch(/^DATABASE_URL can't be read: write special .* as %XX, .* PGPASSWORD/);
});

describe.each([
  ["PORT", ["1", "65535"], ["0", "65536", "-1", "1e3", "0x50", "80.5", "123456"]],
  ["SMTP_PORT", ["25", "2525"], ["0", "smtp"]],
  ["SMTP_ALLOW_PRIVATE_ADDRESSES", ["true", "false", "1", "0", "yes", "No", "on", "off"], ["2", "onn", "tru"]],
  ["HOST", ["0.0.0.0", "::1", "localhost"], ["not a host", "http://localhost"]],
  ["DATABASE_URL", ["postgres://db/x", "postgresql:///x?host=/run"], ["postgres://", "db", "postgres:db"]],
  ["REDIS_URL", ["redis://cache", "rediss://cache:6380"], ["redis:", "cache:6379", "http://cache"]],
  ["LOG_LEVEL", ["silent", "trace"], ["INFO", "verbose"]],
  ["RETRY_SCHEDULE", ["6m", "90s,5m,1d"], ["", "6m,", "5m,5m", "10m,5m", "6d", "6"].filter(Boolean)],
  [
    "HELO_NAME",
    [
      "mx.example.com",
      "a.b.c.example",
      "xn--bcher-kva.example",
      "mx.example.xn--p1ai",
      "[192.0.2.1]",
      "[IPv6:2001:db8::1]",
    ],
    [
      "localhost",
      "10.0.0.12",
      "mx_1.example.com",
      "-a.example",
      "a..example",
      "[2001:db8::1]",
      "mx.example.com\r\nDATA",
    ],
  ],
  [
    "MAIL_FROM",
    ["postmaster@example.com", "o'neil+tag@mail.example.com", "<>"],
    ["postmaster", "a@b@c", "Me <me@example.com>", "me@example.com>\r\nDATA", "<me@example.com>"],
  ],
  [
    "DNS_SERVERS",
    ["9.9.9.9", "127.0.0.1:5353", "::1", "[::1]:53", "[::1]", "1.1.1.1,,9.9.9.9"],
    ["dns.example", "9.9.9", "256.1.1.1", "9.9.9.9:0", "9.9.9.9:70000", "::1:53:x", "[9.9.9.9]:53", "9.9.9.9;1.1.1.1"],
  ],
])("readSettings: %s", (name, good, bad) => {
  test.each(good)("takes %j", (value) => {
    expect(problemsOf({ [name]: value })).toEqual([]);
  });
  test.each(bad)("refuses %j", (value) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name} (must be|has) `));
  });
});

test("readSettings: whatever is in the environment, it gives settings or says a problem in one line", () => {
  const names = [
    "PORT",
    "HELO_NAME",
    "MAIL_FROM",
    "DNS_SERVERS",
    "RETRY_SCHEDULE",
    "LOG_LEVEL",
    "HOST",
    "DATABASE_URL",
  ];
  const said = (environment: Record<string, string>): readonly string[] => {
    const result = read(environment);
    return result.type === "settings" ? ["settings"] : result.problems;
  };
  const environments = fc.dictionary(fc.constantFrom(...names), fc.string({ unit: "binary", maxLength: 60 }));
  fc.assert(
    fc.property(environments, (environment) => {
      expect(said(environment).join(" ")).toMatch(/^[^\n\r]+$/);
    }),
  );
});
