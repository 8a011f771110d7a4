import type { ResolverHealth } from "../domains/resolver-watch.ts";
import type { Finding } from "./finding.ts";

const GIGABYTE = 1024 ** 3;
/** What an import of a million rows and its answers may need before anybody looks. */
const DISK_PROBLEM_BYTES = GIGABYTE;
const DISK_WARNING_BYTES = 5 * GIGABYTE;

/** Clocks of one machine agree within milliseconds; a network adds some. */
const CLOCK_WARNING_MS = 2_000;
const CLOCK_PROBLEM_MS = 30_000;

const DNS_SLOW_MS = 1_000;

/** Is there room on the disk that the data is on? Null: it can't be seen from here. */
export function judgeDisk(folder: string, freeBytes: number | null): Finding {
  const about = {
    id: "disk",
    title: "Disk",
    meaning: "PostgreSQL stops where its disk is full; what was recorded is kept, and nothing new is.",
  };
  if (freeBytes === null)
    return { ...about, state: "skipped", detail: "The data is on another machine.", mend: "Watch its disk there." };
  const detail = `${(freeBytes / GIGABYTE).toFixed(1)} GB free in ${folder}.`;
  const mend = "Make room, or move the data to a bigger disk.";
  if (freeBytes < DISK_PROBLEM_BYTES) return { ...about, state: "problem", detail, mend };
  if (freeBytes < DISK_WARNING_BYTES) return { ...about, state: "warning", detail, mend };
  return { ...about, state: "ok", detail, mend: "" };
}

/** Does our clock agree with the database's? `aheadMs`: how far ours is ahead; null: it could not be compared. */
export function judgeClock(aheadMs: number | null): Finding {
  const about = {
    id: "clock",
    title: "Clock",
    meaning:
      "Times to ask again, suspensions and freshness are kept by these clocks: where they differ, waits are too long or too short.",
  };
  if (aheadMs === null)
    return {
      ...about,
      state: "skipped",
      detail: "There was nothing to compare it with.",
      mend: "Mend PostgreSQL first.",
    };
  const apart = Math.abs(aheadMs);
  const words = `${(apart / 1000).toFixed(1)} s ${aheadMs >= 0 ? "ahead of" : "behind"} PostgreSQL's.`;
  const mend = "Let both machines keep their time by NTP (chrony, systemd-timesyncd).";
  if (apart >= CLOCK_PROBLEM_MS) return { ...about, state: "problem", detail: `Our clock is ${words}`, mend };
  if (apart >= CLOCK_WARNING_MS) return { ...about, state: "warning", detail: `Our clock is ${words}`, mend };
  return {
    ...about,
    state: "ok",
    detail: `Our clock agrees with PostgreSQL's within ${CLOCK_WARNING_MS / 1000} s.`,
    mend: "",
  };
}

/** One look-up that was tried. */
export interface TriedLookup {
  readonly name: string;
  /** Null: it was answered. */
  readonly error: string | null;
  readonly tookMs: number;
}

/** Do name servers answer, and can what they deny be believed? */
export function judgeDns(lookups: readonly TriedLookup[], health: ResolverHealth): Finding {
  const about = {
    id: "dns",
    title: "DNS",
    meaning: "Every domain is looked up before its server is asked. Without an answer its addresses end as dns_error.",
  };
  if (health.type === "unusable") {
    const mend = "Until it is mended, runs that meet an unknown domain are paused, and go on by themselves.";
    return { ...about, state: "problem", detail: health.reason, mend };
  }
  const failed = lookups.filter(({ error }) => error !== null);
  const mend = "Name working resolvers in DNS_SERVERS; one of your own, such as unbound, is best.";
  if (failed.length === lookups.length) {
    const detail = failed.map(({ name, error }) => `${name}: ${error}`).join(" · ");
    return { ...about, state: "problem", detail, mend };
  }
  if (failed.length > 0) {
    const detail = `${failed.length} of ${lookups.length} look-ups failed: ${failed.map(({ name }) => name).join(", ")}.`;
    return { ...about, state: "warning", detail, mend };
  }
  const slowestMs = Math.max(...lookups.map(({ tookMs }) => tookMs));
  const detail = `${lookups.length} look-ups answered, the slowest in ${Math.round(slowestMs)} ms.`;
  return slowestMs > DNS_SLOW_MS
    ? { ...about, state: "warning", detail, mend: "A resolver nearer to this machine makes long lists quicker." }
    : { ...about, state: "ok", detail, mend: "" };
}
