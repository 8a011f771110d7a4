import type { ProviderCard } from "../card.ts";
import { type Rule, table } from "../rule.ts";
import { HOSTING } from "../usual-limits.ts";

/** Zoho. Source: zoho.com/mail/help, "Bounce messages". */
const ZOHO_REPLIES: readonly Rule[] = table("zoho", [
  ["rate_limited", "unusual_activity", /unusual sending activity/u],
  ["policy_refusal", "delivery_restricted", /mailbox delivery restricted by policy/u],
  ["policy_refusal", "rejected_by_domain", /mail rejected by destination domain/u],
  ["domain_not_served", "relaying_disallowed", /relaying disallowed/u],
]);

export const ZOHO: ProviderCard = {
  name: "zoho",
  label: "Zoho",
  // docs: zoho.com/mail/help/adminconsole/configure-email-delivery.html, one name per data centre.
  suffixes: ["mx.zoho.com", "mx2.zoho.com", "mx3.zoho.com", "zoho.eu", "zoho.in", "zoho.com.au"],
  limits: HOSTING,
  replies: ZOHO_REPLIES,
};
