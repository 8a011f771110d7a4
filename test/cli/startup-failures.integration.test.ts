import { once } from "node:events";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { migrate } from "@rollcall/postgres";
import { freshDatabase } from "../engines/postgres.ts";
import { startProgram } from "../engines/programs.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");

/** Programs that log, and run on as services. */
const SERVICES = {
  start: "apps/cli/src/start.ts",
  ingest: "apps/ingest/src/main.ts",
  worker: "apps/worker/src/main.ts",
} as const;

const NAMED = { HELO_NAME: "verify.rollcall.zz", MAIL_FROM: "postmaster@verify.rollcall.zz" };

let folder = "";
let newer = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "rollcall-failing-"));
  newer = await freshDatabase();
  await migrate(newer);
  const client = new pg.Client({ connectionString: newer });
  await client.connect();
  await client.query(
    "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '20991231000000_future', now())",
  );
  await client.end();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(
  service: keyof typeof SERVICES,
  settings: Readonly<Record<string, string>>,
  { isTerminal = false, cwd = folder } = {},
): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> {
  const program = [process.execPath, path.join(ROOT, SERVICES[service])] as const;
  // A shell reads the command of script, and the checkout's path may have a blank in it.
  const quoted = program.map((part) => `'${part.replaceAll("'", String.raw`'\''`)}'`).join(" ");
  const [command, ...args] = isTerminal ? ["script", "-qec", quoted, "/dev/null"] : program;
  const env = { PATH: process.env["PATH"], DATA_DIR: path.join(folder, "data"), ...NAMED, ...settings };
  const child = startProgram(command ?? "", args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  const said = { stdout: "", stderr: "" };
  child.stdout?.on("data", (chunk: Buffer) => (said.stdout += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (said.stderr += chunk.toString()));
  const [code] = await once(child, "close");
  return { code: code as number | null, ...said };
}

const FAILURES: readonly (readonly [what: string, settings: () => Record<string, string>, sentence: RegExp])[] = [
  [
    "bad settings",
    () => ({ PORT: "http", RETRY_SCHEDULE: "soon", DATABASE_URL: "postgresql://127.0.0.1:9/x" }),
    /^Rollcall can't start with these settings: PORT must be .*; RETRY_SCHEDULE/,
  ],
  [
    "a database that is away",
    () => ({ DATABASE_URL: "postgresql://me:secret@127.0.0.1:9/x" }),
    /^No PostgreSQL at 127\.0\.0\.1:9 \(connection refused\)\./,
  ],
  [
    "a schema that is too new",
    () => ({ DATABASE_URL: newer }),
    /^The database has been migrated by a newer version of Rollcall \(20991231000000_future\)\. Start that version, or/,
  ],
];

describe("a service that can't start", () => {
  const services = Object.keys(SERVICES) as (keyof typeof SERVICES)[];
  test.each(services.flatMap((service) => FAILURES.map((failure) => [service, ...failure] as const)))(
    "%s: %s is one line of JSON in its log",
    async (service, _, settings, sentence) => {
      const { code, stdout, stderr } = await run(service, settings());
      expect(code).toBeGreaterThan(0);
      expect(stdout).toBe("");
      expect(stderr.trimEnd().split("\n")).toHaveLength(1);
      const line = JSON.parse(stderr) as { readonly level: number; readonly msg: string };
      expect(line.level).toBe(60);
      expect(line.msg).toMatch(sentence);
      expect(stderr).not.toContain("secret");
    },
  );

  test("worker: a setting that only services need, and an .env that can't be read, are lines of JSON too", async () => {
    const missing = await run("worker", { ...FAILURES[1]?.[1](), HELO_NAME: "" });
    expect(JSON.parse(missing.stderr)).toMatchObject({
      level: 60,
      msg: expect.stringContaining("HELO_NAME") as string,
    });
    const odd = await mkdtemp(path.join(folder, "odd-"));
    await mkdir(path.join(odd, ".env"));
    const unreadable = await run("worker", {}, { cwd: odd });
    expect(JSON.parse(unreadable.stderr)).toMatchObject({
      level: 60,
      msg: expect.stringContaining(".env can't be read") as string,
    });
    expect([missing.code, unreadable.code]).toEqual([2, 2]);
  });

  test.each(FAILURES)("ingest: on a terminal %s is said in plain words", async (_, settings, sentence) => {
    const { stdout } = await run("ingest", settings(), { isTerminal: true });
    expect(stdout).not.toContain('"level"');
    expect(stdout.replaceAll(/\s+(- )?/g, " ").replaceAll(" RETRY_SCHEDULE", "; RETRY_SCHEDULE")).toMatch(sentence);
  });
});
