import type { Database } from "@rollcall/postgres";
import type { Actor } from "../audit/audit.ts";
import { type Read, readHere } from "../reading/jobs.ts";
import { type AddedOutcomes, addOutcomes, type OutcomeEntry, type OutcomesRequest } from "./add-outcomes.ts";
import { readOutcome } from "./new-outcome.ts";

/** A mail service's export. */
export interface OutcomesFileRequest extends OutcomesRequest {
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly fileName: string;
  /** The kind of all rows, where the file has no column for it. */
  readonly kind: string | null;
  /** Now: the time of rows without one. */
  readonly nowMs: number;
}

/** Stores the outcomes of a file; their numbers are those of its rows. Throws TabularError. `read`: where; by default in this thread. */
export async function importOutcomes(
  database: Database,
  by: Actor,
  request: OutcomesFileRequest,
  read: Read = readHere,
): Promise<AddedOutcomes> {
  return await addOutcomes(database, by, request, entriesOf(request, read));
}

async function* entriesOf(
  { bytes, fileName, kind, nowMs }: OutcomesFileRequest,
  read: Read,
): AsyncGenerator<OutcomeEntry> {
  const file = { fileName, kind, at: new Date(nowMs).toISOString() };
  for await (const rows of read("outcomes", file, bytes))
    for (const { rowNumber, given } of rows) yield { number: rowNumber, read: readOutcome(given, nowMs) };
}
