import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { type BackupEnd, BackupError, type BackupHead, ROWS_END, type TableHead } from "./backup-format.ts";

/** A part of a backup, in the order of the file. Rows come in pieces that may end within a row. */
export type BackupPart =
  | { readonly type: "head"; readonly head: BackupHead }
  | { readonly type: "table"; readonly head: TableHead }
  | { readonly type: "rows"; readonly bytes: Buffer }
  | { readonly type: "table_end" };

/** A line of JSON is at most this long, in bytes: a table has some thirty columns, a database some forty migrations. */
const LINE_LIMIT = 1_000_000;

const LF = 10;

/** Reads a backup. Throws BackupError if it is none, or ends before its end. Memory does not grow with the file. */
export async function* readBackup(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<BackupPart, void, undefined> {
  const gunzip = createGunzip();
  const source = Readable.from(bytes, { objectMode: false });
  source.once("error", (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  let tables = 0;
  let isFirst = true;
  let isOver = false;
  try {
    for await (const section of split(gunzip)) {
      if (section.type !== "line") {
        yield section;
        continue;
      }
      if (isOver) throw new BackupError("This backup goes on after its end: it is damaged.");
      const said = parse(section.text);
      if (isFirst) yield { type: "head", head: assertHead(said) };
      else if (isEnd(said)) isOver = said.tables === tables;
      else {
        tables += 1;
        yield { type: "table", head: said as TableHead };
      }
      isFirst = false;
    }
  } catch (error) {
    throw explained(error);
  }
  if (!isOver) throw new BackupError("This backup is incomplete: its end is missing.");
}

type Section = { readonly type: "line"; readonly text: string } | Extract<BackupPart, { type: "rows" | "table_end" }>;

/** Cuts the stream into lines of JSON and the rows after a table's line. */
async function* split(stream: AsyncIterable<Buffer>): AsyncGenerator<Section, void, undefined> {
  let rest: Buffer = Buffer.alloc(0);
  let isInRows = false;
  let isLineStart = true;
  for await (const chunk of stream) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (;;) {
      if (isInRows) {
        const end = rowsEnd(rest, isLineStart);
        if (end === -1) {
          // What may be the beginning of the end waits for more.
          const sure = Math.max(0, rest.length - ROWS_END.length);
          if (sure > 0) {
            yield { type: "rows", bytes: rest.subarray(0, sure) };
            isLineStart = rest[sure - 1] === LF;
            rest = rest.subarray(sure);
          }
          break;
        }
        if (end > 0) yield { type: "rows", bytes: rest.subarray(0, end) };
        yield { type: "table_end" };
        rest = rest.subarray(end + ROWS_END.length);
        isInRows = false;
      } else {
        const end = rest.indexOf(LF);
        if (end === -1 && rest.length > LINE_LIMIT) throw new BackupError("This is not a backup of Rollcall.");
        if (end === -1) break;
        const text = rest.toString("utf8", 0, end);
        yield { type: "line", text };
        rest = rest.subarray(end + 1);
        isInRows = text.startsWith('{"table":');
        isLineStart = true;
      }
    }
  }
  if (isInRows || rest.length > 0) throw new BackupError("This backup is incomplete: it ends within a table.");
}

/** Where the line that ends the rows begins; -1: not in these bytes. */
function rowsEnd(bytes: Buffer, isLineStart: boolean): number {
  if (isLineStart && bytes.subarray(0, ROWS_END.length).equals(ROWS_END)) return 0;
  const found = bytes.indexOf(`\n${ROWS_END.toString()}`);
  return found === -1 ? -1 : found + 1;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BackupError("This is not a backup of Rollcall, or it is damaged.");
  }
}

function assertHead(said: unknown): BackupHead {
  const head = said as Partial<BackupHead> | null;
  if (head?.format !== "rollcall-backup") throw new BackupError("This is not a backup of Rollcall.");
  if (head.version !== 1)
    throw new BackupError("A newer version of Rollcall has written this backup: restore it with that version.");
  return head as BackupHead;
}

const isEnd = (said: unknown): said is BackupEnd => (said as Partial<BackupEnd> | null)?.end === true;

/** Errors of zlib are about the file. */
function explained(error: unknown): unknown {
  const { code } = error as { readonly code?: unknown };
  if (code === "Z_BUF_ERROR") return new BackupError("This backup is incomplete: the file has been cut off.");
  return typeof code === "string" && code.startsWith("Z_")
    ? new BackupError("This is not a backup of Rollcall, or it is damaged.")
    : error;
}
