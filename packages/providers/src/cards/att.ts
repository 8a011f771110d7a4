import type { ProviderCard } from "../card.ts";
import { type Rule, table } from "../rule.ts";
import { ACCESS_PROVIDER } from "../usual-limits.ts";

/** AT&T, BellSouth, Prodigy. Source: att.net abuse pages: the text names the list. */
const ATT_REPLIES: readonly Rule[] = table("att", [
  ["blocked", "dnsbl", { text: /dnsbl:\w{2,10} ?5\d\d|\battrbl\b|dnsbl:rbl/u, anywhere: true }],
  ["blocked", "reverse_dns", /valid sender domain/u],
  ["no_mailbox", "no_mailhost", /^blank mailhost\.?$/u],
]);

export const ATT: ProviderCard = {
  name: "att",
  label: "AT&T",
  // DNS of att.net, sbcglobal.net (al-ip4-mx-vip1.prodigy.net).
  suffixes: ["prodigy.net"],
  limits: ACCESS_PROVIDER,
  replies: ATT_REPLIES,
};
