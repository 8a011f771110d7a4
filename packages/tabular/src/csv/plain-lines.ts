import { parseBlock } from "./parse-block.ts";
import type { BlockRules } from "./parse-block.ts";

const LF = 10;
const CR = 13;

/**
 * The fast path for most of a file: lines that end in LF or CRLF, each one record whose quotes, if any, enclose whole
 * cells. Lines with other quotes go to csv-parse, all in one call.
 *
 * `block` is whole lines of UTF-8, starting at a record. Returns the records that csv-parse would, or null if the block
 * is not that simple.
 */
export function readPlainLines(block: Buffer, rules: BlockRules): string[][] | null {
  const records: string[][] = [];
  const doubtful: { readonly line: string; readonly index: number }[] = [];
  for (let at = 0; at < block.length;) {
    const end = block.indexOf(LF, at);
    if (end === -1 || end - at > rules.recordBytes) return null;
    const line = block.toString("utf8", at, end > at && block[end - 1] === CR ? end - 1 : end);
    at = end + 1;
    const cells = line.includes("\r") ? "unclosed" : plainCells(line, rules.delimiter);
    if (cells === "unclosed" || cells.length > rules.columns) return null;
    if (cells.length === 0) doubtful.push({ line, index: records.length });
    records.push(cells);
  }
  if (doubtful.length === 0) return records;
  const { records: parsed } = parseBlock(Buffer.from(doubtful.map(({ line }) => `${line}\n`).join("")), rules);
  // As many records as lines means that every record is one line.
  if (parsed.length !== doubtful.length) return null;
  for (const [at, { index }] of doubtful.entries()) records[index] = parsed[at]!;
  return records;
}

/** The cells of a line; [] if a quote stands inside a cell; "unclosed" if the record may continue on the next line. */
function plainCells(line: string, delimiter: string): string[] | "unclosed" {
  let quote = line.indexOf('"');
  if (quote === -1) return line.split(delimiter);
  const cells: string[] = [];
  for (let at = 0; ;) {
    const isQuoted = at === quote;
    let end = line.indexOf(isQuoted ? '"' : delimiter, isQuoted ? at + 1 : at);
    if (isQuoted) {
      if (end === -1) return "unclosed";
      cells.push(line.slice(at + 1, end));
      end += 1;
      quote = line.indexOf('"', end);
      if (end < line.length && line[end] !== delimiter) return [];
    } else {
      if (end === -1) end = line.length;
      if (quote !== -1 && quote < end) return [];
      cells.push(line.slice(at, end));
    }
    if (end === line.length) return cells;
    at = end + 1;
  }
}
