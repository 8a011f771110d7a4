import type { NewContact, NewRow } from "@rollcall/ports";
import type { AddressReader } from "./address-reader.ts";

/** Finds the contacts in a row's address cells, each once, the first of the first column foremost. */
export function readRow(
  rowNumber: number,
  cells: readonly string[],
  addressColumns: readonly number[],
  addresses: AddressReader,
): NewRow {
  const contacts = readContacts(cells, addressColumns, addresses);
  const problem = contacts.length > 0 ? null : isBlank(cells) ? "blank" : "no_address";
  return { rowNumber, cells, contacts, problem };
}

function readContacts(
  cells: readonly string[],
  addressColumns: readonly number[],
  addresses: AddressReader,
): readonly NewContact[] {
  const [column = 0, ...others] = addressColumns;
  const own = addresses.read(cells[column] ?? "");
  const found = others.length === 0 ? own : [...own, ...others.flatMap((other) => addresses.read(cells[other] ?? ""))];
  return found.length < 2 ? found : [...new Map(found.map((contact) => [contact.key, contact])).values()];
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === "");
}
