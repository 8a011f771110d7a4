import type { Status } from "@rollcall/verdict";

export interface StatusWords {
  readonly label: string;
  /** One clause, for tooltips and legends. */
  readonly means: string;
  readonly advice: string;
}

/** Best first. */
export const STATUSES: readonly Status[] = ["deliverable", "risky", "undeliverable", "unknown"];

export const STATUS_WORDS: Record<Status, StatusWords> = {
  deliverable: {
    label: "Deliverable",
    means: "Its mail server accepts mail for this mailbox and rejects made-up names.",
    advice: "Send.",
  },
  risky: {
    label: "Risky",
    means: "Mail may arrive, but delivery is uncertain.",
    advice: "Keep separate, and send in small batches.",
  },
  undeliverable: {
    label: "Undeliverable",
    means: "Its mail server or its domain's DNS says that mail can't be delivered.",
    advice: "Remove from your list.",
  },
  unknown: {
    label: "Unknown",
    means: "The mail server gave no clear answer.",
    advice: "Keep, and check again later.",
  },
};
