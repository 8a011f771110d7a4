import { columnNames } from "@rollcall/tabular";
import type { ListAnalysis, List } from "@rollcall/core";
import type { JsonOf } from "../api/declaration.ts";
import type { LIST } from "../schemas/list.ts";

type ListView = JsonOf<typeof LIST>;

/** What a list's view shows beside the list itself. */
export interface ListSurroundings {
  /** Null: not there yet. */
  readonly analysis: ListAnalysis | null;
  /** The first list of the same file. */
  readonly originalId: number | null;
  /** The view of the latest run. */
  readonly run: ListView["run"];
}

/** A list as the API shows it. */
export function listView(list: List, { analysis, originalId, run }: ListSurroundings): ListView {
  return {
    id: String(list.id),
    name: list.name,
    file_name: list.fileName,
    state: list.state,
    error: list.error,
    created_at: list.createdAt.toISOString(),
    row_count: list.rowCount,
    columns: columnNames(list.columns, list.columnCount),
    address_columns: list.addressColumns,
    has_header: list.hasHeader,
    encoding: list.encoding,
    encoding_note: list.encodingNote,
    delimiter: list.delimiter,
    dedupe: list.dedupe,
    duplicate_of: originalId === null ? null : String(originalId),
    analysis: analysis && {
      rows: list.rowCount,
      blank: list.blankCount,
      without_address: list.noAddressCount,
      invalid_syntax: list.invalidCount,
      duplicates: list.duplicateCount,
      unique: list.contactCount,
      same_mailbox: list.sameMailboxCount,
      known_fresh: analysis.knownFresh,
      disposable: analysis.disposable,
      role: analysis.role,
      free: analysis.free,
      top_domains: analysis.topDomains,
      providers: analysis.providers,
      expected_seconds: analysis.expectedSeconds,
    },
    run,
  };
}
