/** An address or a domain that is never to be asked, nor called safe. */
export type NewSuppression =
  | { readonly kind: "address"; readonly entry: string; readonly contactId: string; readonly note: string | null }
  | { readonly kind: "domain"; readonly entry: string; readonly contactId: null; readonly note: string | null };

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
