import type { Database } from "@rollcall/postgres";
import { insertSuppressions } from "./insert-suppressions.ts";
import { readSuppression } from "./read-suppression.ts";
import type { Actor } from "../records/audit.ts";
import type { NewSuppression } from "../records/suppression.ts";

/** Entries stored in one transaction. */
const BATCH_ENTRIES = 1_000;
/** Refused entries that are told one by one; of a file that is none, there may be millions. */
const REJECTED_SHOWN = 1_000;

export interface AddedSuppressions {
  readonly added: number;
  /** On the list before, or twice among the new ones. */
  readonly known: number;
  readonly rejected: readonly { readonly entry: string; readonly problem: string }[];
}

export interface SuppressionEntry {
  readonly text: string;
  readonly note: string | null;
}

/**
 * Adds entries to the suppression list, a thousand at a time, each thousand with its entry in the audit log. What is no
 * entry is reported, and stops nothing. Blank ones don't count.
 */
export async function addSuppressions(
  database: Database,
  by: Actor,
  entries: AsyncIterable<SuppressionEntry> | Iterable<SuppressionEntry>,
): Promise<AddedSuppressions> {
  const rejected: { readonly entry: string; readonly problem: string }[] = [];
  let batch: NewSuppression[] = [];
  let added = 0;
  let read = 0;
  const flush = async (): Promise<void> => {
    if (batch.length > 0) added += await insertSuppressions(database, by, batch);
    batch = [];
  };
  for await (const { text, note } of entries) {
    if (text.trim() === "") continue;
    const found = readSuppression(text, note);
    if (found.type === "problem") {
      if (rejected.length < REJECTED_SHOWN) rejected.push({ entry: text.slice(0, 320), problem: found.problem });
      continue;
    }
    read += 1;
    batch.push(found.suppression);
    if (batch.length >= BATCH_ENTRIES) await flush();
  }
  await flush();
  return { added, known: read - added, rejected };
}
