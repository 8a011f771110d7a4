import type { ProviderCard } from "../card.ts";
import { phrases } from "../phrases.ts";
import { type Rule, table } from "../rule.ts";
import { GATEWAY } from "../usual-limits.ts";

/** Proofpoint, Proofpoint Essentials. Source: help.proofpoint.com, "SMTP error codes". */
const PROOFPOINT_REPLIES: readonly Rule[] = table("proofpoint", [
  [
    "no_mailbox",
    "marked_invalid",
    {
      code: /^5/u,
      text: phrases`
        user email address is marked as invalid
        not a valid email address
      `,
      anywhere: true,
    },
  ],
  ["blocked", "ip_check", { links: /ipcheck\.proofpoint|dnsbl-lookup/u, anywhere: true }],
  ["blocked", "blocked_using", { text: /^blocked\b|prs\.proofpoint|cloudmark/u }],
]);

export const PROOFPOINT: ProviderCard = {
  name: "proofpoint",
  label: "Proofpoint",
  // docs: help.proofpoint.com (mx1-us1.ppe-hosted.com); DNS of customers (mxa-00….gslb.pphosted.com, US government gpphosted.com).
  suffixes: ["pphosted.com", "gpphosted.com", "ppe-hosted.com"],
  hasOwnQueue: true,
  limits: GATEWAY,
  replies: PROOFPOINT_REPLIES,
};
