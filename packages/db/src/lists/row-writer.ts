import type { Dedupe, ImportedCounts, NewContact, NewRow } from "@rollcall/ports";
import type { BinaryCopy } from "../copy/binary-copy.ts";
import { toStoredCells } from "./stored-cells.ts";
import type { SeenContacts } from "./seen-contacts.ts";

/** What `RowWriter` writes of each row, in order. */
export const ROW_COLUMNS = "list_id, row_number, cells, contact_id, other_contact_ids, problem, duplicate_of_row";
const ROW_FIELDS = 7;

const NONE: readonly NewContact[] = [];

/** Where rows and contacts go. */
interface RowTargets {
  readonly rows: BinaryCopy;
  readonly stage: (contact: NewContact) => void;
  readonly seen: SeenContacts;
}

/** Writes an import's rows and hands on the contacts that they name first. Tells duplicates as far as its memory goes. */
export class RowWriter {
  readonly #listId: number;
  readonly #dedupe: Dedupe;
  readonly #targets: RowTargets;
  #rowCount = 0;
  #duplicateCount = 0;
  #contactCount = 0;
  #isSure = true;

  constructor(listId: number, dedupe: Dedupe, targets: RowTargets) {
    this.#listId = listId;
    this.#dedupe = dedupe;
    this.#targets = targets;
  }

  /** Every contact could be remembered: the counts are right, and so are the marks of duplicates. */
  get isSure(): boolean {
    return this.#isSure;
  }

  get counts(): Omit<ImportedCounts, "sameMailboxCount"> {
    return { rowCount: this.#rowCount, duplicateCount: this.#duplicateCount, contactCount: this.#contactCount };
  }

  write(row: NewRow): void {
    const { contacts } = row;
    const first = contacts[0];
    const firstRow = first ? this.#noteFirst(first, row.rowNumber) : null;
    const others = contacts.length > 1 ? contacts.slice(1) : NONE;
    for (const contact of others) this.#noteOther(contact, row.rowNumber);
    const { rows } = this.#targets;
    rows.row(ROW_FIELDS);
    rows.int4(this.#listId);
    rows.int4(row.rowNumber);
    rows.text(toStoredCells(row.cells));
    rows.uuid(first?.id ?? null);
    rows.uuids(others.map((contact) => contact.id));
    rows.text(row.problem);
    rows.int4(firstRow);
    this.#rowCount += 1;
  }

  /** Returns the earlier row with this contact where the row is its duplicate. */
  #noteFirst(contact: NewContact, row: number): number | null {
    const sighting = this.#targets.seen.note(contact.id, row, false);
    if (sighting.type !== "seen") this.#targets.stage(contact);
    if (sighting.type === "unsure") this.#isSure = false;
    if (sighting.type !== "seen" || sighting.firstRow === null) {
      this.#contactCount += 1;
      return null;
    }
    if (this.#dedupe === "off") return null;
    this.#duplicateCount += 1;
    return sighting.firstRow;
  }

  #noteOther(contact: NewContact, row: number): void {
    if (this.#targets.seen.note(contact.id, row, true).type !== "seen") this.#targets.stage(contact);
  }
}
