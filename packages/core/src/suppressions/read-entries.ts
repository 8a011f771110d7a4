import { type Read, readHere } from "../reading/jobs.ts";
import type { SuppressionEntry } from "./read-suppression.ts";

/** Entries of a file of addresses and domains. Throws TabularError. `read`: where; by default in this thread. */
export async function* readEntries(
  bytes: AsyncIterable<Uint8Array>,
  fileName: string,
  read: Read = readHere,
): AsyncGenerator<SuppressionEntry> {
  for await (const entries of read("entries", { fileName }, bytes)) yield* entries;
}
