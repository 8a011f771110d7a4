import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { ByteSource } from "./byte-source.ts";
import { gunzip } from "./gunzip.ts";
import { bytesOf, inPieces } from "./testing/table-fixtures.ts";

const LIMITS = { expandedBytes: 2 * 1024 ** 3, expansionRatio: 250 };
const unpack = (packed: Uint8Array, pieceBytes?: number): AsyncGenerator<Uint8Array> =>
  gunzip(new ByteSource(inPieces(packed, pieceBytes), Infinity), LIMITS);

describe("gunzip", () => {
  test.each([1, 7, 1_000])("all members, in pieces of %i bytes", async (pieceBytes) => {
    const packed = Buffer.concat([gzipSync("a@b.org\n"), gzipSync("c@d.org\n")]);
    expect((await bytesOf(unpack(packed, pieceBytes))).toString()).toBe("a@b.org\nc@d.org\n");
  });

  test("a bomb is stopped soon after the allowance", async () => {
    let expandedBytes = 0;
    const explode = async (): Promise<void> => {
      for await (const chunk of unpack(gzipSync(Buffer.alloc(70 * 1024 ** 2)))) expandedBytes += chunk.length;
    };
    await expect(explode()).rejects.toMatchObject({ code: "expands_too_much" });
    expect(expandedBytes).toBeLessThanOrEqual(64 * 1024 ** 2);
  });

  test("a truncated file is damaged", async () => {
    await expect(bytesOf(unpack(gzipSync("a@b.org\n".repeat(99)).subarray(0, -9)))).rejects.toMatchObject({
      code: "damaged_file",
    });
  });

  test("an error of the input is passed on", async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield gzipSync("a").subarray(0, 10);
      throw new Error("upload aborted");
    }
    await expect(bytesOf(gunzip(new ByteSource(broken(), Infinity), LIMITS))).rejects.toThrow("upload aborted");
  });

  test("abandoned early, it closes the input", async () => {
    let finished = false;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield gzipSync(Buffer.alloc(1024 ** 2, "a@b.org\n"));
      } finally {
        finished = true;
      }
    }
    for await (const chunk of gunzip(new ByteSource(endless(), Infinity), LIMITS)) if (chunk.length > 0) break;
    expect(finished).toBe(true);
  });
});
