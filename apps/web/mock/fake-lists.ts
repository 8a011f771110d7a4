import type { Analysis, List, Reason, Run, Status, StatusCounts, StatusSplit, Summary } from "../src/api/schemas.ts";
import { makeRows, withoutVerdict, type FakeRow } from "./fake-rows.ts";

/** A list of the mock: its rows know their verdicts from the beginning, and show them when `done` has reached them. */
export interface FakeList {
  list: List;
  rows: readonly FakeRow[];
  /** Rows answered so far. */
  done: number;
}

const COLUMNS = ["First name", "Last name", "Company", "E-mail", "Source"];

interface Making {
  readonly id: string;
  readonly name: string;
  readonly fileName: string;
  readonly rows: number;
  readonly ageMs: number;
  readonly state: "importing" | "failed" | "ready" | Run["state"];
  /** Of the rows, 0 to 1. */
  readonly share?: number;
}

export function makeList(making: Making, nowMs: number): FakeList {
  const { id, name, fileName, state, ageMs, share = 1 } = making;
  const rows = state === "failed" ? [] : makeRows(Number(id) * 7919, making.rows, nowMs);
  const done = Math.floor(rows.length * share);
  const listState = state === "importing" || state === "failed" ? state : "ready";
  const createdAt = new Date(nowMs - ageMs).toISOString();
  const list: List = {
    id,
    name,
    file_name: fileName,
    state: listState,
    created_at: createdAt,
    row_count: state === "importing" ? 31_400 : rows.length,
    columns: COLUMNS,
    address_columns: [3],
    has_header: true,
    encoding: fileName.endsWith("txt") ? "windows-1252" : "utf-8",
    encoding_note: fileName.endsWith("txt")
      ? "The file is not UTF-8; it was read as Windows-1252, as Excel writes it. Addresses are the same either way."
      : null,
    delimiter: fileName.endsWith(".xlsx") ? null : ",",
    analysis: listState === "ready" ? analysisOf(rows) : null,
    run: null,
    error: state === "failed" ? "The file ends in the middle of a quoted cell that begins in row 4,112." : null,
  };
  const fake: FakeList = { list, rows, done };
  if (listState === "ready" && state !== "ready") {
    fake.list = {
      ...list,
      run: runOf(fake, state as Run["state"], new Date(nowMs - ageMs + 90_000).toISOString(), nowMs),
    };
  }
  return fake;
}

/** The run as it stands after `done` rows. */
export function runOf(fake: FakeList, state: Run["state"], startedAt: string, nowMs: number): Run {
  const { rows, done, list } = fake;
  const isActive = state === "running" || state === "paused";
  const open = rows.length - done;
  const answered =
    state === "cancelled" ? rows.map((row, at) => (at < done ? row : cancelled(row))) : rows.slice(0, done);
  return {
    id: `r${list.id}`,
    list_id: list.id,
    kind: "list",
    state,
    created_at: startedAt,
    started_at: startedAt,
    completed_at: isActive ? null : new Date(Date.parse(startedAt) + 5_400_000).toISOString(),
    total: rows.length,
    done: state === "cancelled" ? done : answered.length,
    counts: countsOf(answered),
    waiting: {
      resolving: isActive ? Math.min(open, 220) : 0,
      due: isActive ? Math.floor(open * 0.82) : 0,
      held: state === "running" ? Math.min(open, 64) : 0,
      retry: isActive ? Math.floor(open * 0.11) : 0,
      next_retry_at: isActive && open > 0 ? new Date(nowMs + 260_000).toISOString() : null,
      retry_reasons: isActive
        ? { greylisted: Math.floor(open * 0.09), temporary_failure: Math.floor(open * 0.02) }
        : {},
    },
    rate_per_minute: state === "running" ? 1840 : state === "paused" ? 0 : null,
    seconds_left: state === "running" ? Math.round((open / 1840) * 60 * 1.25) : null,
    slowest: isActive
      ? {
          pacing_key: "microsoft-365",
          provider: "microsoft-365",
          backlog: Math.floor(open * 0.31),
          reason: "It takes 120 addresses a minute from this host before it objects.",
        }
      : null,
  };
}

const cancelled = (row: FakeRow): FakeRow => ({ ...withoutVerdict(row), status: "unknown", reason: "cancelled" });

/** The rows as they are known now. */
export function visibleRows(fake: FakeList): readonly FakeRow[] {
  const isCancelled = fake.list.run?.state === "cancelled";
  return fake.rows.map((row, at) => (at < fake.done ? row : isCancelled ? cancelled(row) : withoutVerdict(row)));
}

export function countsOf(rows: readonly FakeRow[]): StatusCounts {
  const counts: Record<string, { total: number; reasons: Record<string, number> }> = {};
  for (const { status, reason } of rows) {
    if (status === null || reason === null) continue;
    const entry = (counts[status] ??= { total: 0, reasons: {} });
    entry.total += 1;
    entry.reasons[reason] = (entry.reasons[reason] ?? 0) + 1;
  }
  return counts;
}

export function summaryOf(rows: readonly FakeRow[]): Summary {
  const by_status: Partial<Record<Status, number>> = {};
  const by_reason: Partial<Record<Reason, number>> = {};
  const answered = rows.filter((row) => row.status !== null && row.duplicate_of_row === null);
  for (const { status, reason } of answered) {
    if (status === null || reason === null) continue;
    by_status[status] = (by_status[status] ?? 0) + 1;
    by_reason[reason] = (by_reason[reason] ?? 0) + 1;
  }
  return {
    by_status,
    by_reason,
    by_provider: splits(answered, (row) => row.provider).map(([provider, split]) => Object.assign(split, { provider })),
    top_domains: splits(answered, (row) => row.input.split("@")[1] ?? null)
      .filter(([domain]) => domain !== null)
      .slice(0, 10)
      .map(([domain, split]) => Object.assign(split, { domain: domain ?? "" })),
  };
}

function splits(rows: readonly FakeRow[], keyOf: (row: FakeRow) => string | null): [string | null, StatusSplit][] {
  const found = new Map<string | null, { -readonly [K in keyof StatusSplit]: number }>();
  for (const row of rows) {
    const key = keyOf(row);
    const split = found.get(key) ?? { total: 0, deliverable: 0, risky: 0, undeliverable: 0, unknown: 0 };
    split.total += 1;
    if (row.status !== null) split[row.status] += 1;
    found.set(key, split);
  }
  return [...found].sort(([, one], [, other]) => other.total - one.total);
}

function analysisOf(rows: readonly FakeRow[]): Analysis {
  const unique = rows.filter((row) => row.duplicate_of_row === null && row.reason !== "invalid_syntax");
  const summary = summaryOf(rows);
  return {
    rows: rows.length,
    blank: 3,
    without_address: Math.floor(rows.length * 0.004),
    invalid_syntax: rows.filter((row) => row.reason === "invalid_syntax").length,
    duplicates: rows.filter((row) => row.duplicate_of_row !== null).length,
    unique: unique.length,
    known_fresh: Math.floor(unique.length * 0.12),
    disposable: unique.filter((row) => row.disposable === true).length,
    role: unique.filter((row) => row.role === true).length,
    free: unique.filter((row) => row.free === true).length,
    top_domains: summary.top_domains.slice(0, 8).map(({ domain, total }) => ({ domain, count: total })),
    providers: summary.by_provider.slice(0, 8).map(({ provider, total }) => ({ provider, count: total })),
    expected_seconds: Math.round(unique.length / 28),
  };
}
