import type { List } from "@rollcall/ports";
import type { ListAnalysis } from "../analysis.ts";

/** A list as the API shows it. */
export function listView(list: List, analysis: ListAnalysis | null, run: object | null): object {
  return {
    id: String(list.id),
    name: list.name,
    file_name: list.fileName,
    state: list.state,
    error: list.error,
    created_at: list.createdAt.toISOString(),
    row_count: list.rowCount,
    columns: list.columns,
    address_columns: list.addressColumns,
    has_header: list.hasHeader,
    encoding: list.encoding,
    encoding_note: list.encodingNote,
    delimiter: list.delimiter,
    analysis: analysis && {
      rows: list.rowCount,
      blank: list.blankCount,
      without_address: list.noAddressCount,
      invalid_syntax: list.invalidCount,
      duplicates: list.duplicateCount,
      unique: list.contactCount,
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
