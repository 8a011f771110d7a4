import { CONTACT_ID_BYTES, contactId } from "../contacts/contact-id.ts";
import { ContactIds } from "../contacts/contact-ids.ts";
import type { MailboxCount } from "../rows/mailbox-count.ts";
import { askedDomainOf, NAMED_COLUMNS, traitsOf } from "../rows/named-contact.ts";
import type { SeenContacts, Sighting } from "./seen-contacts.ts";
import type { Dedupe, ImportBatch, ImportedCounts, NewRow } from "./list.ts";
import type { NewContact } from "../contacts/contact.ts";
import type { BinaryCopy } from "@rollcall/postgres";

/** What `RowWriter` writes of each row, in order. */
export const ROW_COLUMNS = `list_id, row_number, cells, contact_id, ${NAMED_COLUMNS}, other_contact_ids, other_contacts, problem,
  duplicate_of_row`;
const ROW_FIELDS = 13;

/** Of the first contact: its id, and NAMED_COLUMNS. */
const NAMED_FIELDS = 6;

interface RowTargets {
  readonly rows: BinaryCopy;
  /** Null: nobody asks which contacts are the same mailbox. */
  readonly mailboxes: Pick<MailboxCount, "add"> | null;
  readonly seen: SeenContacts;
}

/** Writes an import's rows with what they name. Tells duplicates as far as its memory goes. */
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
      this.#note(contacts[place]!, index + place, rowNumber, true);
    rows.row(ROW_FIELDS);
    rows.int4(this.#listId);
    rows.int4(rowNumber);
    rows.bytes(json, row.start, row.end);
    if (first) {
      rows.uuid(ids, index * CONTACT_ID_BYTES);
      rows.text(first.asked);
      rows.text(askedDomainOf(first));
      rows.text(first.syntaxProblem);
      rows.int2(traitsOf(first));
      rows.text(first.suggestion);
    } else for (let field = 0; field < NAMED_FIELDS; field += 1) rows.null();
    rows.uuids(ids, (index + 1) * CONTACT_ID_BYTES, contacts.length - 1);
    rows.text(contacts.length > 1 ? JSON.stringify(contacts.slice(1).map(toOther)) : null);
    rows.text(row.problem);
    rows.int4(firstRow);
  }

  /** Returns the earlier row with this contact where the row is its duplicate. */
  #noteFirst(contact: NewContact, index: number, row: number): number | null {
    const sighting = this.#note(contact, index, row, false);
    if (sighting.type !== "seen" || sighting.firstRow === null) {
      this.#contactCount += 1;
      return null;
    }
    if (this.#dedupe === "off") return null;
    this.#duplicateCount += 1;
    return sighting.firstRow;
  }

  #note(contact: NewContact, index: number, row: number, beside: boolean): Sighting {
    const { seen, mailboxes } = this.#targets;
    const sighting = seen.note(this.#ids, index, row, beside);
    if (sighting.type !== "seen" && contact.relaxedKey !== null)
      mailboxes?.add(contact.relaxedKey, this.#ids.bytes, index * CONTACT_ID_BYTES);
    if (sighting.type === "unsure" && !beside) this.#isSure = false;
    return sighting;
  }
}

/** A contact as `other_contacts` has it. */
function toOther(contact: NewContact): object {
  return {
    id: contactId(contact.key),
    asked: contact.asked,
    asked_domain: askedDomainOf(contact),
    syntax_problem: contact.syntaxProblem,
    traits: traitsOf(contact),
    suggestion: contact.suggestion,
  };
}
