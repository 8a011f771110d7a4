import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { findProgram } from "./find-program.ts";

/** A program that tests need and `npm ci` does not provide. */
interface Engine {
  /** The Debian package, or npm's after "npm:"; with a "*" if it is unpacked rather than installed. */
  readonly debian: string;
  /** The programs that tests start. */
  readonly programs: readonly string[];
  /** Requires root. */
  readonly asRoot?: boolean;
  /** A program that fails if the machine doesn't permit what the engine does. */
  readonly trial?: readonly [program: string, ...args: string[]];
  /** Its folder, instead of PATH: filled by a script, since it can't be installed alongside. */
  readonly unpackedAt?: string;
  /** Comes from a registry other than Debian's and npm's: `.ci/run` goes without it where that can't be reached. */
  readonly isFromElsewhere?: boolean;
}

const CACHE = path.resolve(import.meta.dirname, "../../node_modules/.cache");

/** Target of unpack-servers.sh: Debian allows only one mail server at a time. */
const UNPACKED = path.join(CACHE, "mail-servers");

/** Target of unpack-docker.sh: our files need a newer Docker than Debian 12 has. */
const DOCKER = path.join(CACHE, "docker-engine");

/** Target of unpack-promtool.sh. */
const PROMTOOL = path.join(CACHE, "prometheus");
/** The program that checks rules of Prometheus. */
export const PROMTOOL_PROGRAM = path.join(PROMTOOL, "usr/bin/promtool");

/** Target of bring-nodes.sh: the built package runs on more versions than the checkout does. */
const NODES = path.join(CACHE, "nodes");

/** Target of bring-helm.sh, which builds it from its sources. */
const HELM = path.join(CACHE, "helm");

/** Target of bring-generators.sh: what makes clients in other languages. */
export const GENERATORS_FOLDER = path.join(CACHE, "generators");

/** Target of bring-suites.sh, bring-calamine.sh and bring-crates.sh: packages with test files of their own, and calamine for Python. */
const SUITES = path.join(CACHE, "public-suites");

/** Where `npm run zoo -- --bring` puts mail servers of npm: none of them is a dependency. */
const ZOO = path.join(CACHE, "zoo");

const unpacked = (name: string, debian: string): Engine & { readonly unpackedAt: string } => ({
  debian: `${debian}*`,
  programs: [],
  asRoot: true,
  unpackedAt: path.join(UNPACKED, name),
});

