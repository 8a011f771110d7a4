import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { enhancedCode, replyText, truncate } from "./reply.ts";
import {
  LINE_LIMIT_BYTES,
  type ReadResult,
  REPLY_LIMIT_BYTES,
  REPLY_LINES_LIMIT,
  ReplyReader,
} from "./reply-reader.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string): ReadResult[] => new ReplyReader().read(bytesOf(text));

/** Reads the only reply in a text. */
function one(text: string) {
  const [result, ...rest] = read(text);
  expect(rest).toEqual([]);
  if (result?.type !== "reply") throw new Error(`not a reply: ${JSON.stringify(result)}`);
  return result.reply;
}

function problem(text: string): string {
  const last = read(text).at(-1);
  return last?.type === "violation" ? last.violation.problem : "none";
}

describe("ReplyReader", () => {
  test("read: code, enhanced code and text of each line", () => {
    expect(one("550-5.1.1 No such user\r\n550 5.1.1 Sorry\r\n")).toEqual({
      code: 550,
      enhanced: "5.1.1",
      lines: ["5.1.1 No such user", "5.1.1 Sorry"],
      consistent: true,
    });
  });

  test.each([
    ["bare LF", "250-a\n250 b\n", ["a", "b"]],
    ["CR CR LF", "250 a\r\r\n", ["a"]],
    ["no text", "250 \r\n", [""]],
    ["no space and no text", "250\r\n", [""]],
    ["no text on the way", "250-\r\n250-b\r\n250\r\n", ["", "b", ""]],
    ["tab for space", "250\tok\r\n", ["ok"]],
    ["CR in a line", "250 a\rb\r\n", ["a\uFFFDb"]],
    ["NUL and escape", "250 a\u0000b\u001B[31m\r\n", ["a\uFFFDb\uFFFD[31m"]],
    [
      "a line without a code on the way",
      "550-see\r\nhttps://example.org/\r\n550 bye\r\n",
      ["see", "https://example.org/", "bye"],
    ],
    ["UTF-8", "550 Empfänger unbekannt — 没有\r\n", ["Empfänger unbekannt — 没有"]],
  ])("read: %s is understood", (_, text, lines) => {
    expect(one(text).lines).toEqual(lines);
  });

  test("read: bytes that are not UTF-8 become U+FFFD", () => {
    const [result] = new ReplyReader().read(Uint8Array.of(0x32, 0x35, 0x30, 0x20, 0xe9, 0xff, 0x0a));
    expect(result?.type === "reply" && result.reply.lines).toEqual(["\uFFFD\uFFFD"]);
  });

  test("read: if lines disagree, the last code counts and the reply is inconsistent", () => {
    expect(one("220-teaser\r\n521 go away\r\n")).toMatchObject({ code: 521, consistent: false });
    expect(one("551-a\r\n550 b\r\n")).toMatchObject({ code: 550, consistent: true });
  });

  test("read: several replies of one chunk come in order", () => {
    expect(read("250 a\r\n550 b\r\n").map((result) => result.type === "reply" && result.reply.code)).toEqual([
      250, 550,
    ]);
  });

  test.each([
    ["HTTP", "HTTP/1.1 400 Bad Request\r\n"],
    ["an empty line", "\r\n"],
    ["a code below 200", "199 x\r\n"],
    ["a code above 599", "600 x\r\n"],
    ["a code of two digits", "25 x\r\n"],
    ["a code of four digits", "2500 x\r\n"],
    ["another separator", "250:x\r\n"],
    ["TLS", "\u0016\u0003\u0001\r\n"],
  ])("read: %s in place of a reply is malformed", (_, text) => {
    expect(problem(text)).toBe("malformed");
  });

  test("read: a line may be as long as the limit and no longer", () => {
    const line = (bytes: number): string => `250 ${"x".repeat(bytes - 6)}\r\n`;
    expect(problem(line(LINE_LIMIT_BYTES))).toBe("none");
    expect(problem(line(LINE_LIMIT_BYTES + 1))).toBe("line_too_long");
    expect(problem("x".repeat(LINE_LIMIT_BYTES + 1))).toBe("line_too_long");
  });

  test("read: the line limit holds across chunks", () => {
    const reader = new ReplyReader();
    const pieces = Array.from({ length: 10 }, () => reader.read(bytesOf("x".repeat(1000))));
    const lengths = pieces.map((results) => results.length);
    expect(lengths).toEqual([0, 0, 0, 0, 1, 0, 0, 0, 0, 0]);
  });

  test("read: an endless reply ends at the limit of lines or bytes", () => {
    expect(problem("250-x\r\n".repeat(REPLY_LINES_LIMIT + 1))).toBe("too_many_lines");
    expect(problem(`250-${"x".repeat(4000)}\r\n`.repeat(Math.ceil(REPLY_LIMIT_BYTES / 4000)))).toBe("reply_too_long");
  });

  test("read: after a violation all input is ignored", () => {
    const reader = new ReplyReader();
    reader.read(bytesOf("garbage\r\n"));
    expect(reader.read(bytesOf("250 ok\r\n"))).toEqual([]);
    expect(reader.midReply).toBe(false);
  });

  test("midReply: true while a line or a reply is unfinished", () => {
    const reader = new ReplyReader();
    const states = ["2", "50-a\r\n", "250 b\r", "\n"].map((chunk) => {
      reader.read(bytesOf(chunk));
      return reader.midReply;
    });
    expect(states).toEqual([true, true, true, false]);
  });
});

