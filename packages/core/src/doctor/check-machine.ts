import type { ResolverHealth } from "../domains/resolver-watch.ts";
import type { Finding } from "./finding.ts";

const GIGABYTE = 1024 ** 3;
/** Room for an import of a million rows and its answers. */
const DISK_PROBLEM_BYTES = GIGABYTE;
const DISK_WARNING_BYTES = 5 * GIGABYTE;

/** Clocks of one machine agree within milliseconds; a network adds latency. */
const CLOCK_WARNING_MS = 2_000;
const CLOCK_PROBLEM_MS = 30_000;

const DNS_SLOW_MS = 1_000;

/** Checks free space on the data disk. Null: on another machine. */
export function checkDisk(folder: string, freeBytes: number | null): Finding {
  const about = {
    id: "disk",
    title: "Disk",
    meaning: "PostgreSQL stops when its disk is full; recorded data is safe, but nothing new is stored.",
  };
  if (freeBytes === null)
    return { ...about, state: "skipped", detail: "The data is on another machine.", fix: "Monitor its disk there." };
  const detail = `${(freeBytes / GIGABYTE).toFixed(1)} GB free in ${folder}.`;
  const fix = "Free some space, or move the data to a bigger disk.";
  if (freeBytes < DISK_PROBLEM_BYTES) return { ...about, state: "problem", detail, fix };
  if (freeBytes < DISK_WARNING_BYTES) return { ...about, state: "warning", detail, fix };
  return { ...about, state: "ok", detail, fix: "" };
}

/** Checks our clock against the database's. `aheadMs`: our lead; null: could not be compared. */
export function checkClock(aheadMs: number | null): Finding {
  const about = {
    id: "clock",
    title: "Clock",
    meaning:
      "Retries, suspensions and freshness depend on these clocks: if they differ, waits are too long or too short.",
  };
  if (aheadMs === null)
    return {
      ...about,
      state: "skipped",
      detail: "PostgreSQL's clock is not available.",
      fix: "Fix PostgreSQL first.",
    };
  const apart = Math.abs(aheadMs);
  const words = `${(apart / 1000).toFixed(1)} s ${aheadMs >= 0 ? "ahead of" : "behind"} PostgreSQL's.`;
  const fix = "Synchronise both machines by NTP (chrony, systemd-timesyncd).";
  if (apart >= CLOCK_PROBLEM_MS) return { ...about, state: "problem", detail: `Our clock is ${words}`, fix };
  if (apart >= CLOCK_WARNING_MS) return { ...about, state: "warning", detail: `Our clock is ${words}`, fix };
  return {
    ...about,
    state: "ok",
    detail: `Our clock agrees with PostgreSQL's within ${CLOCK_WARNING_MS / 1000} s.`,
    fix: "",
  };
}

/** One DNS lookup. */
export interface TriedLookup {
  readonly name: string;
  /** Null: answered. */
  readonly error: string | null;
  readonly tookMs: number;
}

/** Checks that name servers answer, and that their negative answers can be trusted. */
export function checkDns(lookups: readonly TriedLookup[], health: ResolverHealth): Finding {
  const about = {
    id: "dns",
    title: "DNS",
    meaning: "Every domain is looked up before its server is probed. If that fails, its addresses end as dns_error.",
  };
  if (health.type === "unusable") {
    const fix = "Until it is fixed, runs that look up a domain are paused; they resume by themselves.";
    return { ...about, state: "problem", detail: health.reason, fix };
  }
  const failed = lookups.filter(({ error }) => error !== null);
  const fix = "Set DNS_SERVERS to working resolvers; your own, such as unbound, is best.";
  if (failed.length === lookups.length) {
    const detail = failed.map(({ name, error }) => `${name}: ${error}`).join(" · ");
    return { ...about, state: "problem", detail, fix };
  }
  if (failed.length > 0) {
    const detail = `${failed.length} of ${lookups.length} lookups failed: ${failed.map(({ name }) => name).join(", ")}.`;
    return { ...about, state: "warning", detail, fix };
  }
  const slowestMs = Math.max(...lookups.map(({ tookMs }) => tookMs));
  const detail = `${lookups.length} lookups answered, the slowest in ${Math.round(slowestMs)} ms.`;
  return slowestMs > DNS_SLOW_MS
    ? { ...about, state: "warning", detail, fix: "A resolver closer to this machine makes long lists faster." }
    : { ...about, state: "ok", detail, fix: "" };
}
