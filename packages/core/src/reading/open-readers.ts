import { TabularError, type TabularErrorCode } from "@rollcall/tabular";
import { openThreads, ThreadStoppedError, type ErrorValue, type ThreadsOptions } from "@rollcall/threads";
import { ColumnError } from "../lists/choose-columns.ts";
import type { Read } from "./jobs.ts";

/** Threads that read files. */
export interface Readers {
  /** As `Read`. Throws TabularError `takes_too_long` or `needs_too_much_memory` if a thread had to be stopped. */
  readonly read: Read;
  /** Stops the threads. */
  close(): Promise<void>;
}

/** MB of objects in one thread: several times what the largest row and the largest tables of a workbook take. */
const HEAP_MB = 256;

/** For tests: jobs that are no readers, and how long they may take. */
export type ReadersOptions = Partial<Pick<ThreadsOptions, "module" | "patience" | "tickMs">>;

/** Opens a pool of at most `most` threads; they start when there is something to read. */
export function openReaders(most: number, options: ReadersOptions = {}): Readers {
  const module = new URL("thread.ts", import.meta.url);
  const threads = openThreads({ module, most, heapMb: HEAP_MB, revive, ...options });
  async function* read(...[job, argument, bytes, signal]: Parameters<Read>): AsyncGenerator<unknown, unknown, unknown> {
    try {
      return yield* threads.run(job, argument, bytes, signal);
    } catch (error) {
      throw error instanceof ThreadStoppedError ? inWords(error) : error;
    }
  }
  return { read: read as unknown as Read, close: () => threads.close() };
}

function inWords(error: ThreadStoppedError): TabularError {
  const [code, what] =
    error.code === "stuck"
      ? (["takes_too_long", "takes too long to read"] as const)
      : (["needs_too_much_memory", "needs too much memory to read"] as const);
  const advice = "open it in a spreadsheet program, remove what is no contact, save it as CSV, and upload that";
  return new TabularError(code, `This file ${what}: ${advice}.`, { cause: error });
}

/** An error that crossed the threads, as the class that callers look for. */
function revive({ name, message, stack, properties }: ErrorValue): Error {
  const { code, detected, row, column } = properties;
  const error =
    name === "TabularError"
      ? new TabularError(code as TabularErrorCode, message, {
          ...(detected && { detected: detected as NonNullable<TabularError["detected"]> }),
          ...(row && { row: Number(row) }),
          ...(column && { column: Number(column) }),
        })
      : name === "ColumnError"
        ? new ColumnError(code as ColumnError["code"], message)
        : Object.assign(new Error(message), properties);
  return Object.assign(error, { name, ...(stack !== undefined && { stack }) });
}