describe("enhancedCode", () => {
  test.each([
    [550, "5.1.1 unknown", "5.1.1"],
    [250, "2.1.5", "2.1.5"],
    [550, "5.7.999 x", "5.7.999"],
    [550, "4.1.1 another class", null],
    [550, "5.1.1.1 no code", null],
    [550, "5.1 too short", null],
    [550, "5.1.1000 too long", null],
    [550, "sorry (#5.1.1)", null],
  ])("of %i %s", (code, line, expected) => {
    expect(enhancedCode(code, [line])).toBe(expected);
  });

  test("is found on a later line", () => {
    expect(enhancedCode(550, ["Sorry", "5.1.1 unknown"])).toBe("5.1.1");
  });
});

describe("replyText", () => {
  test("joins lines and keeps at most 2,000 characters", () => {
    expect(replyText(one("550-a\r\n550 b\r\n"))).toBe("a\nb");
    expect(replyText(one(`550 ${"x".repeat(3000)}\r\n`))).toHaveLength(2000);
  });

  test("truncate: no character is halved", () => {
    expect(truncate("a😀b", 2)).toBe("a");
    expect(truncate("a😀b", 3)).toBe("a😀");
  });
});

describe("ReplyReader properties", () => {
  const plausible = fc.stringMatching(/^(?:[2-5]\d\d[ -][ -~]{0,30}\r?\n|[ -~]{0,8}\n|[^é]{0,6}){0,12}$/);
  const stream = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    plausible.map((text) => Uint8Array.from(text, (character) => character.charCodeAt(0))),
  );

  test("read: the results don't depend on chunking", () => {
    fc.assert(
      fc.property(stream, fc.array(fc.nat({ max: 400 }), { maxLength: 20 }), (bytes, cuts) => {
        const whole = new ReplyReader().read(bytes);
        const reader = new ReplyReader();
        const bounds = [0, ...cuts.filter((cut) => cut <= bytes.length).sort((a, b) => a - b), bytes.length];
        const pieces = bounds.flatMap((start, index) => reader.read(bytes.subarray(start, bounds[index + 1] ?? start)));
        expect(pieces).toEqual(whole);
      }),
      { numRuns: 2000 },
    );
  });

  test("read: codes are 200 to 599, texts have no control characters, and a violation is the last result", () => {
    fc.assert(
      fc.property(stream, (bytes) => {
        const results = new ReplyReader().read(bytes);
        const replies = results.flatMap((result) => (result.type === "reply" ? [result.reply] : []));
        expect(replies.filter(({ code }) => code < 200 || code > 599)).toEqual([]);
        expect(replies.flatMap(({ lines }) => lines).join("")).toMatch(/^(?:\t|\P{Cc})*$/u);
        expect(results.slice(0, -1).every(({ type }) => type === "reply")).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test("read: a reply that was written is read back", () => {
    const text = fc.stringMatching(/^[ -~]{0,60}$/);
    fc.assert(
      fc.property(
        fc.integer({ min: 200, max: 599 }),
        fc.array(text, { minLength: 1, maxLength: 10 }),
        (code, lines) => {
          const wire = lines.map((line, index) => `${code}${index + 1 < lines.length ? "-" : " "}${line}\r\n`).join("");
          expect(one(wire)).toMatchObject({ code, lines, consistent: true });
        },
      ),
    );
  });
});
