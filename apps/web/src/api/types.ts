import type { Evidence, Reason, SafeToSend, Status } from "@rollcall/verdict";

export type { Evidence, Reason, Status } from "@rollcall/verdict";

/** An uploaded file as the API shows it. Times are ISO 8601 in UTC. */
export interface List {
  readonly id: string;
  readonly name: string;
  readonly file_name: string;
  readonly state: "importing" | "ready" | "failed";
  readonly created_at: string;
  readonly row_count: number;
  readonly columns: readonly string[];
  readonly address_columns: readonly number[];
  readonly has_header: boolean;
  readonly encoding: string | null;
  readonly encoding_note: string | null;
  readonly delimiter: string | null;
  readonly analysis: Analysis | null;
  /** The latest run over this list. */
  readonly run: Run | null;
  readonly error: string | null;
}

/** What reading the file told, before anybody was asked. */
export interface Analysis {
  readonly rows: number;
  readonly blank: number;
  readonly without_address: number;
  readonly invalid_syntax: number;
  readonly duplicates: number;
  readonly unique: number;
  readonly known_fresh: number;
  readonly disposable: number;
  readonly role: number;
  readonly free: number;
  readonly top_domains: readonly { readonly domain: string; readonly count: number }[];
  readonly providers: readonly { readonly provider: string | null; readonly count: number }[];
  readonly expected_seconds: number | null;
}

export type StatusCounts = Partial<
  Record<Status, { readonly total: number; readonly reasons: Partial<Record<Reason, number>> }>
>;

/** No worker process is running. */
export type StallReason = "no_worker";

/** One pass of verification. */
export interface Run {
  readonly id: string;
  readonly list_id: string | null;
  readonly kind: "list" | "single" | "contacts";
  readonly state: "starting" | "running" | "paused" | "cancelled" | "completed";
  /** Why Rollcall paused it by itself; it goes on when the reason is gone. */
  readonly pause_reason?: string | null;
  /** Why it makes no progress although it is not paused. */
  readonly stall_reason?: StallReason | null;
  readonly created_at: string;
  readonly started_at: string | null;
  readonly completed_at: string | null;
  readonly total: number;
  readonly done: number;
  readonly counts: StatusCounts;
  readonly waiting: Waiting;
  readonly rate_per_minute: number | null;
  readonly seconds_left: number | null;
  readonly slowest: Slowest | null;
}

/** Where the checks of a run that are not done are. */
interface Waiting {
  readonly resolving: number;
  readonly due: number;
  readonly held: number;
  readonly retry: number;
  readonly next_retry_at: string | null;
  readonly retry_reasons: Partial<Record<Reason, number>>;
}

/** The pacing key that a run waits for most, and why. */
interface Slowest {
  readonly pacing_key: string;
  readonly provider: string | null;
  readonly backlog: number;
  readonly reason: string;
}

/** A verdict as the API and the export's rc_ columns show it. Not every answer of the API has all of it. */
export interface VerdictFields {
  /** Null where no address was found. */
  readonly email: string | null;
  readonly status: Status | null;
  readonly reason: Reason | null;
  readonly checked_at: string | null;
  readonly safe_to_send?: SafeToSend | null;
  readonly score?: number | null;
  readonly suggestion?: string | null;
  readonly catch_all?: boolean | null;
  readonly disposable?: boolean | null;
  readonly role?: boolean | null;
  readonly free?: boolean | null;
  readonly full?: boolean | null;
  readonly disabled?: boolean | null;
  readonly mx_host?: string | null;
  readonly provider?: string | null;
  readonly smtp_code?: number | null;
  readonly enhanced_code?: string | null;
  readonly smtp_reply?: string | null;
  readonly attempts?: number | null;
  readonly duration_ms?: number | null;
}

/** One row of a list with its verdict, if it has one yet. */
export interface Result extends VerdictFields {
  readonly row_number: number;
  readonly cells: readonly string[];
  /** The text that was taken for an address. */
  readonly input?: string;
  readonly duplicate_of_row: number | null;
  readonly contact_id: string | null;
}

export interface StatusSplit {
  readonly total: number;
  readonly deliverable: number;
  readonly risky: number;
  readonly undeliverable: number;
  readonly unknown: number;
}

/** Counts over a whole list, for charts. */
export interface Summary {
  readonly by_status: Partial<Record<Status, number>>;
  readonly by_reason: Partial<Record<Reason, number>>;
  readonly by_provider: readonly (StatusSplit & { readonly provider: string | null })[];
  readonly top_domains: readonly (StatusSplit & { readonly domain: string })[];
}

