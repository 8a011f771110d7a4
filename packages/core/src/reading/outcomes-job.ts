import { findAddresses } from "@rollcall/address";
import { openTable } from "@rollcall/tabular";
import type { GivenOutcome } from "../outcomes/new-outcome.ts";

/** Headers of the columns in mail services' exports, by what they hold. */
const KIND = /^(?:event|event ?type|type|kind|status|result|outcome|bounce ?type)$/i;
const TIME =
  /^(?:at|time|date|timestamp|event ?time|created|created ?at|occurred ?at|(?:bounce|event) ?date|ts|processed)$/i;
const WORDS =
  /^(?:words|reason|response|diagnostic(?: ?code)?|description|details?|error|error ?message|bounce ?reason|smtp ?(?:reply|response)|message)$/i;
const ID = /^(?:id|event ?id|sg ?event ?id)$/i;

export interface OutcomesFile {
  readonly fileName: string;
  /** The kind of all rows, where the file has no column for it. */
  readonly kind: string | null;
  /** The time of rows without one, ISO 8601. */
  readonly at: string;
}

/** An outcome of a file, and the row that it stands in. */
export interface OutcomeRow {
  readonly rowNumber: number;
  readonly given: GivenOutcome;
}

/** A job: the outcomes in a mail service's export, in batches. Throws TabularError. */
export async function* outcomesJob(
  bytes: AsyncIterable<Uint8Array>,
  { fileName, kind, at }: OutcomesFile,
): AsyncGenerator<readonly OutcomeRow[], undefined, undefined> {
  const table = await openTable(bytes, { fileName, looksLikeAddress: (cell) => findAddresses(cell).length > 0 });
  try {
    const titles = table.hasHeader ? table.header.map((title) => title.replaceAll(/[_.-]+/g, " ").trim()) : [];
    const find = (pattern: RegExp): number => titles.findIndex((title) => pattern.test(title));
    const column = {
      email: table.addressColumn ?? 0,
      kind: find(KIND),
      at: find(TIME),
      words: find(WORDS),
      id: find(ID),
    };
    for await (const batch of table.rows()) {
      yield batch.flatMap(({ rowNumber, cells }): OutcomeRow[] => {
        const cell = (position: number): string => (position === -1 ? "" : (cells[position]?.trim() ?? ""));
        if (cells.every((text) => text.trim() === "")) return [];
        const given = {
          email: cell(column.email),
          kind: kind ?? cell(column.kind),
          at: cell(column.at) || at,
          id: cell(column.id) || null,
          words: cell(column.words) || null,
        };
        return [{ rowNumber, given }];
      });
    }
    return undefined;
  } finally {
    await table.close();
  }
}
