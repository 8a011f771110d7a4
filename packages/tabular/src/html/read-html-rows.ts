import { Parser } from "htmlparser2";
import { EventLoopYield } from "../event-loop-yield.ts";
import type { RecordLimits } from "../table-limits.ts";
import { HtmlRows } from "./html-rows.ts";

/** The rows of all tables of a page, in order. */
export async function* readHtmlRows(
  text: AsyncIterable<string>,
  limits: RecordLimits,
): AsyncGenerator<string[][], void, undefined> {
  const loop = new EventLoopYield();
  const rows = new HtmlRows(limits);
  const parser = new Parser(rows);
  for await (const piece of text) {
    parser.write(piece);
    const some = rows.take();
    if (some.length > 0) yield some;
    await loop.after(piece.length);
  }
  parser.end();
  rows.endRow();
  const some = rows.take();
  if (some.length > 0) yield some;
}
