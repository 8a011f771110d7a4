import type { Database } from "@rollcall/postgres";
import { type ExportRequest, type ExportTable, exportTable } from "./export-rows.ts";
import { holdSnapshot } from "./snapshot.ts";

/** Statuses that a part of an export may have; "" has the rows without one. */
const STATUSES = ["deliverable", "risky", "undeliverable", "unknown", ""] as const;

/** The rows of one status. */
export interface ExportPart {
  /** The status; `no_status` for rows without one. */
  readonly name: string;
  readonly table: ExportTable;
}

/**
 * An export as one table for each status that its filter lets pass, one after the other and all from the same moment: together they
 * have each row once, also while a run goes on. Leaving the iteration lets go of that moment. Throws NoSuchColumnError.
 */
export async function* exportParts(
  database: Database,
  request: ExportRequest,
): AsyncGenerator<ExportPart, void, undefined> {
  const { filter } = request;
  const snapshot = await holdSnapshot(database);
  try {
    for (const status of STATUSES) {
      if (filter.statuses !== null && !filter.statuses.includes(status)) continue;
      const table = exportTable(database, { ...request, snapshot, filter: { ...filter, statuses: [status] } });
      yield { name: status === "" ? "no_status" : status, table };
    }
  } finally {
    await snapshot.close();
  }
}
