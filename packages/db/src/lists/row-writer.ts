import type { Dedupe, ImportBatch, ImportedCounts, NewContact, NewRow } from "@rollcall/ports";
import { CONTACT_ID_BYTES } from "../contacts/contact-id.ts";
import { ContactIds } from "../contacts/contact-ids.ts";
import type { BinaryCopy } from "../copy/binary-copy.ts";
import type { SeenContacts } from "./seen-contacts.ts";

/** What `RowWriter` writes of each row, in order. */
export const ROW_COLUMNS = "list_id, row_number, cells, contact_id, other_contact_ids, problem, duplicate_of_row";
const ROW_FIELDS = 7;

/** Where rows and contacts go. */
interface RowTargets {
  readonly rows: BinaryCopy;
  /** The contact's id stands in `ids` from `at` on, and changes afterwards. */
  readonly stage: (contact: NewContact, ids: Uint8Array, at: number) => void;
  readonly seen: SeenContacts;
}

/** Writes an import's rows and hands on the contacts that they name first. Tells duplicates as far as its memory goes. */
export class RowWriter {
  readonly #listId: number;
  readonly #dedupe: Dedupe;
  readonly #targets: RowTargets;
  /** Of the batch's contacts, in the order of rows. */
  readonly #ids = new ContactIds();
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

  write({ rows, json }: ImportBatch): void {
    const ids = this.#ids;
    ids.clear();
    for (const { contacts } of rows) for (const { key } of contacts) ids.add(key);
    this.#targets.seen.fetch(ids);
    let index = 0;
    for (const row of rows) {
      this.#writeRow(row, json, index);
      index += row.contacts.length;
    }
    this.#rowCount += rows.length;
  }

  /** `index`: of the row's first contact. */
  #writeRow(row: NewRow, json: Uint8Array, index: number): void {
    const { contacts, rowNumber } = row;
    const { rows } = this.#targets;
    const ids = this.#ids.bytes;
    const first = contacts[0];
    const firstRow = first ? this.#noteFirst(first, index, rowNumber) : null;
    for (let place = 1; place < contacts.length; place += 1)
      this.#noteOther(contacts[place]!, index + place, rowNumber);
    rows.row(ROW_FIELDS);
    rows.int4(this.#listId);
    rows.int4(rowNumber);
    rows.bytes(json, row.start, row.end);
    if (first) rows.uuid(ids, index * CONTACT_ID_BYTES);
    else rows.null();
    rows.uuids(ids, (index + 1) * CONTACT_ID_BYTES, contacts.length - 1);
    rows.text(row.problem);
    rows.int4(firstRow);
  }

  /** Returns the earlier row with this contact where the row is its duplicate. */
  #noteFirst(contact: NewContact, index: number, row: number): number | null {
    const { seen, stage } = this.#targets;
    const sighting = seen.note(this.#ids, index, row, false);
    if (sighting.type !== "seen") stage(contact, this.#ids.bytes, index * CONTACT_ID_BYTES);
    if (sighting.type === "unsure") this.#isSure = false;
    if (sighting.type !== "seen" || sighting.firstRow === null) {
      this.#contactCount += 1;
      return null;
    }
    if (this.#dedupe === "off") return null;
    this.#duplicateCount += 1;
    return sighting.firstRow;
  }

  #noteOther(contact: NewContact, index: number, row: number): void {
    const { seen, stage } = this.#targets;
    const { type } = seen.note(this.#ids, index, row, true);
    if (type !== "seen") stage(contact, this.#ids.bytes, index * CONTACT_ID_BYTES);
  }
}
