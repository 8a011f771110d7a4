import { EventLoopYield } from "../event-loop-yield.ts";

/** What stands between the addresses of a line, in order of preference. */
const SEPARATORS = [";", ",", "\t"] as const;
/** The share of a line's pieces that must hold an address. */
const ADDRESS_SHARE = 0.5;

const QUOTE = 0x22;
const LINE_FEED = 0x0a;

/**
 * What separates the addresses of a file of one line, such as a copied To field; null: it has several lines, or is a row of
 * a table. `sample`: its beginning, or all of it.
 */
export function separatorOfOneLine(sample: string, looksLikeAddress: (piece: string) => boolean): string | null {
  const line = sample.trim();
  if (!line.includes("@") || /[\r\n]/u.test(line)) return null;
  for (const separator of SEPARATORS) {
    const pieces = piecesOf(line, separator);
    const addresses = pieces.filter((piece) => looksLikeAddress(piece)).length;
    if (addresses >= 2 && addresses >= pieces.length * ADDRESS_SHARE) return separator;
  }
  return null;
}

/** Pieces that are looked at. */
const PIECES = 200;

/** The first pieces of a line, but for blank ones. A separator within quotes is none. */
function piecesOf(line: string, separator: string): readonly string[] {
  const pieces: string[] = [];
  let from = 0;
  let isQuoted = false;
  for (let at = 0; at <= line.length && pieces.length < PIECES; at += 1) {
    if (line[at] === '"') isQuoted = !isQuoted;
    if (at < line.length && (isQuoted || line[at] !== separator)) continue;
    const piece = line.slice(from, at).trim();
    if (piece !== "") pieces.push(piece);
    from = at + 1;
  }
  return pieces;
}

/** The text of a line with a line end in place of each separator that is not within quotes. UTF-8. */
export async function* inLines(text: AsyncIterable<Buffer>, separator: string): AsyncGenerator<Buffer> {
  const loop = new EventLoopYield();
  const separating = separator.charCodeAt(0);
  let isQuoted = false;
  for await (const piece of text) {
    const lines = Buffer.from(piece);
    for (let at = 0; at < lines.length; at += 1) {
      if (lines[at] === QUOTE) isQuoted = !isQuoted;
      else if (lines[at] === separating && !isQuoted) lines[at] = LINE_FEED;
    }
    yield lines;
    await loop.after(lines.length);
  }
}
