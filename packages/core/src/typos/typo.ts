import type { Status } from "@rollcall/verdict";

/** What was decided about an address that looks mistyped; `open`: nothing yet. */
export type TypoState = "open" | "accepted" | "dismissed";

/** An address of a list that was probably meant to be another one. */
export interface Typo {
  readonly contactId: string;
  /** The first row that names it. */
  readonly rowNumber: number;
  /** As it was written. */
  readonly asked: string;
  readonly suggestion: string;
  readonly pattern: string;
  readonly state: TypoState;
  /** Of the corrected address, once it was asked. */
  readonly correctedStatus: Status | null;
}

/** A kind of slip in a list, with the numbers of its addresses. */
export interface TypoPattern {
  /**
   * `gmial.com=gmail.com`: the domain as written and as meant; `name`: the slip is in the name before it; `spelled_out`:
   * without an @.
   */
  readonly pattern: string;
  readonly open: number;
  readonly accepted: number;
  readonly dismissed: number;
}

/** The addresses to decide about: by their contacts, or all of a pattern. */
export type TypoChoice = { readonly contactIds: readonly string[] } | { readonly pattern: string };

/** What becomes of them; `reopen` takes a decision back. */
export type TypoAction = "accept" | "dismiss" | "reopen";
