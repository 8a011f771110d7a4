import type { ProviderCard } from "../card.ts";
import { HOSTING } from "../usual-limits.ts";

export const PROTONMAIL: ProviderCard = {
  name: "protonmail",
  label: "Proton Mail",
  // docs: proton.me/support/custom-domain (mail.protonmail.ch, mailsec.protonmail.ch).
  suffixes: ["mail.protonmail.ch", "mailsec.protonmail.ch"],
  selectiveDomains: /^(?:proton\.me|protonmail\.com|protonmail\.ch|pm\.me)$/u,
  mailboxDomains: /^(?:proton|protonmail)\.(?:me|com)$/,
  limits: HOSTING,
};
