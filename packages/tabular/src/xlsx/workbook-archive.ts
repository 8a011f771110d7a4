import yauzl from "yauzl";
import { assertExpansion } from "../expansion-guard.ts";
import { TabularError, foreignFormat } from "../tabular-error.ts";
import type { TableLimits } from "../table-limits.ts";

/** Parts in one container: workbooks have some dozens; this many is an archive of files, or an attack on the directory. */
const MAX_ENTRIES = 10_000;
/** Names, extra fields and comments of all entries: what the directory of so many may take in memory. */
const MAX_DIRECTORY_BYTES = 16 * 1024 ** 2;

/** The ZIP container of a workbook (ECMA-376 part 2). Nothing in it is ever written under the names it gives. */
export interface WorkbookArchive {
  /** Part names, lower case, without a leading slash. */
  readonly names: ReadonlySet<string>;
  /** A part's bytes, inflated and held against the limits; null where there is no such part. */
  open(name: string): AsyncGenerator<Uint8Array, void, undefined> | null;
  close(): void;
}

/**
 * Opens the container in the file that `fd` reads. Throws TabularError `damaged_file`, also for part names with path tricks,
 * which no workbook has.
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
    open(name) {
      const entry = entries.get(name.toLowerCase());
      return entry === undefined ? null : readEntry(zip, entry, limits);
    },
    // The file belongs to the spool; yauzl has nothing else to let go.
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

/** The container or a part of it is not what its own directory says. */
export function damaged(cause: unknown): unknown {
  if (cause instanceof TabularError) return cause;
  return new TabularError(
    "damaged_file",
    "The Excel workbook is damaged or cut short: open it, save it again and give it again.",
    {
      cause,
    },
  );
}
