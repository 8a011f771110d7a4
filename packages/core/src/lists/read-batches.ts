import type { OwnFacts } from "@rollcall/address";
import type { NewContact } from "../contacts/contact.ts";
import { AddressReader } from "./address-reader.ts";
import type { FilePrint } from "./file-print.ts";
import type { Dedupe, FinishedImport, ImportBatch, ListFormat, NewRow } from "./list.ts";

interface Reading {
  readonly dedupe: Dedupe;
  readonly tally: Tally;
  /** The operator's own word on domains and role names; absent: none. */
  readonly own?: OwnFacts | undefined;
}

/** Rows with the contacts that they name, in batches. */
export async function* readBatches(
  batches: AsyncIterable<SourceBatch>,
  { dedupe, tally, own }: Reading,
): AsyncGenerator<ImportBatch, void, undefined> {
  const addresses = new AddressReader(dedupe === "relaxed", own);
  for await (const batch of batches) {
    const rows = batch.rows.map((row) => readRow(row, addresses));
    tally.count(batch, rows);
    yield { json: batch.json, rows };
  }
}

/**
 * The distinct contacts in a row's address cells; the first one of the first column leads. Beside an address, a word without @ is a
 * remark: it must not lead, since the row would be reported as undeliverable.
 */
function readRow({ rowNumber, start, end, cells, blank }: SourceRow, addresses: AddressReader): NewRow {
  const contacts = readContacts(cells, addresses);
  const problem = contacts.length > 0 ? null : blank ? "blank" : "no_address";
  return { rowNumber, start, end, contacts, problem };
}

function readContacts(cells: readonly string[], addresses: AddressReader): readonly NewContact[] {
  const found = cells.length === 1 ? addresses.read(cells[0]!) : cells.flatMap((cell) => addresses.read(cell));
  if (found.length < 2) return found;
  const withSign = found.filter(({ syntaxProblem }) => syntaxProblem !== "no_at_sign");
  const named = withSign.length > 0 ? withSign : found;
  return [...new Map(named.map((contact) => [contact.key, contact])).values()];
}

/** A row from a file or the store. */
interface SourceRow {
  readonly rowNumber: number;
  /** Offsets of its cells in the batch's `json`: an array of strings. */
  readonly start: number;
  readonly end: number;
  /** Cells of the address columns. */
  readonly cells: readonly string[];
  /** All cells are blank, not only those of address columns. */
  readonly blank: boolean;
}

/** Consecutive rows of a file or the store. */
export interface SourceBatch {
  /** UTF-8. Overwritten by the next batch. */
  readonly json: Uint8Array;
  readonly rows: readonly SourceRow[];
  /** Cells of the widest row so far, over all batches. */
  readonly width: number;
  /** UTF-16 code units of the longest cell so far. */
  readonly longestCell: number;
}

/** Counters of an import. */
export class Tally {
  #width: number;
  #longest = 0;
  #blank = 0;
  #noAddress = 0;
  #invalid = 0;
  #several = 0;

  /** `width`: cells of the header. */
  constructor(width: number) {
    this.#width = width;
  }

  count({ width, longestCell }: Pick<SourceBatch, "width" | "longestCell">, rows: readonly NewRow[]): void {
    this.#width = Math.max(this.#width, width);
    this.#longest = longestCell;
    for (const { problem, contacts } of rows) {
      if (problem === "blank") this.#blank += 1;
      else if (problem === "no_address") this.#noAddress += 1;
      else if (contacts[0]?.syntaxProblem) this.#invalid += 1;
      if (contacts.length > 1) this.#several += 1;
    }
  }

  facts(format: ListFormat, print: FilePrint): FinishedImport {
    return {
      encoding: format.encoding,
      encodingNote: format.encodingNote,
      delimiter: format.delimiter,
      hasHeader: format.hasHeader,
      columns: format.columns,
      prelude: format.prelude,
      footer: format.footer,
      addressColumns: format.addressColumns,
      otherColumns: format.otherColumns,
      ...print,
      columnCount: this.#width,
      longestCell: this.#longest,
      blankCount: this.#blank,
      noAddressCount: this.#noAddress,
      invalidCount: this.#invalid,
      severalCount: this.#several,
    };
  }
}
