import { statfs } from "node:fs/promises";
import { isConnectionLost } from "./database-errors.ts";

/** Free bytes where the database keeps its data; null if that is on another machine. */
export type DiskRoom = () => Promise<number | null>;

export const UNKNOWN_ROOM: DiskRoom = async () => null;

/** Free space in the file system of a folder. */
export function roomIn(folder: string): DiskRoom {
  return async () => {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  };
}

/** There is not enough disk space. */
export class DiskFullError extends Error {
  override readonly name = "DiskFullError";
  readonly code = "disk_full" as const;
}

/** PostgreSQL writes its WAL in files of 16 MB, and stops when it has no space for the next. */
const FLOOR_BYTES = 64 * 1024 * 1024;

/** Bytes needed per byte of an imported file: rows, WAL and indexes. */
const BYTES_A_BYTE = 3;

/** SQLSTATE disk_full, and the operating system's code. */
const FULL = new Set(["53100", "ENOSPC"]);

const IN_WORDS = "The disk is full. Free some space and try again: recorded data is safe.";

/** Throws DiskFullError if a file of this size would not fit. `sizeBytes` null: unknown. */
export async function assertRoom(room: DiskRoom, sizeBytes: number | null): Promise<void> {
  const free = await room();
  const needed = FLOOR_BYTES + (sizeBytes ?? 0) * BYTES_A_BYTE;
  if (free === null || free >= needed) return;
  throw new DiskFullError(
    `There is not enough disk space: about ${megabytes(needed)} MB are needed, and ${megabytes(free)} MB are free. Free some space and try again.`,
  );
}

/**
 * The error itself, or a DiskFullError if a full disk caused it: PostgreSQL says so, or it stopped without space for
 * its WAL.
 */
export async function explainByRoom(room: DiskRoom, error: unknown): Promise<unknown> {
  const code = String((error as { readonly code?: unknown } | null)?.code);
  if (FULL.has(code)) return new DiskFullError(IN_WORDS, { cause: error });
  if (!isConnectionLost(error)) return error;
  const free = await room().catch(() => null);
  return free !== null && free < FLOOR_BYTES ? new DiskFullError(IN_WORDS, { cause: error }) : error;
}

const megabytes = (bytes: number): string => Math.round(bytes / 1024 / 1024).toLocaleString("en");
