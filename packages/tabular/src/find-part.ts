import type { Table } from "./table.ts";
import { emptyFile, TabularError } from "./tabular-error.ts";

/** Parts that are looked into for addresses. */
const SEARCHED = 20;

/** A part of a file, such as a sheet, that was opened as a table. */
export interface OpenedPart {
  readonly table: Table;
  /** Stops reading this part, so that another one of the file can be opened. */
  leave(): Promise<void>;
}

/**
 * The first part with addresses, else the first with cells: covers and instructions come before it. Throws TabularError if
 * there is no such part.
 */
export async function findPart<Part>(
  parts: readonly Part[],
  open: (part: Part) => Promise<OpenedPart>,
): Promise<Table> {
  let filled: Part | null = null;
  let problem: TabularError | null = null;
  for (const part of parts.slice(0, SEARCHED)) {
    try {
      const opened = await open(part);
      if (opened.table.addressColumn !== null) return opened.table;
      filled ??= part;
      await opened.leave();
    } catch (error) {
      if (!(error instanceof TabularError) || !SKIPPED.has(error.code)) throw error;
      // What is wrong with a file says more than that another one is empty.
      if (problem === null || problem.code === "empty_file") problem = error;
    }
  }
  if (filled !== null) return (await open(filled)).table;
  throw problem ?? emptyFile();
}

/** Another part may do. */
const SKIPPED: ReadonlySet<string> = new Set(["empty_file", "unsupported_format"]);

/** The part with this name or position (from 1, also as digits); throws TabularError `sheet_not_found`. */
export function namedPart<Part extends { readonly name: string }>(
  parts: readonly Part[],
  wanted: string | number,
  kind: "sheet" | "file" | "table",
): Part {
  const found =
    typeof wanted === "number"
      ? parts[wanted - 1]
      : (parts.find(({ name }) => name === wanted) ??
        parts.find(({ name }) => name.toLowerCase() === wanted.trim().toLowerCase()) ??
        (/^\d{1,6}$/u.test(wanted) ? parts[Number(wanted) - 1] : undefined));
  if (found !== undefined) return found;
  const names = parts
    .slice(0, SEARCHED)
    .map(({ name }) => `"${name}"`)
    .join(", ");
  throw new TabularError("sheet_not_found", `There is no ${kind} ${JSON.stringify(wanted)}: choose one of ${names}.`);
}
