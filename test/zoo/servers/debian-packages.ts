import { mkdir, readdir } from "node:fs/promises";
import path from "node:path";
import { bringOnce, runCommand } from "../programs.ts";

/** Unpacks packages of Debian into a folder: installed, they would exclude each other. */
export async function bringDebian(folder: string, packages: readonly string[], proof: string): Promise<void> {
  await bringOnce(folder, path.join(folder, proof), async () => {
    const downloads = path.join(folder, "downloads");
    await mkdir(downloads, { recursive: true });
    await runCommand("apt-get", ["download", "-qq", ...packages], { cwd: downloads });
    for (const archive of await readdir(downloads))
      await runCommand("dpkg-deb", ["-x", path.join(downloads, archive), folder]);
  });
}
