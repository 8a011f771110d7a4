import { mkdtemp, open, rm, type FileHandle } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Two unlinked temporary files: a ZIP container, and space for a workbook's shared strings. */
export interface Spool {
  readonly container: FileHandle;
  readonly containerBytes: number;
  readonly strings: FileHandle;
  /** Idempotent. */
  readonly close: () => Promise<void>;
}

/**
 * Spools a ZIP container to disk, as its directory stands at its end. The files are unlinked as soon as they are open, so
 * nothing is left behind however the process ends.
 */
export async function spool(chunks: AsyncIterable<Uint8Array>, folder: string = tmpdir()): Promise<Spool> {
  const [container, strings] = await openUnlinked(folder);
  let closed: Promise<unknown> | null = null;
  const close = async (): Promise<void> => {
    closed ??= Promise.all([container.close(), strings.close()]);
    await closed;
  };
  try {
    let containerBytes = 0;
    for await (const chunk of chunks) {
      await container.write(chunk);
      containerBytes += chunk.length;
    }
    return { container, containerBytes, strings, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openUnlinked(folder: string): Promise<[FileHandle, FileHandle]> {
  const home = await mkdtemp(join(folder, "rollcall-"));
  try {
    const container = await open(join(home, "container"), "w+", 0o600);
    const strings = await open(join(home, "strings"), "w+", 0o600);
    return [container, strings];
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
