import path from "node:path";
import { bringOnce, runCommand } from "../programs.ts";

export const PYTHON = "python3";

/** Installs packages of PyPI, by exact version, into a folder that no other Python sees. */
export async function bringPip(folder: string, packages: readonly string[]): Promise<void> {
  const [first = ""] = packages;
  const proof = path.join(folder, first.split("==")[0] ?? "");
  const options = ["--quiet", "--disable-pip-version-check", "--root-user-action=ignore", "--target", folder];
  await bringOnce(folder, proof, () => runCommand(PYTHON, ["-m", "pip", "install", ...options, ...packages]));
}
