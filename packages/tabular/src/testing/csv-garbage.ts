import fc from "fast-check";

/** Pieces that may trip up a CSV reader. */
const PIECES = [
  [
    '"',
    '"',
    '""',
    '"a"',
    "\n",
    "\r",
    "\r\n",
    " ",
    "\t",
    "\\",
    '\\"',
    ";",
    "|",
    ",",
    "\0",
    "\u0007",
    "\u007f",
    "\u0085",
  ],
  ["a", "Zoë", "日本", "😀", "\u00a0", "\u200b", "\ufeff", "\u2028", "a@b.org", '"x" ', '"x"y', "\u3000", "\f"],
  [
    ',"x, y",',
    '\n"a\nb",c\n',
    ',"he said ""no""",',
    ",,",
    "a,b\n",
    "é,b\r\n",
    ",\r",
    'a,"b"\n',
    '"a","b"\r\n',
    'tube 5",x\n',
  ],
].flat();

/** Strings of up to `most` such pieces. */
export function csvGarbage(most: number): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...PIECES), { maxLength: most }).map((pieces) => pieces.join(""));
}
