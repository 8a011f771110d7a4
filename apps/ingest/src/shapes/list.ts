import { z } from "zod";
import {
  type ListAnalysis,
  type List,
  type Analyst,
  findOriginal,
  progressOf,
  readLatestRun,
  type Readers,
  type SameFile,
} from "@rollcall/core";
import { columnNames } from "@rollcall/tabular";
import type { JsonOf } from "../http/declaration.ts";
import type { Services } from "../services.ts";
import { time } from "./common.ts";
import { RUN, runView } from "./run.ts";
import { SAME_FILE, sameFileView } from "./same-file.ts";

const ANALYSIS = z
  .object({
    rows: z.int(),
    blank: z.int(),
    without_address: z.int(),
    invalid_syntax: z.int(),
    several_addresses: z.int().describe("Rows with more than one address."),
    duplicates: z.int().describe("Rows whose address occurs in an earlier row."),
    unique: z.int().describe("Addresses to verify."),
    same_mailbox: z
      .int()
      .nullable()
      .describe("Addresses that are another spelling of a mailbox in the list; null: not checked."),
    known_fresh: z.int().describe("Addresses with a valid verdict: not probed again."),
    disposable: z.int(),
    role: z.int(),
    free: z.int(),
    privacy_relay: z.int().describe("Addresses of privacy relays and forwarders, which hide a mailbox elsewhere."),
    suggestions: z.int().describe("Addresses that were probably meant to be another one, such as `anna@gmial.com`."),
    top_domains: z.array(z.object({ domain: z.string(), count: z.int() })),
    providers: z.array(z.object({ provider: z.string().nullable(), count: z.int() })),
    expected_seconds: z.number().nullable(),
  })
  .meta({ id: "Analysis", description: "What is known about a list before a run." });

export const LIST = z
  .object({
    id: z.string(),
    name: z.string(),
    file_name: z.string(),
    state: z.enum(["importing", "ready", "failed"]),
    error: z.string().nullable(),
    created_at: time,
    row_count: z.int(),
    columns: z.array(z.string()),
    address_columns: z.array(z.int()).describe("Positions from 0."),
    other_columns: z.array(z.int()).describe("Columns that hold addresses too, and were not chosen; positions from 0."),
    has_header: z.boolean(),
    prelude: z.array(z.array(z.string())).describe("Rows above the header, such as titles and notes."),
    footer: z.array(z.array(z.string())).describe("Rows below the table, such as a report's notices."),
    encoding: z.string().nullable(),
    encoding_note: z.string().nullable(),
    delimiter: z.string().nullable(),
    dedupe: z.enum(["off", "safe", "relaxed"]),
    duplicate_of: z.string().nullable().describe("The first list of the same file."),
    same_file: SAME_FILE.nullable().describe("That list: its name, and when it was uploaded."),
    tags: z.array(z.string()),
    note: z.string().nullable(),
    unasked: z
      .int()
      .describe("Addresses of rows that came after the latest run began, and that it did not ask: start another run."),
    analysis: ANALYSIS.nullable().describe("Null: not available yet, or not requested."),
    run: RUN.nullable().describe("The latest run over this list."),
  })
  .meta({ id: "List", description: "An uploaded file." });

type ListView = JsonOf<typeof LIST>;

/** Related data in a list's view. */
interface ListSurroundings {
  /** Null: not available yet. */
  readonly analysis: ListAnalysis | null;
  /** The first list of the same file. */
  readonly original: SameFile | null;
  /** The view of the latest run. */
  readonly run: ListView["run"];
}

/** A list in the API. */
function listView(list: List, { analysis, original, run }: ListSurroundings): ListView {
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
    other_columns: list.otherColumns,
    has_header: list.hasHeader,
    prelude: list.prelude.map((cells) => [...cells]),
    footer: list.footer.map((cells) => [...cells]),
    encoding: list.encoding,
    encoding_note: list.encodingNote,
    delimiter: list.delimiter,
    dedupe: list.dedupe,
    duplicate_of: original === null ? null : String(original.id),
    same_file: original && sameFileView(original),
    tags: list.tags,
    note: list.note,
    unasked: list.unaskedCount,
    analysis: analysis && {
      rows: list.rowCount,
      blank: list.blankCount,
      without_address: list.noAddressCount,
      invalid_syntax: list.invalidCount,
      several_addresses: list.severalCount,
      duplicates: list.duplicateCount,
      unique: list.contactCount,
      same_mailbox: list.sameMailboxCount,
      known_fresh: analysis.knownFresh,
      disposable: analysis.disposable,
      role: analysis.role,
      free: analysis.free,
      // Analyses that an earlier version stored lack these.
      privacy_relay: analysis.relay ?? 0,
      suggestions: analysis.suggestions ?? 0,
      top_domains: analysis.topDomains,
      providers: analysis.providers,
      expected_seconds: analysis.expectedSeconds,
    },
    run,
  };
}

/** Up to this many rows, the analysis is fast enough to wait for. */
const QUICK_ROWS = 100_000;

/** Dependencies of list routes. */
export interface ListServices extends Services {
  readonly analyst: Analyst;
  /** Reads files in threads. */
  readonly read: Readers["read"];
}

/**
 * A list with its latest run and its analysis. `analysis`: wait for it, include it only if fast (it is started in any
 * case), or leave it out.
 */
export async function describeList(
  services: ListServices,
  list: List,
  analysis: "wait" | "quick" | "none",
): Promise<JsonOf<typeof LIST>> {
  const { analyst, database } = services;
  const latest = await readLatestRun(database, list.id);
  const analysing = analysis === "none" ? null : analyst.analyse(list, latest !== null);
  const isLater = analysis === "quick" && list.rowCount > QUICK_ROWS;
  // A failure is reported to the next request.
  if (isLater) analysing?.catch(() => {});
  const [progress, analysed, original] = await Promise.all([
    latest && progressOf(services, latest.id),
    isLater ? null : analysing,
    findOriginal(database, list),
  ]);
  const run = progress && runView(progress);
  return listView(list, { analysis: analysed, original, run });
}
