import type { Actor } from "./audit.ts";

/** An address or a domain that is never to be asked, nor called safe. */
export type NewSuppression =
  | { readonly kind: "address"; readonly entry: string; readonly contactId: string; readonly note: string | null }
  | { readonly kind: "domain"; readonly entry: string; readonly contactId: null; readonly note: string | null };

export interface SuppressionStore {
  /** Those that are new; their open checks are taken out of work. Returns how many. */
  readonly addSuppressions: (by: Actor, entries: readonly NewSuppression[]) => Promise<number>;
  /** Takes checks out of work that sessions still held when their addresses were suppressed. */
  readonly settleSuppressions: () => Promise<void>;
}

/** How long things are kept, days; null: until somebody deletes them. */
export interface Retention {
  readonly listDays: number | null;
  readonly historyDays: number | null;
}

/** How much of each was deleted because it had been kept for long enough. */
export interface Purged {
  readonly lists: number;
  readonly contacts: number;
  readonly verdicts: number;
}

export interface PurgeStore {
  readonly readRetention: () => Promise<Retention>;
  /** True for one caller alone, where the last purge was before `before`. */
  readonly claimPurge: (now: Date, before: Date) => Promise<boolean>;
  /** Lists from before a time, with their rows and runs, unless one of those is not over. Returns how many. */
  readonly purgeLists: (before: Date) => Promise<number>;
  /** Runs without a list, verdicts, messages and contacts from before a time that nothing stored rests on. */
  readonly purgeHistory: (before: Date) => Promise<Pick<Purged, "contacts" | "verdicts">>;
  /** Writes a purge into the audit log. */
  readonly notePurge: (purged: Purged) => Promise<void>;
}
