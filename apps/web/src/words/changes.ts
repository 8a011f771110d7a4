import type { ChangeKind } from "../api/schemas.ts";

interface ChangeWords {
  readonly label: string;
  /** After a number: "41 became undeliverable". */
  readonly counted: string;
  readonly means: string;
  readonly tone: "deliverable" | "risky" | "undeliverable" | "neutral";
}

/** Ways in which a contact changes between two checks. */
export const CHANGE_WORDS: Record<ChangeKind, ChangeWords> = {
  became_undeliverable: {
    label: "Became undeliverable",
    counted: "became undeliverable",
    means: "Mail to them would bounce now. Remove them from your mailings.",
    tone: "undeliverable",
  },
  came_back: {
    label: "Came back",
    counted: "came back",
    means: "They were undeliverable and accept mail again.",
    tone: "deliverable",
  },
  became_catch_all: {
    label: "Became catch-all",
    counted: "became catch-all",
    means: "Their domain now accepts every name, so the mailbox can no longer be verified.",
    tone: "risky",
  },
  other: {
    label: "Other changes",
    counted: "other changes",
    means: "The result is different, for example a mailbox that is now full.",
    tone: "neutral",
  },
};

export const CHANGE_KINDS: readonly ChangeKind[] = ["became_undeliverable", "came_back", "became_catch_all", "other"];
