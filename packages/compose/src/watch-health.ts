import path from "node:path";
import { checkInstallation, checkSettings, type HealthReport, readInstallation, reportHealth } from "@rollcall/core";
import type { Settings } from "@rollcall/settings";
import { type InstallationParts, installationPorts } from "./installation.ts";

export interface HealthParts extends InstallationParts {
  readonly settings: Pick<Settings, "databaseUrl" | "dataDir">;
  /** Connection limit of this process. */
  readonly connections: number;
  /** Warnings about the settings, in sentences. */
  readonly warnings: readonly string[];
}

/** Every open page asks: one look serves all of them. */
const KEPT_MS = 10_000;

/**
 * What is wrong with the installation now, read when asked for, at most every ten seconds. It remembers since when. Asks no
 * server but the engines; the doctor does, and decides from the same facts.
 */
export function watchHealth(parts: HealthParts): () => Promise<HealthReport> {
  const { clock, warnings, connections } = parts;
  const ports = installationPorts(parts);
  const dataDir = path.resolve(parts.settings.dataDir);
  let latest: HealthReport | null = null;
  let look: Promise<HealthReport> | null = null;
  const examine = async (): Promise<HealthReport> => {
    const facts = await readInstallation(ports, dataDir);
    const findings = [...checkInstallation(facts, { dataDir, connections }), ...checkSettings(warnings)];
    latest = reportHealth(findings, clock.nowMs(), latest);
    return latest;
  };
  return async () => {
    if (latest !== null && Math.abs(clock.nowMs() - latest.checkedAtMs) < KEPT_MS) return latest;
    look ??= examine().finally(() => (look = null));
    return await look;
  };
}
