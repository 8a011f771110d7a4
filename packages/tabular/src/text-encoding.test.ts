import { isUtf8 } from "node:buffer";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { detectEncoding } from "./detect-encoding.ts";
import { byteOrderMark, utf8SequenceLength } from "./text-encoding.ts";

describe("detectEncoding: decides by marks, zero bytes and validity", () => {
  const german = "Müller;jörg@example.org\r\n".repeat(50);
  test.each([
    ["utf-8", Buffer.from(german), null],
    ["utf-8", Buffer.from(`\uFEFF${german}`), null],
    ["utf-8", Buffer.from("plain@example.org\n"), null],
    ["utf-16le", iconv.encode(`\uFEFF${german}`, "utf-16le"), null],
    ["utf-16be", iconv.encode(`\uFEFF${german}`, "utf-16be"), null],
    ["utf-16le", iconv.encode(german, "utf-16le"), "zero bytes"],
    ["utf-16be", iconv.encode(german, "utf-16be"), "zero bytes"],
    ["utf-16le", iconv.encode("名前\tメール\n山田太郎\ttaro@example.jp\n".repeat(9), "utf-16le"), "zero bytes"],
    ["windows-1252", iconv.encode(german, "windows-1252"), "Windows-1252"],
    ["windows-1252", iconv.encode(`José, ${"a@example.org,".repeat(99)}`, "windows-1252"), "Windows-1252"],
    ["utf-8", Buffer.concat([Buffer.from(german), Buffer.from([0xe9]), Buffer.from(german)]), "not valid UTF-8"],
  ] as const)("%s %#", (encoding, bytes, note) => {
    const detected = detectEncoding(bytes);
    expect(detected.encoding).toBe(encoding);
    expect(detected.note ?? "none").toContain(note ?? "none");
  });

  test("a window that ends within a character is still UTF-8", () => {
    const bytes = Buffer.from("日本".repeat(3));
    for (let length = 1; length <= bytes.length; length += 1) {
      expect(detectEncoding(bytes.subarray(0, length))).toEqual({ encoding: "utf-8", note: null });
    }
  });
});

test("utf8SequenceLength: agrees with the platform on every two-byte start (RFC 3629 §4)", () => {
  const wrong: number[][] = [];
  for (let lead = 0x80; lead <= 0xff; lead += 1) {
    for (let second = 0x70; second <= 0xc5; second += 1) {
      const bytes = [lead, second, 0x80, 0x80];
      const size = utf8SequenceLength(Uint8Array.from(bytes), 0);
      const valid = [2, 3, 4].find((length) => isUtf8(Uint8Array.from(bytes.slice(0, length)))) ?? 0;
      if (size !== valid) wrong.push([lead, second]);
    }
  }
  expect(wrong).toEqual([]);
});

test("byteOrderMark: none in too short or plain bytes", () => {
  expect(byteOrderMark(Uint8Array.of(0xef, 0xbb))).toBeNull();
  expect(byteOrderMark(Buffer.from("abc"))).toBeNull();
});
