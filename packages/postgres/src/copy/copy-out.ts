import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";

const LF = 10;

const ESCAPED: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };

/**
 * The rows of a query in batches as they arrive, each as its columns' text; null is "". Uses PostgreSQL's COPY text
 * format, https://www.postgresql.org/docs/current/sql-copy.html, "Text Format". Leaving the iteration early ends the
 * query, and the connection must be discarded.
 */
export async function* copyOut(
  client: pg.PoolClient,
  query: string,
): AsyncGenerator<readonly (readonly string[])[], void, undefined> {
  const stream = client.query(copyTo(`COPY (${query}) TO STDOUT (NULL '')`));
  // An error after the last row has no other listener, and would end the process.
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

/** Parses complete lines, each with its newline. */
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
