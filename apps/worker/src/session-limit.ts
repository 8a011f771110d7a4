import { readFileSync } from "node:fs";
import { totalmem } from "node:os";

/** What a process may use. */
export interface Machine {
  /** File descriptors; null: unknown. */
  readonly openFiles: number | null;
  readonly memoryBytes: number;
}

/** As many keys have lanes at once, over all workers (`LANE_WINDOW`). */
const MOST = 2_000;
/** For engines, logs, and the DNS. */
const OTHER_FILES = 256;
/** Measured: 2,000 sessions take 160 MB beyond what the process has anyway. */
const SESSION_BYTES = 80 * 1024;
const MEMORY_SHARE = 0.25;

/** How many sessions a worker may have open at once: as set, or as many as the machine has file descriptors and memory for. */
export function sessionLimit(set: number | null, { openFiles, memoryBytes }: Machine): number {
  if (set !== null) return set;
  const byFiles = openFiles === null ? MOST : openFiles - OTHER_FILES;
  const byMemory = Math.floor((memoryBytes * MEMORY_SHARE) / SESSION_BYTES);
  return Math.max(16, Math.min(MOST, byFiles, byMemory));
}

/** This machine's limits of this process: Node.js has raised the soft one to the hard one. */
export function thisMachine(): Machine {
  const constrained = process.constrainedMemory();
  const memoryBytes = constrained > 0 ? Math.min(constrained, totalmem()) : totalmem();
  return { openFiles: openFilesOf(readLimits()), memoryBytes };
}

function readLimits(): string {
  try {
    return readFileSync("/proc/self/limits", "utf8");
  } catch {
    return "";
  }
}

/** The soft limit of descriptors in the text of /proc/self/limits; null: it has none, or none is set. */
export function openFilesOf(limits: string): number | null {
  const soft = /^Max open files +(\d{1,15}) /mu.exec(limits)?.[1];
  return soft === undefined ? null : Number(soft);
}
