/**
 * A verdict is superseded when neither its contact nor a check of a run refers to it. One that was superseded within the last day is
 * kept: a transaction that began before may be about to refer to it, such as that of a run that starts.
 */
export const SETTLED_AFTER_DAYS = 1;

/** What retention deletes among verdicts. */
export interface Expiry {
  /** Verdicts from before this time are deleted, if they are superseded. */
  readonly before: Date;
  /** Contacts that have got a verdict since are left alone. */
  readonly settledBefore: Date;
}

/** SQL: verdict `v` must not be deleted. `$1`, `$2`: the times of an {@link Expiry}. For few rows: it looks up each one. */
export const STANDS = `(v.checked_at >= $1
  OR EXISTS (SELECT 1 FROM contacts c WHERE c.id = v.contact_id AND (c.verdict_id = v.id OR c.checked_at >= $2))
  OR EXISTS (SELECT 1 FROM checks k WHERE k.contact_id = v.contact_id AND k.verdict_id = v.id))`;