const ENGINES = {
  bash: { debian: "bash", programs: ["bash"] },
  calamine: {
    debian: "python3-pip, test/suites/bring-calamine.sh",
    programs: [],
    unpackedAt: path.join(SUITES, "python"),
    isFromElsewhere: true,
  },
  caddy: { debian: "caddy", programs: ["caddy"] },
  chromium: { debian: "chromium", programs: ["chromium"] },
  "cloud-init": { debian: "cloud-init", programs: ["cloud-init"] },
  /** Only fetched, by a cargo that is newer than Debian 12's. */
  crates: {
    debian: "test/suites/bring-crates.sh",
    programs: [],
    unpackedAt: path.join(SUITES, "crates"),
    isFromElsewhere: true,
  },
  dante: { debian: "dante-server", programs: ["danted"] },
  docker: { debian: "docker.io*", programs: ["iptables", "pg_isready"], asRoot: true, unpackedAt: DOCKER },
  exim: unpacked("exim", "exim4-daemon-light"),
  fish: { debian: "fish", programs: ["fish"] },
  generators: {
    debian: "python3-pip, test/generators/bring-generators.sh",
    programs: ["go", path.join(GENERATORS_FOLDER, "bin/oapi-codegen")],
    unpackedAt: path.join(GENERATORS_FOLDER, "bin"),
    isFromElsewhere: true,
  },
  haproxy: { debian: "haproxy", programs: ["haproxy"] },
  haraka: { debian: "npm:haraka*", programs: [], unpackedAt: path.join(ZOO, "haraka") },
  helm: { debian: "test/helm/bring-helm.sh", programs: [], unpackedAt: HELM, isFromElsewhere: true },
  /** Networks of their own, which not every machine permits to root. */
  iproute2: { debian: "iproute2", programs: ["ip"], asRoot: true, trial: ["unshare", "-n", "true"] },
  m4: { debian: "m4", programs: ["m4"] },
  microsocks: { debian: "microsocks", programs: ["microsocks"] },
  /** Mounting a file system, which not every machine permits to root. */
  mount: {
    debian: "mount",
    programs: ["mount", "umount", "unshare"],
    asRoot: true,
    trial: ["unshare", "-m", "true"],
  },
  nginx: { debian: "nginx-light", programs: ["nginx"] },
  /** Checking rules takes the same rights as loading them. */
  nftables: { debian: "nftables", programs: ["nft"], asRoot: true, trial: ["nft", "list", "tables"] },
  node22: { debian: "npm:node@22*", programs: [], unpackedAt: path.join(NODES, "22") },
  node26: { debian: "npm:node@26*", programs: [], unpackedAt: path.join(NODES, "26") },
  openssl: { debian: "openssl", programs: ["openssl"] },
  opensmtpd: unpacked("opensmtpd", "opensmtpd"),
  postfix: { debian: "postfix", programs: ["postfix"], asRoot: true },
  postgrey: { debian: "postgrey", programs: ["postgrey"] },
  /** Podman's generator of systemd's units, alone. */
  quadlet: { debian: "podman*", programs: [], unpackedAt: path.join(DOCKER, "usr/libexec/podman") },
  promtool: { debian: "prometheus*", programs: [PROMTOOL_PROGRAM], unpackedAt: PROMTOOL },
  python3: { debian: "python3", programs: ["python3"] },
  /** A database of the test run's Redis, which may be REDIS_URL. */
  redis: { debian: "redis-server", programs: [] },
  /** A server with its own settings. */
  "redis-server": { debian: "redis-server", programs: ["redis-server", "redis-cli"] },
  suites: { debian: "test/suites/bring-suites.sh", programs: [], unpackedAt: path.join(SUITES, "node_modules") },
  sendmail: unpacked("sendmail", "sendmail-bin"),
  tinyproxy: { debian: "tinyproxy", programs: ["tinyproxy"] },
  zsh: { debian: "zsh", programs: ["zsh"] },
  "smtp-server": { debian: "npm:smtp-server*", programs: [], unpackedAt: path.join(ZOO, "smtp-server") },
  systemd: { debian: "systemd", programs: ["systemd-analyze", "nsenter"] },
} as const satisfies Readonly<Record<string, Engine>>;

export type EngineName = keyof typeof ENGINES;

/** Why a suite can't run. */
export interface Lack {
  readonly engine: EngineName;
  /** The remedy: a Debian package, with a "*" if it is to be unpacked, "root", or a permission. */
  readonly remedy: string;
}

/** What this machine lacks for the engines; empty: nothing. */
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

/** Whether CI, too, may leave out what this engine would run. */
export function isLeftToYou({ engine }: Lack): boolean {
  const { isFromElsewhere = false }: Engine = ENGINES[engine];
  return isFromElsewhere;
}

const declared = new Set<EngineName>();

/** Declares that this process uses the engines. Suites do so by `withEngines`, other programs directly. */
export function declareEngines(names: readonly EngineName[]): void {
  for (const name of names) declared.add(name);
}

/**
 * Throws if an engine is used that no suite of this file declared: such a suite would pass on a machine with every
 * engine, and fail on the next.
 */
export function requireDeclared(name: EngineName): void {
  if (!declared.has(name)) throw new Error(`This uses ${name} undeclared: describe it by withEngines("${name}").`);
}

/** The engine of a program; throws if there is none. */
export function engineOf(program: string): EngineName {
  const found = Object.entries<Engine>(ENGINES).find(([, { programs }]) => programs.includes(program));
  if (!found) throw new Error(`No engine brings ${program}: add it to test/engines/engines.ts.`);
  return found[0] as EngineName;
}

/** The program of a Node.js version other than the one that runs the tests. */
export function nodeProgram(name: "node22" | "node26"): string {
  requireDeclared(name);
  return path.join(ENGINES[name].unpackedAt, "node_modules/node/bin/node");
}

/** The folder of an unpacked mail server, of Docker, of Podman's generator, of Helm, of calamine or of public suites. */
export function unpackedFolder(
  name: "calamine" | "crates" | "docker" | "exim" | "helm" | "opensmtpd" | "quadlet" | "sendmail" | "suites",
): string {
  requireDeclared(name);
  return ENGINES[name].unpackedAt;
}
