import type { Readable } from "node:stream";
import { Patience } from "./patience.ts";

/** The upload is incomplete. */
export class UploadBrokenError extends Error {
  readonly code = "upload_broken" as const;

  constructor(cause: unknown) {
    super("The upload was interrupted.", { cause });
    this.name = "UploadBrokenError";
  }
}

/**
 * The bytes as they arrive, at a minimum rate. If the consumer stops early, the rest is drained, so that the client can
 * be answered. Throws UploadBrokenError.
 */
export async function* receive(
  stream: Readable,
  patience: Pick<Patience, "leftMs" | "note"> = new Patience(),
): AsyncGenerator<Uint8Array, void, undefined> {
  const chunks = stream.iterator({ destroyOnReturn: false }) as AsyncIterator<Uint8Array>;
  try {
    for (let chunk = await next(chunks, stream, patience); chunk !== null; chunk = await next(chunks, stream, patience))
      yield chunk;
  } finally {
    // The stream doesn't flow while the iterator is attached.
    await chunks.return?.();
    stream.on("error", () => {}).resume();
  }
}

async function next(
  chunks: AsyncIterator<Uint8Array>,
  stream: Readable,
  patience: Pick<Patience, "leftMs" | "note">,
): Promise<Uint8Array | null> {
  const tooSlow = setTimeout(() => stream.destroy(new Error("The client sends too slowly.")), patience.leftMs);
  const askedMs = performance.now();
  try {
    const step = await chunks.next();
    patience.note(step.value?.length ?? 0, performance.now() - askedMs);
    return step.done === true ? null : step.value;
  } catch (error) {
    throw new UploadBrokenError(error);
  } finally {
    clearTimeout(tooSlow);
  }
}
