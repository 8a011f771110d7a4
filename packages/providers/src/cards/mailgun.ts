import type { ProviderCard } from "../card.ts";
import { HOSTING } from "../usual-limits.ts";

export const MAILGUN: ProviderCard = {
  name: "mailgun",
  label: "Mailgun",
  // docs: documentation.mailgun.com "Receiving" (mxa.mailgun.org, mxa.eu.mailgun.org).
  suffixes: ["mxa.mailgun.org", "mxb.mailgun.org", "eu.mailgun.org"],
  limits: HOSTING,
};
