import type { TypoAction, TypoState } from "../api/schemas.ts";
import { plural } from "../format/number.ts";

/** A pattern in words: “gmial.com → gmail.com”. */
export function patternWords(pattern: string): string {
  if (pattern === "name") return "Slips before the domain";
  if (pattern === "spelled_out") return "Spelled out, such as (at)";
  return pattern.replace("=", " → ");
}

export const TYPO_STATES: Readonly<Record<TypoState, string>> = {
  open: "To review",
  accepted: "Accepted",
  dismissed: "Dismissed",
};

const DONE: Readonly<Record<TypoAction, string>> = {
  accept: "accepted",
  dismiss: "dismissed",
  reopen: "to review again",
};

/** What a decision has done; `isAsked`: a run under way asks what was accepted. */
export function decidedWords(action: TypoAction, changed: number, isAsked: boolean): string {
  const what = `${plural(changed, "suggestion")} ${DONE[action]}.`;
  if (action !== "accept") return what;
  return `${what} ${isAsked ? "They are being checked now." : "They are checked with the next check of this list."}`;
}
