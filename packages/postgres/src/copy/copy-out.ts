import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";

const LF = 10;

const ESCAPED: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };

/**
 * The rows of a query, as many at a time as come together, each as the texts of its columns; null is "". In PostgreSQL's
 * text format for COPY. https://www.postgresql.org/docs/current/sql-copy.html, "Text Format"
 *
 * Leaving early ends the query, and the connection is of no use afterwards.
 */
export async function* copyOut(
  client: pg.PoolClient,
  query: string,
): AsyncGenerator<readonly (readonly string[])[], void, undefined> {
  const stream = client.query(copyTo(`COPY (${query}) TO STDOUT (NULL '')`));
  // An error that comes after the last row was read has no other listener, and would end the process.
  stream.on("error", () => {});
  try {
    let begun: Buffer[] = [];
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      const end = chunk.lastIndexOf(LF) + 1;
      if (end === 0) {
        begun.push(chunk);
        continue;
      }
      const whole =
        begun.length === 0
          ? chunk.toString("utf8", 0, end)
          : Buffer.concat([...begun, chunk.subarray(0, end)]).toString();
      begun = end === chunk.length ? [] : [Buffer.from(chunk.subarray(end))];
      yield readLines(whole);
    }
  } finally {
    stream.destroy();
  }
}

/** Whole lines, the last with its end. */
function readLines(text: string): string[][] {
  const lines = text.split("\n");
  lines.pop();
  return lines.map((line) => {
    const cells = line.split("\t");
    return line.includes("\\") ? cells.map(unescape) : cells;
  });
}

function unescape(cell: string): string {
  return cell.includes("\\")
    ? cell.replaceAll(/\\(.)/g, (_, character: string) => ESCAPED[character] ?? character)
    : cell;
}
