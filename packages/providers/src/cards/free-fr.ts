import type { ProviderCard } from "../card.ts";
import { type Rule, table } from "../rule.ts";
import { ACCESS_PROVIDER } from "../usual-limits.ts";

/** Free. */
const FREE_FR_REPLIES: readonly Rule[] = table("free-fr", [
  ["mailbox_disabled", "inactivity", /blocked due to inactivity/u],
  ["mailbox_full", "full", /quota exceeded/u],
  ["harvest_guard", "errors_from_ip", { text: /too many errors from your ip/u, anywhere: true }],
  ["blocked", "spams_from_ip", { text: /too many spams? from your ip/u, anywhere: true }],
]);

export const FREE_FR: ProviderCard = {
  name: "free-fr",
  label: "Free",
  // DNS of free.fr. Whole free.fr would take in subscribers' pages.
  suffixes: ["mx1.free.fr", "mx2.free.fr"],
  mailboxDomains: /^free\.fr$/,
  // Free: "too many errors from your ip".
  limits: ACCESS_PROVIDER,
  replies: FREE_FR_REPLIES,
};
