import yauzl from "yauzl";
import { assertExpansion } from "../expansion-guard.ts";
import { TabularError, foreignFormat } from "../tabular-error.ts";
import type { TableLimits } from "../table-limits.ts";

/** Parts per container. Workbooks have some dozens; this many is an archive of files, or an attack. */
const MAX_ENTRIES = 10_000;
/** Names, extra fields and comments of all entries: bounds the directory's memory. */
const MAX_DIRECTORY_BYTES = 16 * 1024 ** 2;

/** The ZIP container of a workbook (ECMA-376 part 2). Nothing in it is ever written under its own name. */
export interface WorkbookArchive {
  /** Part names, lower case, without leading slash. */
  readonly names: ReadonlySet<string>;
  /** All names as they are written, in order. */
  readonly files: readonly string[];
  /** A part's bytes, decompressed within the limits; null if there is no such part. */
  open(name: string): AsyncGenerator<Uint8Array, void, undefined> | null;
  close(): void;
}

/**
 * Opens the container in the file `fd`. Throws TabularError `damaged_file`, also for part names with path traversal.
 */
export async function openArchive(
  fd: number,
  limits: Pick<TableLimits, "expandedBytes" | "expansionRatio">,
): Promise<WorkbookArchive> {
  const entries = new Map<string, yauzl.Entry>();
  let zip: yauzl.ZipFile;
  try {
    zip = await yauzl.fromFdPromise(fd, { autoClose: false, validateEntrySizes: true });
    if (zip.entryCount > MAX_ENTRIES) throw foreignFormat("zip_archive");
    let directoryBytes = 0;
    for await (const entry of zip.eachEntry()) {
      entries.set(entry.fileName.toLowerCase(), entry);
      directoryBytes += entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength;
      if (entries.size > MAX_ENTRIES || directoryBytes > MAX_DIRECTORY_BYTES) throw foreignFormat("zip_archive");
    }
  } catch (error) {
    throw damaged(error);
  }
  return {
    names: new Set(entries.keys()),
    files: [...entries.values()].map(({ fileName }) => fileName),
    open(name) {
      const entry = entries.get(name.toLowerCase());
      return entry === undefined ? null : readEntry(zip, entry, limits);
    },
    // The spool owns the file; yauzl holds nothing else.
    close: () => undefined,
  };
}

async function* readEntry(
  zip: yauzl.ZipFile,
  entry: yauzl.Entry,
  limits: Pick<TableLimits, "expandedBytes" | "expansionRatio">,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (entry.isEncrypted()) throw foreignFormat("encrypted_office");
  let expandedBytes = 0;
  try {
    const stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      expandedBytes += chunk.length;
      assertExpansion(entry.compressedSize, expandedBytes, limits);
      yield chunk;
    }
  } catch (error) {
    throw damaged(error);
  }
}

/** The error for a container that contradicts its own directory. */
export function damaged(cause: unknown): unknown {
  if (cause instanceof TabularError) return cause;
  return new TabularError(
    "damaged_file",
    "The Excel workbook is damaged or cut short: open it, save it and upload it again.",
    {
      cause,
    },
  );
}
