import type { Dedupe, ImportedCounts, NewContact, NewRow } from "@rollcall/ports";
import { writeContactId } from "../contacts/contact-id.ts";
import type { BinaryCopy } from "../copy/binary-copy.ts";
import type { SeenContacts } from "./seen-contacts.ts";

/** What `RowWriter` writes of each row, in order. */
export const ROW_COLUMNS = "list_id, row_number, cells, contact_id, other_contact_ids, problem, duplicate_of_row";
const ROW_FIELDS = 7;

const NONE: readonly Uint8Array[] = [];

/** Where rows and contacts go. */
interface RowTargets {
  readonly rows: BinaryCopy;
  /** `id`: the contact's id as bytes, which change afterwards. */
  readonly stage: (contact: NewContact, id: Uint8Array) => void;
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

  /** `json`: what the row's cells stand in. */
  write(row: NewRow, json: Uint8Array): void {
    const { contacts } = row;
    const { rows, seen } = this.#targets;
    // Noted before the first, whose id must stand in `seen` when the row is written.
    const others =
      contacts.length > 1 ? contacts.slice(1).map((contact) => this.#noteOther(contact, row.rowNumber)) : NONE;
    const first = contacts[0];
    const firstRow = first ? this.#noteFirst(first, row.rowNumber) : null;
    rows.row(ROW_FIELDS);
    rows.int4(this.#listId);
    rows.int4(row.rowNumber);
    rows.bytes(json, row.start, row.end);
    rows.uuid(first ? seen.id : null);
    rows.uuids(others);
    rows.text(row.problem);
    rows.int4(firstRow);
    this.#rowCount += 1;
  }

  /** Returns the earlier row with this contact where the row is its duplicate. */
  #noteFirst(contact: NewContact, row: number): number | null {
    const { seen, stage } = this.#targets;
    writeContactId(seen.id, contact.key);
    const sighting = seen.note(row, false);
    if (sighting.type !== "seen") stage(contact, seen.id);
    if (sighting.type === "unsure") this.#isSure = false;
    if (sighting.type !== "seen" || sighting.firstRow === null) {
      this.#contactCount += 1;
      return null;
    }
    if (this.#dedupe === "off") return null;
    this.#duplicateCount += 1;
    return sighting.firstRow;
  }

  #noteOther(contact: NewContact, row: number): Uint8Array {
    const { seen, stage } = this.#targets;
    writeContactId(seen.id, contact.key);
    if (seen.note(row, true).type !== "seen") stage(contact, seen.id);
    return seen.id.slice();
  }
}
