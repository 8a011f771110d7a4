import path from "node:path";
import { bringOnce, runCommand } from "../programs.ts";

/** Installs packages of npm, by name and exact version, into a folder that is not the project's. None of their scripts run. */
export async function bringNpm(folder: string, packages: readonly string[]): Promise<void> {
  const [first = ""] = packages;
  const proof = path.join(folder, "node_modules", first.slice(0, first.lastIndexOf("@")), "package.json");
  const options = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  await bringOnce(folder, proof, () => runCommand("npm", ["install", "--prefix", folder, ...options, ...packages]));
}
