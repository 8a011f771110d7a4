/** Bytes that pass by, and their number so far. */
export interface CountedBytes {
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly count: () => number;
}

/** Counts bytes as they are read. */
export function countBytes(from: AsyncIterable<Uint8Array>): CountedBytes {
  let count = 0;
  async function* counted(): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const chunk of from) {
      count += chunk.length;
      yield chunk;
    }
  }
  return { bytes: counted(), count: () => count };
}
