import type { ProviderCard } from "../card.ts";
import { type Rule, table } from "../rule.ts";
import { HOSTING } from "../usual-limits.ts";

/** Rackspace Email. Source: docs.rackspace.com, bounce codes (G8). */
const RACKSPACE_REPLIES: readonly Rule[] = table("rackspace", [
  ["no_mailbox", "not_found", { text: /could not be found, or was misspelled/u, anywhere: true }],
]);

export const RACKSPACE: ProviderCard = {
  name: "rackspace",
  label: "Rackspace",
  // docs: docs.rackspace.com, "DNS records for Cloud Office Email" (mx1.emailsrvr.com).
  suffixes: ["emailsrvr.com"],
  limits: HOSTING,
  replies: RACKSPACE_REPLIES,
};
