/** What became of mail that was really sent to a contact. */
export const OUTCOME_KINDS = [
  "delivered",
  "opened",
  "clicked",
  "replied",
  "soft_bounce",
  "hard_bounce",
  "complaint",
  "unsubscribed",
] as const;

export type OutcomeKind = (typeof OUTCOME_KINDS)[number];
