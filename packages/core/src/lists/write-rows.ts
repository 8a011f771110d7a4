import { BinaryCopy } from "@rollcall/postgres/binary-copy";
import type { Dedupe, FinishedImport, ImportBatch, RowPiece, WrittenRows } from "./list.ts";
import { RowWriter, SEEN_SLOTS, SeenContacts } from "./row-writer.ts";

export interface RowWriting {
  readonly dedupe: Dedupe;
  /** Facts about the list, after all batches. */
  readonly facts: () => FinishedImport;
  /** Contacts that are remembered; for tests. */
  readonly seenSlots?: number;
}

/** The rows of a list as COPY takes them, in pieces of some 256 KiB. */
export async function* writeRows(
  listId: number,
  batches: AsyncIterable<ImportBatch>,
  { dedupe, facts, seenSlots = SEEN_SLOTS }: RowWriting,
): AsyncGenerator<RowPiece, WrittenRows, unknown> {
  const rows = new BinaryCopy();
  const mailboxes = dedupe === "relaxed" ? new BinaryCopy() : null;
  const writer = new RowWriter(listId, dedupe, { rows, mailboxes, seen: new SeenContacts(seenSlots) });
  for await (const batch of batches) {
    writer.write(batch);
    if (!rows.isFull && mailboxes?.isFull !== true) continue;
    yield { rows: rows.take(), mailboxes: mailboxes?.take() ?? null, rowCount: writer.counts.rowCount };
  }
  yield { rows: rows.end(), mailboxes: mailboxes?.end() ?? null, rowCount: writer.counts.rowCount };
  return { facts: facts(), counts: writer.counts, isSure: writer.isSure };
}
