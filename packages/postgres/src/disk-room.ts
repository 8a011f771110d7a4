import { statfs } from "node:fs/promises";
import { isConnectionLost } from "./is-connection-lost.ts";

/** Bytes that are free where the database keeps its data; null where that is on a machine of its own. */
export type DiskRoom = () => Promise<number | null>;

export const UNKNOWN_ROOM: DiskRoom = async () => null;

/** The room in the file system of a folder. */
export function roomIn(folder: string): DiskRoom {
  return async () => {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  };
}

/** There is no room for what is to be stored. */
export class DiskFullError extends Error {
  override readonly name = "DiskFullError";
  readonly code = "disk_full" as const;
}

/** PostgreSQL writes its log in files of 16 MB, and stops where it has no room for the next one. */
const FLOOR_BYTES = 64 * 1024 * 1024;

/** What an import takes for each byte of its file: rows, their log, and the index. */
const BYTES_A_BYTE = 3;

/** SQLSTATE disk_full, and the operating system's own word. */
const FULL = new Set(["53100", "ENOSPC"]);

const IN_WORDS = "The disk is full. Make room and try again: what was recorded is kept.";

/** Throws DiskFullError where a file of this size would not find room. `sizeBytes`: null where it is not known beforehand. */
export async function assertRoom(room: DiskRoom, sizeBytes: number | null): Promise<void> {
  const free = await room();
  const needed = FLOOR_BYTES + (sizeBytes ?? 0) * BYTES_A_BYTE;
  if (free === null || free >= needed) return;
  throw new DiskFullError(
    `There is not enough room on the disk: about ${megabytes(needed)} MB are needed, and ${megabytes(free)} MB are free. Make room and try again.`,
  );
}

/**
 * The failure itself, or DiskFullError where a full disk is the reason: PostgreSQL says so, or it went away while there was
 * no room left for its log.
 */
export async function explainByRoom(room: DiskRoom, error: unknown): Promise<unknown> {
  const code = String((error as { readonly code?: unknown } | null)?.code);
  if (FULL.has(code)) return new DiskFullError(IN_WORDS, { cause: error });
  if (!isConnectionLost(error)) return error;
  const free = await room().catch(() => null);
  return free !== null && free < FLOOR_BYTES ? new DiskFullError(IN_WORDS, { cause: error }) : error;
}

const megabytes = (bytes: number): string => Math.round(bytes / 1024 / 1024).toLocaleString("en");
