import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { decodeText } from "./decode-text.ts";
import { inPieces } from "./testing/table-fixtures.ts";
import { TEXT_ENCODINGS } from "./text-encoding.ts";
import type { TextEncoding } from "./text-encoding.ts";

async function decode(
  bytes: Uint8Array,
  encoding: TextEncoding,
  size = 7,
): Promise<{ text: string; repaired: number }> {
  let text = "";
  let repaired = 0;
  for await (const piece of decodeText(inPieces(bytes, size), encoding, (count) => (repaired += count))) text += piece;
  return { text, repaired };
}

describe("decodeText", () => {
  test("UTF-8 is the same in pieces of any size", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme" }), fc.integer({ min: 4, max: 20 }), async (text, size) => {
        fc.pre(!text.startsWith("\uFEFF"));
        expect(await decode(Buffer.from(text), "utf-8", size)).toEqual({ text, repaired: 0 });
      }),
    );
  });

  test("any bytes: valid UTF-8 is kept, each other byte is one character", async () => {
    const mixed = fc.array(fc.oneof(fc.constantFrom("a", "é", "日", "😀"), fc.integer({ min: 0x80, max: 0xff })));
    await fc.assert(
      fc.asyncProperty(mixed, fc.integer({ min: 4, max: 20 }), async (parts, size) => {
        const bytes = Buffer.concat(
          parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.of(part))),
        );
        fc.pre(bytes.subarray(0, 3).toString("hex") !== "efbbbf");
        const whole = await decode(bytes, "utf-8", bytes.length + 4);
        expect(await decode(bytes, "utf-8", size)).toEqual(whole);
        expect(whole.text).not.toContain("\uFFFE");
        for (const part of parts.filter((part) => typeof part === "string")) expect(whole.text).toContain(part);
      }),
    );
  });

  test("a bad byte late in a UTF-8 file is read as Windows-1252 and counted", async () => {
    const bytes = Buffer.concat([Buffer.from("Zoë,"), Buffer.from([0x4a, 0x6f, 0x73, 0xe9]), Buffer.from(",日\n")]);
    expect(await decode(bytes, "utf-8")).toEqual({ text: "Zoë,José,日\n", repaired: 1 });
  });

  test.each(["utf-16le", "utf-16be"] as const)("%s: no character is lost between pieces", async (encoding) => {
    const text = "a😀日é😀😀b\n".repeat(5);
    for (const size of [1, 2, 3, 4, 5, 7]) {
      expect((await decode(iconv.encode(text, encoding), encoding, size)).text).toBe(text);
    }
  });

  test.each(["utf-16le", "utf-16be"] as const)("%s: half of a surrogate pair is replaced", async (encoding) => {
    const halves = iconv.encode("a\ud83db\ude00\ud83d", encoding);
    for (const size of [1, 2, 20]) expect((await decode(halves, encoding, size)).text).toBe("a\ufffdb\ufffd\ufffd");
  });

  test("a file that ends within a character loses nothing", async () => {
    expect(await decode(Buffer.from("aé").subarray(0, 2), "utf-8")).toEqual({ text: "aÃ", repaired: 1 });
  });

  test.each(TEXT_ENCODINGS)("%s: letters and digits survive", async (encoding) => {
    const text = "email,name\r\na@b.org,007\r\n";
    expect((await decode(iconv.encode(text, encoding), encoding)).text).toBe(text);
  });

  test.each([
    ["utf-8", "utf-8"],
    ["utf-16le", "utf-16le"],
    ["utf-16be", "utf-16be"],
    ["utf-8", "windows-1252"],
  ] as const)("the mark of %s is dropped under %s", async (written, read) => {
    expect((await decode(iconv.encode("\uFEFFemail", written), read)).text).toBe("email");
  });
});
