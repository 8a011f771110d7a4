import type { Reason } from "./verdict.ts";

/** Stated by the syntax or explicitly by DNS. A zone without MX may be a mistake, so not `no_mail_server`. */
export const UNAMBIGUOUS_REASONS: readonly Reason[] = [
  "invalid_syntax",
  "reserved_domain",
  "domain_not_found",
  "null_mx",
];

/** "Bad destination mailbox address" (RFC 3463 §3.2), and Exchange's "recipient not found". */
export const UNAMBIGUOUS_CODES: readonly string[] = ["5.1.1", "5.1.10"];

/**
 * Whether an undeliverable verdict needs no confirmation. Others (a bare 550, "access denied", a disabled mailbox, a domain that is not
 * served) have been known to change within days.
 */
export function isUnambiguous(reason: Reason, enhancedCode: string | null): boolean {
  if (UNAMBIGUOUS_REASONS.includes(reason)) return true;
  return reason === "mailbox_not_found" && enhancedCode !== null && UNAMBIGUOUS_CODES.includes(enhancedCode);
}
