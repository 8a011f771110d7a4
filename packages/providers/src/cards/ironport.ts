import type { ProviderCard } from "../card.ts";
import { phrases } from "../phrases.ts";
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
      text: phrases`
        ^(#\d\.\d\.\d )?({ADDR}[:.]{0,3} )?address rejected[. ]{0,2}({ADDR}\.?)?$
        ^(#\d\.\d\.\d )?bad address {ADDR}$
      `,
      anywhere: true,
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
