import { openTable } from "../open-table.ts";
import type { Table, TableOptions, TableRow } from "../table.ts";

/** A strict stand-in for the address package. */
export function looksLikeAddress(cell: string): boolean {
  return /^[^\s@",;<>]+@[^\s@",;<>]+\.[a-z]{2,}$/iu.test(cell.trim());
}

/** Splits bytes into pieces of `size`. */
export async function* inPieces(bytes: Uint8Array, size: number = 64 * 1024): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Opens a table from text or bytes. */
export function open(
  content: string | Uint8Array,
  options: Partial<TableOptions> = {},
  pieceBytes?: number,
): Promise<Table> {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  return openTable(inPieces(bytes, pieceBytes), { looksLikeAddress, ...options });
}

/** Collects an async iterable. */
export async function gather<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** All data rows. */
export async function rowsOf(table: Table): Promise<TableRow[]> {
  return (await gather(table.rows())).flat();
}

/** All data rows' cells. */
export async function cellsOf(table: Table): Promise<(readonly string[])[]> {
  return (await rowsOf(table)).map(({ cells }) => cells);
}

/** Collects a byte stream. */
export async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  return Buffer.concat(await gather(stream));
}

/** Rows in batches of `size`. */
export async function* inBatches(
  rows: readonly (readonly string[])[],
  size = 3,
): AsyncGenerator<readonly (readonly string[])[]> {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size);
}

/** Measures work per turn of the event loop, so that tests need no clock. */
export class EventLoopTurns {
  #turn = 0;
  #isRunning = true;
  #workTurn = 0;
  #work = 0;
  #mostWork = 0;

  constructor() {
    const count = (): void => {
      this.#turn += 1;
      if (this.#isRunning) setImmediate(count);
    };
    setImmediate(count);
  }

  /** Records work just done. */
  work(amount: number): void {
    if (this.#workTurn !== this.#turn) this.#work = 0;
    this.#workTurn = this.#turn;
    this.#work += amount;
    this.#mostWork = Math.max(this.#mostWork, this.#work);
  }

  /** The most work done within one turn. */
  get mostWork(): number {
    return this.#mostWork;
  }

  stop(): void {
    this.#isRunning = false;
  }
}
