import type { PacingPolicy } from "./limits.ts";
import type { Rule } from "./rule.ts";

/** What differs from the default limits. Each number has its source beside it, or "Ours". */
export type OwnLimits = Partial<PacingPolicy>;

/**
 * All that Rollcall knows of one operator of many mail sites. Sources: "docs" is the operator's own set-up page for customers'
 * MX records; "KumoMTA" is docs/userguide/trafficshaping and assets/policy-extras/shaping.toml of KumoCorp/kumomta, limits for
 * real mail, of which a prober takes a part; "DNS" is the MX set of the operator's own mailbox domains, as published.
 */
export interface ProviderCard {
  /** Its word in the API, in exports and in pacing files: lower case, stable for ever. */
  readonly name: string;
  /** What people call it. */
  readonly label: string;
  /**
   * Names that only this operator's mail exchangers bear: a host matches when it equals one or ends with "." and one.
   * Names that the operator's customers' own machines share (c-1-2-3-4.hsd1.ca.comcast.net) must not match.
   */
  readonly suffixes: readonly string[];
  /** Accepts every recipient at RCPT and refuses unknown ones only after DATA, so a 250 tells nothing. */
  readonly hidesMailboxes?: true;
  /**
   * Its own domains, known to refuse unknown names at RCPT: an acceptance there needs no control. Its customers' domains may be
   * catch-alls.
   */
  readonly selectiveDomains?: RegExp;
  /** Its domains with mailboxes for anybody: enough to plan a list without asking the DNS. */
  readonly mailboxDomains?: RegExp;
  /** Answers a dictionary attack by accepting every name for hours, so a control's answer is good for a day at most. */
  readonly acceptsWhenAttacked?: true;
  /** Many addresses of real lists are there, or it is throttled the hardest: its lanes have a queue of their own. */
  readonly hasOwnQueue?: true;
  readonly limits?: OwnLimits;
  /** Replies that only it says, asked before the generic tables. */
  readonly replies?: readonly Rule[];
}
