import fc from "fast-check";
import { expect, test } from "vitest";
import { columnsOf, cutText, wrapText } from "./wrap-text.ts";

test("wrapText: breaks at words, and indents continuation lines", () => {
  expect(wrapText("Many refuse a name that does not point back", 20, "  ")).toBe(
    "Many refuse a name\n  that does not\n  point back",
  );
});

test("wrapText: a word that is too long stays whole", () => {
  expect(wrapText("see https://www.example.com/a/long/one now", 10)).toBe(
    "see\nhttps://www.example.com/a/long/one\nnow",
  );
});

test("wrapText: loses no word, and no breakable line is too long", () => {
  const sentences = fc.array(fc.stringMatching(/^[a-z,.]{1,12}$/), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(sentences, fc.integer({ min: 16, max: 100 }), (words, columns) => {
      const wrapped = wrapText(words.join(" "), columns, "  ");
      expect(wrapped.split(/\s+/)).toEqual(words);
      expect(Math.max(...wrapped.split("\n").map((line) => line.length))).toBeLessThanOrEqual(columns);
    }),
  );
});

test("cutText: long text ends in an ellipsis, within the width", () => {
  expect([cutText("blocked using a list", 12), cutText("blocked", 12), cutText("blocked", 7)]).toEqual([
    "blocked usi…",
    "blocked",
    "blocked",
  ]);
});

test("columnsOf: a terminal's own width up to 100, and 80 elsewhere", () => {
  expect([columnsOf({ columns: 60 }), columnsOf({ columns: 240 }), columnsOf({}), columnsOf({ columns: 0 })]).toEqual([
    60, 100, 80, 80,
  ]);
});