export type StepName =
  | "syntax"
  | "domain"
  | "mx"
  | "connect"
  | "banner"
  | "ehlo"
  | "starttls"
  | "mail"
  | "rcpt"
  | "control"
  | "rset"
  | "quit"
  | "close"
  | "verdict"
  | "waiting";

/** Something that happened while one address was checked. */
export interface Step {
  readonly seq: number;
  readonly at_ms: number;
  readonly step: StepName;
  readonly host: string | null;
  readonly detail: string | null;
  readonly code: number | null;
  readonly duration_ms: number | null;
  readonly outcome: "running" | "ok" | "failed" | "info";
}

export interface TranscriptLine {
  /** C we said it, S the server said it, # a note. */
  readonly by: "C" | "S" | "#";
  readonly text: string;
}

/** The check of one address. */
export interface CheckOne {
  readonly id: string;
  readonly email: string;
  readonly state: "running" | "done";
  readonly verdict: VerdictFields | null;
  readonly facts: AddressFacts;
  readonly evidence: readonly Evidence[];
  readonly steps: readonly Step[];
  readonly transcript: readonly TranscriptLine[] | null;
  /** What it waits for before it is asked again. */
  readonly waiting?: { readonly reason: Reason; readonly next_at: string | null } | null;
  /** Why it makes no progress. */
  readonly stall_reason?: StallReason | null;
  readonly sentence?: string | null;
  readonly advice?: string | null;
}

/** What the text of an address tells, without asking anybody. */
interface AddressFacts {
  readonly role: boolean | null;
  readonly disposable: boolean | null;
  readonly free: boolean | null;
  readonly tagged: boolean | null;
  readonly suggestion: string | null;
}

/** What a file seems to hold, before it is imported. */
export interface Preview {
  readonly file_name: string;
  readonly format: string;
  readonly encoding: string | null;
  readonly encoding_note: string | null;
  readonly delimiter: string | null;
  readonly has_header: boolean;
  readonly columns: readonly string[];
  readonly preview: readonly (readonly string[])[];
  readonly address_columns: readonly number[];
  readonly column_guesses: readonly ColumnGuess[];
  readonly sheets: readonly string[];
  /** The one that is read; null: the file has none. */
  readonly sheet: string | null;
}

/** How much a column looks like addresses: `share` is of its sampled cells, 0 to 1. */
interface ColumnGuess {
  readonly column: number;
  readonly name: string;
  readonly share: number;
  readonly score: number;
}

/** An address known across lists, with its latest verdict. */
export interface Contact extends VerdictFields {
  readonly id: string;
  readonly email: string;
  /** Until when its verdict counts as fresh; null: it is due to be asked again. */
  readonly fresh_until?: string | null;
  /** It, or its domain, is on the suppression list. */
  readonly suppressed?: boolean;
}

export interface ContactRecord {
  readonly contact: Contact;
  readonly history: readonly HistoryEntry[];
  readonly lists: readonly { readonly id: string; readonly name: string; readonly row_number: number }[];
}

interface HistoryEntry extends Omit<VerdictFields, "email"> {
  readonly status: Status;
  readonly reason: Reason;
  readonly checked_at: string;
  readonly run_id: string | null;
  readonly evidence: readonly Evidence[];
}

/** The pacing of one provider or site on one egress. */
export interface PacingKey {
  readonly pacing_key: string;
  readonly provider: string | null;
  readonly egress: string;
  readonly backlog: number;
  readonly due: number;
  readonly open_lanes: number;
  readonly sessions_allowed: number;
  readonly pace_per_minute: number | null;
  readonly budget_left: number | null;
  readonly rejected_this_hour: number;
  readonly suspended_until: string | null;
  readonly suspension: Suspension | null;
  readonly next_turn_at: string | null;
}

/** Why a pacing key is not asked for a while, with the server's words. */
interface Suspension {
  readonly class: string;
  readonly words: string | null;
  readonly host?: string | null;
  readonly at?: string | null;
}

export interface Stats {
  readonly contacts: number;
  readonly lists: number;
  readonly runs_active: number;
  readonly by_status: Partial<Record<Status, number>>;
  readonly version: string;
  readonly queue_backend: "redis" | "postgres";
  readonly warnings: readonly string[];
}
