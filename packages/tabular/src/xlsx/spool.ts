import { mkdtemp, open, rm } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Two temporary files without a name: the workbook, and room for its shared strings. */
export interface Spool {
  readonly workbook: FileHandle;
  readonly workbookBytes: number;
  readonly strings: FileHandle;
  close(): Promise<void>;
}

/**
 * Writes a workbook to disk, because a ZIP's directory stands at its end. The files lose their names as soon as they are
 * open, so that nothing is left behind whatever ends the process (POSIX unlink).
 */
export async function spool(chunks: AsyncIterable<Uint8Array>, folder: string = tmpdir()): Promise<Spool> {
  const home = await mkdtemp(join(folder, "rollcall-"));
  const opened: FileHandle[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(opened.splice(0).map((handle) => handle.close()));
  };
  try {
    const workbook = await open(join(home, "workbook"), "w+", 0o600);
    opened.push(workbook);
    const strings = await open(join(home, "strings"), "w+", 0o600);
    opened.push(strings);
    let workbookBytes = 0;
    for await (const chunk of chunks) {
      await workbook.write(chunk);
      workbookBytes += chunk.length;
    }
    return { workbook, workbookBytes, strings, close };
  } catch (error) {
    await close();
    throw error;
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
