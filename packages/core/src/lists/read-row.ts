import type { AddressReader } from "./address-reader.ts";
import type { SourceRow } from "./import-source.ts";
import type { NewContact } from "../records/contact.ts";
import type { NewRow } from "../records/list.ts";

/** Finds the contacts in a row's address cells, each once, the first of the first column foremost. */
export function readRow({ rowNumber, start, end, cells, blank }: SourceRow, addresses: AddressReader): NewRow {
  const contacts = readContacts(cells, addresses);
  const problem = contacts.length > 0 ? null : blank ? "blank" : "no_address";
  return { rowNumber, start, end, contacts, problem };
}

function readContacts(cells: readonly string[], addresses: AddressReader): readonly NewContact[] {
  const found = cells.length === 1 ? addresses.read(cells[0]!) : cells.flatMap((cell) => addresses.read(cell));
  return found.length < 2 ? found : [...new Map(found.map((contact) => [contact.key, contact])).values()];
}
