/** Who changes something: the name of a key, `browser session`, `local` or `command line`; null: Rollcall itself, which is not audited. */
export type Actor = string | null;

/** One thing that was done. Names no address. */
export interface NewAuditEntry {
  readonly actor: Actor;
  /** As `schedule.created`. */
  readonly action: string;
  /** What it was done to: a number, a domain. */
  readonly subject: string | number | null;
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
}
