import type { Status } from "@rollcall/verdict";

export interface StatusWords {
  readonly label: string;
  /** One clause, for tooltips and legends. */
  readonly means: string;
  readonly advice: string;
}

/** In the order in which people read a list: best first, the unanswered last. */
export const STATUSES: readonly Status[] = ["deliverable", "risky", "undeliverable", "unknown"];

export const STATUS_WORDS: Record<Status, StatusWords> = {
  deliverable: {
    label: "Deliverable",
    means: "Its mail server takes mail for this mailbox, and refuses made-up names.",
    advice: "Send.",
  },
  risky: {
    label: "Risky",
    means: "Mail may arrive, but something speaks against counting on it.",
    advice: "Keep apart, and send a little at a time.",
  },
  undeliverable: {
    label: "Undeliverable",
    means: "Its own server, or its domain's DNS, says that mail cannot arrive there.",
    advice: "Take it off the list.",
  },
  unknown: {
    label: "Unknown",
    means: "Nobody gave an answer about this mailbox.",
    advice: "Keep it, and check again later.",
  },
};
