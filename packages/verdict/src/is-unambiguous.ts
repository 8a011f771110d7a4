import type { Reason } from "./verdict.ts";

/** Nobody's mood or fault: the text itself, or the DNS in so many words. A zone without records may be somebody's slip. */
export const UNAMBIGUOUS_REASONS: readonly Reason[] = ["invalid_syntax", "domain_not_found", "null_mx"];

/** "Bad destination mailbox address" (RFC 3463 §3.2), and Exchange's "recipient not found" after a look-up of its own. */
export const UNAMBIGUOUS_CODES: readonly string[] = ["5.1.1", "5.1.10"];

/**
 * Whether an undeliverable verdict leaves nothing to confirm. Others (a mere 550, an "access denied" that means no such
 * mailbox, a mailbox that is switched off, a domain that its servers disown) have been known to be taken back within days.
 */
export function isUnambiguous(reason: Reason, enhancedCode: string | null): boolean {
  if (UNAMBIGUOUS_REASONS.includes(reason)) return true;
  return reason === "mailbox_not_found" && enhancedCode !== null && UNAMBIGUOUS_CODES.includes(enhancedCode);
}
