import { chmod, chown, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import getPort from "get-port";
import pg from "pg";
import { generate } from "selfsigned";
import { afterAll, beforeAll, expect, test } from "vitest";
import { until } from "../cli/command.ts";
import { type RunningService, startService } from "../compose/running-services.ts";
import { type OwnRedis, startRedisWith } from "../engines/redis-server.ts";
import { withEngines } from "../engines/with-engines.ts";
import { startEmbeddedPostgres } from "@rollcall/postgres";

// A worker whose engines require TLS and a restricted Redis user; then they go down and come back.

const REDIS_USER =
  "user rollcall on >s3cret:with/signs ~{rollcall}:* &{rollcall}:* +@all -@admin -@dangerous +info +client|setname";

withEngines("redis-server")("engines that want TLS and a password", () => {
  let folder = "";
  let postgres: Awaited<ReturnType<typeof startEmbeddedPostgres>>;
  let redis: OwnRedis;
  let redisSettings: string[] = [];
  let worker: RunningService;
  let health = "";

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "rollcall-secured-"));
    await chmod(folder, 0o755);
    const names = [{ name: "commonName", value: "localhost" }];
    const altNames = [
      { type: 2, value: "localhost" },
      { type: 7, ip: "127.0.0.1" },
    ] as const;
    const { cert, private: key } = await generate(names, {
      extensions: [{ name: "subjectAltName", altNames: [...altNames] }],
    });
    const [certFile, keyFile] = [path.join(folder, "cert.pem"), path.join(folder, "key.pem")];
    await writeFile(certFile, cert);
    await writeFile(keyFile, key, { mode: 0o600 });

    postgres = await startEmbeddedPostgres(folder);
    await securePostgres(cert, key);

    const port = await getPort({ host: "127.0.0.1" });
    redisSettings = [
      "port 0",
      `tls-port ${port}`,
      `tls-cert-file ${certFile}`,
      `tls-key-file ${keyFile}`,
      `tls-ca-cert-file ${certFile}`,
      "tls-auth-clients no",
      "user default off",
      REDIS_USER,
    ];
    redis = await startRedisWith(redisSettings, folder);
    const listen = await getPort({ host: "127.0.0.1" });
    const secured = new URL(postgres.url);
    secured.hostname = "localhost";
    secured.search = `?sslmode=verify-full&sslrootcert=${encodeURIComponent(certFile)}`;
    worker = startService(
      {
        command: ["rollcall", "worker"],
        environment: {
          DATABASE_URL: secured.href,
          REDIS_URL: `rediss://rollcall:${encodeURIComponent("s3cret:with/signs")}@localhost:${port}`,
          NODE_EXTRA_CA_CERTS: certFile,
          HELO_NAME: "verify.example.com",
          MAIL_FROM: "postmaster@verify.example.com",
          DNS_SERVERS: "127.0.0.1:9",
          WORKER_LISTEN: `127.0.0.1:${listen}`,
          LOG_LEVEL: "warn",
        },
      },
      {},
    );
    health = `http://127.0.0.1:${listen}`;
    await worker.said(/ready/);
  }, 120_000);

  afterAll(async () => {
    await worker?.stop();
    await redis?.stop();
    await postgres?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** Enables TLS on the server, and rejects connections without it except its own. */
  async function securePostgres(cert: string, key: string): Promise<void> {
    const { uid, gid } = await stat(postgres.folder);
    for (const [name, text] of Object.entries({ "server.crt": cert, "server.key": key })) {
      const file = path.join(postgres.folder, name);
      await writeFile(file, text, { mode: 0o600 });
      await chown(file, uid, gid);
    }
    const admin = new pg.Client({ connectionString: postgres.url });
    await admin.connect();
    await admin.query("ALTER SYSTEM SET ssl = on");
    await admin.query("SELECT pg_reload_conf()");
    await admin.end();
  }

  const readiness = async (): Promise<{ status: number; body: unknown }> => {
    const response = await fetch(`${health}/readyz`);
    return { status: response.status, body: await response.json() };
  };

  test("worker: uses TLS to PostgreSQL, checks its certificate, and is ready", async () => {
    // It works as soon as it can; its own readiness check uses another connection, and may follow a moment later.
    await expect.poll(readiness).toEqual({ status: 200, body: { status: "ok" } });
    const admin = new pg.Client({ connectionString: postgres.url });
    await admin.connect();
    const sql =
      "SELECT bool_and(s.ssl) AS secured, count(*)::int AS count FROM pg_stat_ssl s JOIN pg_stat_activity a USING (pid) WHERE a.backend_type = 'client backend' AND a.pid <> pg_backend_pid()";
    const { rows } = await admin.query<{ secured: boolean; count: number }>(sql);
    await admin.end();
    expect(rows[0]?.secured).toBe(true);
    expect(rows[0]?.count).toBeGreaterThan(0);
  });

  test("worker: works as a Redis user limited to its own keys", () => {
    expect(worker.output()).not.toMatch(/NOPERM|WRONGPASS|NOAUTH/);
  });

  test("worker: while Redis is down, /readyz is a 503 with the reason and /livez a 200, and it is ready again afterwards", async () => {
    await redis.stop();
    await until("it is not ready", async () => (await readiness()).status === 503);
    expect(JSON.stringify((await readiness()).body)).toContain("Redis");
    expect((await fetch(`${health}/livez`)).status).toBe(200);
    redis = await startRedisWith(redisSettings, folder);
    await until("it is ready again", async () => (await readiness()).status === 200);
  });

  test("worker: while PostgreSQL is down, /readyz is a 503 with the reason", async () => {
    await postgres.stop();
    await until("it is not ready", async () => (await readiness()).status === 503);
    expect(JSON.stringify((await readiness()).body)).toContain("PostgreSQL");
  });
});
