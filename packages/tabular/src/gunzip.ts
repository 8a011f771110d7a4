import { Readable } from "node:stream";
import { constants, createGunzip } from "node:zlib";
import type { ByteSource } from "./byte-source.ts";
import { assertExpansion } from "./expansion-guard.ts";
import { TabularError } from "./tabular-error.ts";
import type { TableLimits } from "./table-limits.ts";

/** Output chunk of zlib: large enough for speed, small enough to stop a bomb early. */
const GUNZIP_CHUNK_BYTES = 256 * 1024;

/**
 * Decompresses gzip (RFC 1952), all members. Throws TabularError `damaged_file` or `expands_too_much` while reading.
 * `isCut`: the input is truncated on purpose.
 */
export async function* gunzip(
  source: ByteSource,
  limits: Pick<TableLimits, "expandedBytes" | "expansionRatio">,
  isCut = false,
): AsyncGenerator<Uint8Array, void, undefined> {
  const packed = Readable.from(source, { objectMode: false });
  const unpacked = createGunzip({
    chunkSize: GUNZIP_CHUNK_BYTES,
    ...(isCut && { finishFlush: constants.Z_SYNC_FLUSH }),
  });
  packed.on("error", (error) => unpacked.destroy(error));
  packed.pipe(unpacked);
  let expandedBytes = 0;
  try {
    for await (const chunk of unpacked as AsyncIterable<Buffer>) {
      expandedBytes += chunk.length;
      assertExpansion(source.takenBytes, expandedBytes, limits);
      yield chunk;
    }
  } catch (error) {
    throw isZlibError(error)
      ? new TabularError("damaged_file", "The gzip file is damaged or cut short: compress or upload it again.", {
          cause: error,
        })
      : error;
  } finally {
    packed.destroy();
    unpacked.destroy();
    await source.close();
  }
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && "code" in error && typeof error.code === "string" && error.code.startsWith("Z_");
}
