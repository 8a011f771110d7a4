import { assembleTable, type TableFacts } from "./assemble-table.ts";
import type { OpenedPart } from "./find-part.ts";
import type { TableOptions } from "./table.ts";
import type { TableLimits } from "./table-limits.ts";

/** How to read what is opened, and what to close at its end. */
export interface OpenContext {
  readonly gzip: boolean;
  readonly options: TableOptions;
  readonly limits: TableLimits;
  readonly close: () => Promise<void>;
}

/** Facts of a format that has neither an encoding nor a delimiter to choose. */
export type PlainFacts = Pick<TableFacts, "format"> & Partial<Pick<TableFacts, "sheets" | "sheet">>;

/** Opens records of a format that needs no repairs as a table. */
export async function openRecords(
  facts: PlainFacts,
  records: AsyncGenerator<string[][], void, undefined>,
  { gzip, options, limits, close }: OpenContext,
): Promise<OpenedPart> {
  const leave = async (): Promise<void> => void (await records.return());
  const whole = { gzip, encoding: null, encodingNote: null, delimiter: null, sheets: [], sheet: null, ...facts };
  const source = {
    records,
    notices: { problems: [], problemCount: 0, repairedBytes: 0 },
    close: async () => {
      await leave();
      await close();
    },
  };
  try {
    return { table: await assembleTable(whole, source, options, limits), leave };
  } catch (error) {
    await leave();
    throw error;
  }
}
