import { type Address, describeAddress, findAddresses, parseAddress } from "@rollcall/address";
import type { NewContact, NewRow } from "@rollcall/ports";

/** Longest text that is kept as the identity of something that is no address; RFC 5321 §4.5.3.1.3 bounds a path at 256. */
const KEY_LIMIT_CHARS = 320;

/** A row with the contacts that it names, first things first. */
export interface ReadRow {
  readonly row: NewRow;
  readonly contacts: readonly NewContact[];
}

/**
 * Finds the addresses in a row's address cells. Nothing is put right silently: a text that is no mailbox becomes a
 * contact with its problem, and is reported as such.
 */
export function readRow(
  rowNumber: number,
  cells: readonly string[],
  addressColumns: readonly number[],
  contactId: (key: string) => string,
): ReadRow {
  const found = addressColumns.flatMap((column) => findAddresses(cells[column] ?? ""));
  const contacts = [
    ...new Map(found.map(({ text }) => toContact(text, contactId)).map((one) => [one.id, one])).values(),
  ];
  const [first, ...others] = contacts;
  const blank = cells.every((cell) => cell.trim() === "");
  return {
    row: {
      rowNumber,
      cells,
      contactId: first?.id ?? null,
      otherContactIds: others.map((contact) => contact.id),
      problem: first ? null : blank ? "blank" : "no_address",
    },
    contacts,
  };
}

/** The contact that a text names. */
export function toContact(text: string, contactId: (key: string) => string): NewContact {
  const parsed = parseAddress(text);
  return parsed.type === "address" ? wellFormed(parsed.address, contactId) : malformed(text, parsed.problem, contactId);
}

function wellFormed(address: Address, contactId: (key: string) => string): NewContact {
  const { key, asked, domain, needsSmtpUtf8 } = address;
  return { id: contactId(key), key, asked, domain, syntaxProblem: null, needsSmtpUtf8, ...describeAddress(address) };
}

function malformed(text: string, problem: string, contactId: (key: string) => string): NewContact {
  const bounded = text.slice(0, KEY_LIMIT_CHARS);
  // Two long texts with the same beginning are still two.
  const key = text.length > KEY_LIMIT_CHARS ? `${bounded.slice(0, 280)}…${contactId(text)}` : bounded.toLowerCase();
  return {
    id: contactId(key),
    key,
    asked: bounded,
    domain: null,
    syntaxProblem: problem,
    needsSmtpUtf8: false,
    role: false,
    disposable: false,
    free: false,
    tagged: false,
    suggestion: null,
  };
}
