import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { findProgram } from "./find-program.ts";

/** A program that tests run against and `npm ci` does not bring. */
interface Engine {
  /** The Debian package, or npm's where it says so; with a "*" where it is to be unpacked, not installed. */
  readonly debian: string;
  /** What tests start by name. */
  readonly programs: readonly string[];
  /** Only root can start it. */
  readonly asRoot?: boolean;
  /** A program that fails where the machine does not let this process do what the engine does. */
  readonly trial?: readonly [program: string, ...args: string[]];
  /** Where it is, instead of on PATH: a folder that a script fills, since it can't be installed beside what is there. */
  readonly unpackedAt?: string;
}

const CACHE = path.resolve(import.meta.dirname, "../../node_modules/.cache");

/** Where unpack-servers.sh puts mail servers: Debian allows one at a time. */
const UNPACKED = path.join(CACHE, "mail-servers");

/** Where unpack-docker.sh puts Docker: our files need a newer one than Debian 12 has. */
const DOCKER = path.join(CACHE, "docker-engine");

/** Where `npm run zoo -- --bring` puts mail servers of npm: none of them is a dependency. */
const ZOO = path.join(CACHE, "zoo");

const unpacked = (name: string, debian: string): Engine => ({
  debian: `${debian}*`,
  programs: [],
  asRoot: true,
  unpackedAt: path.join(UNPACKED, name),
});

const ENGINES = {
  chromium: { debian: "chromium", programs: ["chromium"] },
  docker: { debian: "docker.io*", programs: ["iptables", "pg_isready"], asRoot: true, unpackedAt: DOCKER },
  exim: unpacked("exim", "exim4-daemon-light"),
  haraka: { debian: "npm:haraka*", programs: [], unpackedAt: path.join(ZOO, "haraka") },
  m4: { debian: "m4", programs: ["m4"] },
  /** A file system of its own, which not every machine lets root have. */
  mount: {
    debian: "mount",
    programs: ["mount", "umount", "unshare"],
    asRoot: true,
    trial: ["unshare", "-m", "true"],
  },
  openssl: { debian: "openssl", programs: ["openssl"] },
  opensmtpd: unpacked("opensmtpd", "opensmtpd"),
  postfix: { debian: "postfix", programs: ["postfix"], asRoot: true },
  postgrey: { debian: "postgrey", programs: ["postgrey"] },
  /** A database of the test run's Redis, which REDIS_URL may name. */
  redis: { debian: "redis-server", programs: [] },
  /** A server with settings of its own. */
  "redis-server": { debian: "redis-server", programs: ["redis-server", "redis-cli"] },
  sendmail: unpacked("sendmail", "sendmail-bin"),
  "smtp-server": { debian: "npm:smtp-server*", programs: [], unpackedAt: path.join(ZOO, "smtp-server") },
} as const satisfies Readonly<Record<string, Engine>>;

export type EngineName = keyof typeof ENGINES;

/** What stands between a suite and its engines. */
export interface Lack {
  readonly engine: EngineName;
  /** What would bring it: a Debian package, with a "*" where it is to be unpacked, "root", or a right. */
  readonly remedy: string;
}

/** What this machine lacks of the engines; empty: they are there. */
export function lacksOf(names: readonly EngineName[]): Lack[] {
  return names.flatMap((engine): Lack[] => {
    const { debian, programs, asRoot, trial, unpackedAt }: Engine = ENGINES[engine];
    const isThere =
      (unpackedAt === undefined || existsSync(unpackedAt)) &&
      programs.every((program) => findProgram(program) !== null) &&
      (engine !== "redis" || process.env["TEST_REDIS_URL"] !== undefined);
    const isRoot = process.getuid?.() === 0;
    const isAllowed = trial === undefined || !isThere || !isRoot || spawnSync(trial[0], trial.slice(1)).status === 0;
    return [
      ...(isThere ? [] : [{ engine, remedy: debian }]),
      ...(asRoot === true && !isRoot ? [{ engine, remedy: "root" }] : []),
      ...(isAllowed ? [] : [{ engine, remedy: `the right to ${engine}` }]),
    ];
  });
}

const declared = new Set<EngineName>();

/** Says that this process may use the engines. A suite does so by `withEngines`, a program that is no test by itself. */
export function declareEngines(names: readonly EngineName[]): void {
  for (const name of names) declared.add(name);
}

/**
 * Throws where an engine is used that no suite of this file declared. On a machine that has every engine such a suite would
 * pass, and fail on the next.
 */
export function requireDeclared(name: EngineName): void {
  if (!declared.has(name)) throw new Error(`This uses ${name} undeclared: describe it by withEngines("${name}").`);
}

/** The engine that a program comes with; throws where it is none that an engine brings. */
export function engineOf(program: string): EngineName {
  const found = Object.entries<Engine>(ENGINES).find(([, { programs }]) => programs.includes(program));
  if (!found) throw new Error(`No engine brings ${program}: add it to test/engines/engines.ts.`);
  return found[0] as EngineName;
}

/** The folder of an unpacked mail server, or of Docker. */
export function unpackedFolder(name: "docker" | "exim" | "opensmtpd" | "sendmail"): string {
  requireDeclared(name);
  return name === "docker" ? DOCKER : path.join(UNPACKED, name);
}
