import type { OwnFacts } from "@rollcall/address";
import { type Database, inShortTransaction, queriesOf, type Transaction } from "@rollcall/postgres";
import { type Actor, audit } from "../audit/audit.ts";
import { SUPPRESSIONS_LOCK } from "../suppressions/add-suppressions.ts";
import { applyChanged } from "./apply-own-lists.ts";
import { settleNeverAsk } from "./never-ask.ts";
import {
  kindOf,
  listOf,
  type NewOwnEntry,
  type OwnKind,
  type OwnLine,
  type OwnList,
  readOwnEntry,
} from "./own-entry.ts";

/** All entries are in memory during an import: some MB. */
const MOST_OWN_ENTRIES = 50_000;

/** Rejected entries listed individually. */
const REJECTED_SHOWN = 1_000;

export interface StoredOwnEntry {
  readonly list: OwnList;
  readonly entry: string;
  readonly createdAt: Date;
}

/** The operator's own word on domains and role names. */
export async function readOwnFacts(from: Database | Transaction): Promise<OwnFacts> {
  const facts: Record<Exclude<OwnKind, "never_ask">, Map<string, boolean>> = {
    disposable: new Map(),
    free: new Map(),
    role: new Map(),
  };
  const { rows } = await queriesOf(from).query<Pick<NewOwnEntry, "entry" | "value"> & { kind: keyof typeof facts }>(
    "SELECT kind, entry, value FROM own_entries WHERE kind <> 'never_ask' AND NOT withdrawn",
  );
  for (const { kind, entry, value } of rows) facts[kind].set(entry, value);
  return facts;
}

export interface OwnEntriesPage {
  /** Null: of all lists. */
  readonly list: OwnList | null;
  /** Part of an entry. */
  readonly search: string | null;
  /** The last one of the page before. */
  readonly after: { readonly kind: string; readonly entry: string } | null;
  readonly limit: number;
}

const MATCHES = `
  FROM own_entries WHERE NOT withdrawn AND ($1::text IS NULL OR (kind = $1 AND value = $2))
    AND ($3::text IS NULL OR strpos(entry, lower($3)) > 0)`;

/** Ordered by what they are about, and by entry. */
export async function readOwnEntries({ pool }: Database, page: OwnEntriesPage): Promise<StoredOwnEntry[]> {
  const of = page.list === null ? null : kindOf(page.list);
  const { rows } = await pool.query<{ kind: OwnKind; value: boolean; entry: string; createdAt: Date }>(
    `SELECT kind, value, entry, created_at AS "createdAt" ${MATCHES} AND ($4::text IS NULL OR (kind, entry) > ($4, $5))
     ORDER BY kind, entry LIMIT $6`,
    [of?.kind, of?.value, page.search, page.after?.kind, page.after?.entry, page.limit],
  );
  return rows.map(({ kind, value, entry, createdAt }) => ({ list: listOf({ kind, value }), entry, createdAt }));
}

export async function countOwnEntries(
  { pool }: Database,
  list: OwnList | null,
  search: string | null,
): Promise<number> {
  const of = list === null ? null : kindOf(list);
  const { rows } = await pool.query<{ count: number }>(`SELECT count(*)::int AS count ${MATCHES}`, [
    of?.kind,
    of?.value,
    search,
  ]);
  return rows[0]?.count ?? 0;
}

export interface AddedOwnEntries {
  readonly added: number;
  /** Already on the list, or given twice. */
  readonly known: number;
  readonly rejected: readonly { readonly entry: string; readonly problem: string }[];
}

const INSERT = `
  INSERT INTO own_entries AS o (kind, entry, value, builtin)
  SELECT * FROM unnest($1::text[], $2::text[], $3::bool[], $4::bool[])
  ON CONFLICT (kind, entry) DO UPDATE
    SET value = excluded.value, builtin = excluded.builtin, withdrawn = false, settled = false, created_at = now()
  WHERE o.withdrawn OR o.value <> excluded.value
  RETURNING kind, entry`;

/**
 * Adds entries; an opposite one is replaced. Facts of stored contacts change at once, imports from the next one on; verdicts
 * when an address is asked again, or by `redecide`. Open checks at never-ask domains are withdrawn. Invalid entries are
 * reported and skipped.
 */
export async function addOwnEntries(database: Database, by: Actor, lines: Iterable<OwnLine>): Promise<AddedOwnEntries> {
  const rejected: { readonly entry: string; readonly problem: string }[] = [];
  const entries = new Map<string, NewOwnEntry>();
  let read = 0;
  for (const { written, read: found } of lines) {
    if (found.type === "problem") {
      if (rejected.length < REJECTED_SHOWN) rejected.push({ entry: written, problem: found.problem });
      continue;
    }
    read += 1;
    entries.set(`${found.entry.kind} ${found.entry.entry}`, found.entry);
  }
  const added = entries.size === 0 ? 0 : await insert(database, by, [...entries.values()]);
  return { added, known: read - added, rejected };
}

/** There would be too many entries. */
export class TooManyEntriesError extends Error {
  readonly code = "too_many_entries" as const;

  constructor() {
    super(`Own lists have at most ${MOST_OWN_ENTRIES.toLocaleString("en")} entries. Nothing was added.`);
    this.name = "TooManyEntriesError";
  }
}

async function insert(database: Database, by: Actor, entries: readonly NewOwnEntry[]): Promise<number> {
  return await inShortTransaction(database, async (client) => {
    await client.query("SELECT pg_advisory_xact_lock($1)", [SUPPRESSIONS_LOCK]);
    const sorted = entries.toSorted((a, b) => (a.entry < b.entry ? -1 : 1));
    const { rows } = await client.query<Pick<NewOwnEntry, "kind" | "entry">>(INSERT, [
      sorted.map(({ kind }) => kind),
      sorted.map(({ entry }) => entry),
      sorted.map(({ value }) => value),
      sorted.map(({ builtin }) => builtin),
    ]);
    const total = await client.query<{ count: number }>(
      "SELECT count(*)::int AS count FROM own_entries WHERE NOT withdrawn",
    );
    if ((total.rows[0]?.count ?? 0) > MOST_OWN_ENTRIES) throw new TooManyEntriesError();
    await applyChanged(client, rows);
    await settleNeverAsk(client);
    await audit(client, { actor: by, action: "own_lists.added", subject: null, detail: { added: rows.length } });
    return rows.length;
  });
}

const WITHDRAW = `
  UPDATE own_entries SET withdrawn = true WHERE kind = $1 AND entry = $2 AND value = $3 AND NOT withdrawn RETURNING kind, entry`;

/** Takes an entry off. False: it was not on the list. */
export async function removeOwnEntry(database: Database, by: Actor, list: OwnList, entry: string): Promise<boolean> {
  const read = readOwnEntry(entry.trim(), list);
  if (read.type === "problem") return false;
  const { kind, value } = read.entry;
  return await inShortTransaction(database, async (client) => {
    const { rows } = await client.query<Pick<NewOwnEntry, "kind" | "entry">>(WITHDRAW, [kind, read.entry.entry, value]);
    if (rows.length === 0) return false;
    await applyChanged(client, rows);
    await audit(client, { actor: by, action: "own_lists.removed", subject: list });
    return true;
  });
}
