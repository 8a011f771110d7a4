import type { ChangeKind } from "../api/schemas.ts";

interface ChangeWords {
  readonly label: string;
  /** After a number: "41 became undeliverable". */
  readonly counted: string;
  readonly means: string;
  readonly tone: "deliverable" | "risky" | "undeliverable" | "neutral";
}

/** What may become of a contact between two checks, the most pressing first. */
export const CHANGE_WORDS: Record<ChangeKind, ChangeWords> = {
  became_undeliverable: {
    label: "Became undeliverable",
    counted: "became undeliverable",
    means: "Mail to them would bounce now. Take them off your mailings.",
    tone: "undeliverable",
  },
  came_back: {
    label: "Came back",
    counted: "came back",
    means: "They were undeliverable, and take mail again.",
    tone: "deliverable",
  },
  became_catch_all: {
    label: "Became catch-all",
    counted: "became catch-all",
    means: "Their domain now accepts every name, so nobody can tell any more whether the mailbox is there.",
    tone: "risky",
  },
  other: {
    label: "Other changes",
    counted: "changed otherwise",
    means: "The answer is another one than before, such as a mailbox that is full now.",
    tone: "neutral",
  },
};

export const CHANGE_KINDS: readonly ChangeKind[] = ["became_undeliverable", "came_back", "became_catch_all", "other"];
