import fc from "fast-check";
import { expect, test } from "vitest";
import { readSettings, type SettingsResult } from "./read-settings.ts";
import { SECRETS } from "./secret-files.ts";

/** Reads settings where these files exist. */
function read(environment: Record<string, string>, files: Readonly<Record<string, string>> = {}): SettingsResult {
  return readSettings(environment, (path) => {
    const text = files[path];
    if (text === undefined) throw Object.assign(new Error(`ENOENT: no such file, open '${path}'`), { code: "ENOENT" });
    return text;
  });
}

const problemsOf = (...given: Parameters<typeof read>): readonly string[] => {
  const result = read(...given);
  return result.type === "problems" ? result.problems : [];
};

const FILES = {
  "/run/db": "postgresql://me:hunter2@db/x\n",
  "/run/redis": "redis://:hunter2@cache\r\n",
  "/run/token": "  a-long-random-text ",
  "/run/key": "another-long-random-text",
};

test("readSettings: every secret may be in a file, without the newline at its end, and with all else", () => {
  const environment = {
    DATABASE_URL_FILE: "/run/db",
    REDIS_URL_FILE: "/run/redis",
    METRICS_TOKEN_FILE: "/run/token",
    WEBHOOK_SECRET_KEY_FILE: "/run/key",
  };
  expect(Object.keys(environment).sort()).toEqual(SECRETS.map((name) => `${name}_FILE`).sort());
  expect(read(environment, FILES)).toMatchObject({
    settings: {
      databaseUrl: "postgresql://me:hunter2@db/x",
      redisUrl: "redis://:hunter2@cache",
      metricsToken: "  a-long-random-text ",
      webhookSecretKey: "another-long-random-text",
    },
  });
});

test("readSettings: a file must exist and hold one line, and its setting must not be set as well", () => {
  const files = { "/empty": " \n", "/two": "a-long-random-text\n\n", "/long": "x".repeat(10_001) };
  const problemOf = (file: string): readonly string[] => problemsOf({ METRICS_TOKEN_FILE: file }, files);
  expect(problemOf("/none")).toEqual(["METRICS_TOKEN_FILE names a file that can't be read (ENOENT)"]);
  expect(problemOf("/empty")).toEqual(["METRICS_TOKEN_FILE names a file that is empty"]);
  expect(problemOf("/two")).toEqual(["METRICS_TOKEN_FILE names a file that has more than one line"]);
  expect(problemOf("/long")).toEqual(["METRICS_TOKEN_FILE names a file that has more than 10000 characters"]);
  expect(problemsOf({ REDIS_URL: "redis://a", REDIS_URL_FILE: "/run/redis" }, FILES)).toEqual([
    "REDIS_URL and REDIS_URL_FILE are both set: remove one",
  ]);
});

test("readSettings: the value from a file is checked like any other", () => {
  expect(problemsOf({ METRICS_TOKEN_FILE: "/short" }, { "/short": "short" })).toEqual([
    "METRICS_TOKEN must have at least 16 characters",
  ]);
});

test.each([
  ["postgresql://me@db/x", "postgresql://me@db/x?password="],
  ["postgresql://me@db/x?sslmode=require", "postgresql://me@db/x?sslmode=require&password="],
  ["postgresql:///x?host=/run/postgresql", "postgresql:///x?host=/run/postgresql&password="],
])("readSettings: PGPASSWORD_FILE completes %s, whatever is in it", (url, completed) => {
  const password = "k3/Zq+Vb8@#x==%2F:&? ü'\"$";
  const result = read({ DATABASE_URL: url, PGPASSWORD_FILE: "/pw" }, { "/pw": `${password}\n` });
  expect(result).toMatchObject({ settings: { databaseUrl: completed + encodeURIComponent(password) } });
});

test("readSettings: one password for the database", () => {
  const files = { "/pw": "hunter2\n" };
  const problemOf = (environment: Record<string, string>): readonly string[] =>
    problemsOf({ PGPASSWORD_FILE: "/pw", ...environment }, files);
  expect(problemOf({})).toEqual(["PGPASSWORD_FILE is the password of DATABASE_URL, which is not set"]);
  expect(problemOf({ DATABASE_URL: "postgresql://db/x", PGPASSWORD: "hunter3" })).toEqual([
    "PGPASSWORD and PGPASSWORD_FILE are both set: remove one",
  ]);
  const both = ["PGPASSWORD_FILE is set, and DATABASE_URL has a password: remove one"];
  expect(problemOf({ DATABASE_URL: "postgresql://me:hunter3@db/x" })).toEqual(both);
  expect(problemOf({ DATABASE_URL: "postgresql://me@db/x?password=hunter3" })).toEqual(both);
});

test("readSettings: no problem repeats a secret, in the environment, in a file, or in place of a file's name", () => {
  const names = [...SECRETS, "PGPASSWORD"];
  // No word of a problem is like it.
  const secret = fc.string({ unit: fc.constantFrom(..."QXZ70@/#:%?& \n\0"), minLength: 4, maxLength: 40 });
  const value = fc.oneof(
    secret,
    secret.map((text) => `postgresql://me:${text}@db/x`),
    secret.map((text) => `redis://:${text}@cache`),
  );
  const file = fc.constantFrom("/a", "/b", "/c");
  const environments = fc.record({
    plain: fc.dictionary(fc.constantFrom(...names), value),
    named: fc.dictionary(fc.constantFrom(...names.map((name) => `${name}_FILE`)), fc.oneof(file, secret)),
    files: fc.dictionary(file, value),
  });
  let refused = 0;
  fc.assert(
    fc.property(environments, ({ plain, named, files }) => {
      const problems = problemsOf({ ...plain, ...named }, files);
      refused += problems.length;
      // "%2F for /" and the like are advice.
      const said = problems.join(" ").replaceAll(/write special characters.*?%23 for #/g, "");
      expect(said).not.toMatch(/[QXZ70]{2}/);
    }),
    { numRuns: 500 },
  );
  expect(refused).toBeGreaterThan(200);
});
