import type { ProviderCard } from "../card.ts";
import { type Rule, table } from "../rule.ts";
import { GATEWAY } from "../usual-limits.ts";

/** Cisco Secure Email (IronPort). Source: Cisco AsyncOS user guide, "SMTP conversation" and DHAP. */
const IRONPORT_REPLIES: readonly Rule[] = table("ironport", [
  ["harvest_guard", "dhap", /too many invalid recipients/u],
  ["rate_limited", "recipients_this_hour", /too many recipients received this hour/u],
  ["blocked", "sender_base", /sbrs|reputation|your access to (?:submit|this)/u],
  [
    "no_mailbox",
    "address_rejected",
    {
      enhanced: /^5\.1\.[01]$/u,
      text: /\baddress rejected\b|bad address/u,
      anywhere: true,
      unless:
        /sender|\byour\b|\bfrom\b|\bpath\b|originator|sending|bounce|reputation|spam|recipient address rejected:|helo|policy|denied/u,
    },
  ],
]);

export const IRONPORT: ProviderCard = {
  name: "ironport",
  label: "Cisco IronPort",
  // docs: Cisco Secure Email Cloud Gateway (mx1.hc….iphmx.com).
  suffixes: ["iphmx.com"],
  acceptsWhenAttacked: true,
  // Cisco: 25 unknown recipients an hour for each customer.
  limits: GATEWAY,
  replies: IRONPORT_REPLIES,
};
