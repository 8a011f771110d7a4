import type { PacingPolicy } from "./limits.ts";
import type { Rule } from "./rule.ts";

/** Overrides of the default limits, each number with its source, or "Ours". */
export type OwnLimits = Partial<PacingPolicy>;

/**
 * What a provider does with mail:
 *
 * - `webmail`: mailboxes for the public. `access`: mailboxes of an access provider's subscribers.
 * - `hosting`: mailboxes at its customers' domains. `filter`: filters mail for its customers' own servers.
 * - `relay`: forwards mail, or hands it to a program.
 */
export type ProviderKind = "webmail" | "access" | "hosting" | "filter" | "relay";

/** Everything about one mail operator. */
export interface ProviderCard {
  /** Stable identifier in the API, exports and pacing files, lower case. */
  readonly name: string;
  /** Display name. */
  readonly label: string;
  readonly kind: ProviderKind;
  /**
   * Suffixes of its MX hosts: a host matches if it equals one or ends with "." and one. Must not match customers' machines
   * (c-1-2-3-4.hsd1.ca.comcast.net), nor contain another card's suffix.
   */
  readonly suffixes: readonly string[];
  /**
   * Where the suffixes are public:
   *
   * - "docs: …": the operator's MX set-up page for customers.
   * - "DNS: …": the MX set of these domains of the operator. "zones": MX records of its customers, in published zone files.
   * - "KumoMTA": limits for real mail in docs/userguide/trafficshaping and assets of KumoCorp/kumomta, of which probing uses a part.
   * - "sisimai": sisimai/p5-sisimai, Sisimai::Rhost. "mxsniff": jace/mxsniff, mxsniff/providers.py.
   * - "Tranco": MX domains of the Tranco list's first 100,000 (robalexdev, "The most popular email providers", 2025).
   */
  readonly source: string;
  /** Accepts every recipient at RCPT and rejects unknown ones after DATA, so a 250 proves nothing. */
  readonly hidesMailboxes?: true;
  /**
   * Its own domains, known to reject unknown names at RCPT, so that an acceptance needs no control. Customers' domains may be catch-alls.
   */
  readonly selectiveDomains?: RegExp;
  /** Its public mailbox domains, to plan a list without DNS. */
  readonly mailboxDomains?: RegExp;
  /** Accepts every name for hours after a dictionary attack, so a control's answer lasts a day at most. */
  readonly acceptsWhenAttacked?: true;
  /** Common in real lists, or throttled hardest: its lanes get a separate queue. */
  readonly hasOwnQueue?: true;
  readonly limits?: OwnLimits;
  /** Its own wordings, which precede the generic tables. */
  readonly replies?: readonly Rule[];
}
