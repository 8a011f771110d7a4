import { describe, expect, test } from "vitest";
import { ByteSource } from "./byte-source.ts";
import { bytesOf, inPieces } from "./testing/table-fixtures.ts";

const LETTERS = Buffer.from("abcdefghij");

describe("ByteSource", () => {
  test.each([1, 3, 10])("the peeked head is still read, in pieces of %i", async (size) => {
    const source = new ByteSource(inPieces(LETTERS, size), 100);
    expect((await source.head(4)).toString()).toBe("abcd");
    expect((await source.head(2)).toString()).toBe("ab");
    expect((await bytesOf(source)).toString()).toBe("abcdefghij");
  });

  test("a head longer than the input is all of it", async () => {
    const source = new ByteSource(inPieces(LETTERS, 3), 100);
    expect(await source.head(1_000)).toEqual(LETTERS);
  });

  test("reads no further than asked", async () => {
    let taken = 0;
    async function* counted(): AsyncGenerator<Uint8Array> {
      for (;;) {
        taken += 1;
        yield LETTERS;
      }
    }
    const source = new ByteSource(counted(), 1_000);
    await source.head(25);
    expect(taken).toBe(3);
    await source.close();
  });

  test("stops at its limit, and not before", async () => {
    expect(await bytesOf(new ByteSource(inPieces(LETTERS, 3), 10))).toHaveLength(10);
    const reading = bytesOf(new ByteSource(inPieces(LETTERS, 3), 9));
    await expect(reading).rejects.toMatchObject({
      code: "file_too_large",
      message: expect.stringContaining("9 bytes"),
    });
  });

  test("close lets the input finish, once", async () => {
    let finished = 0;
    async function* tidy(): AsyncGenerator<Uint8Array> {
      try {
        yield LETTERS;
        yield LETTERS;
      } finally {
        finished += 1;
      }
    }
    const source = new ByteSource(tidy(), 100);
    await source.head(1);
    await source.close();
    await source.close();
    expect(finished).toBe(1);
    expect(await bytesOf(source)).toHaveLength(0);
  });
});
