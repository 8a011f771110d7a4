import type { ProviderCard } from "../card.ts";
import { phrases } from "../phrases.ts";
import { type Rule, table } from "../rule.ts";

/** GMX, web.de, mail.com and 1&1. Source: postmaster.gmx.net/en/error-messages; help.1and1.com, "SMTP error messages". */
export const GMX_REPLIES: readonly Rule[] = table("gmx", [
  ["harvest_guard", "policy_violations", { text: /reject due to policy violations/u, anywhere: true }],
  ["blocked", "policy_restrictions", { text: /reject due to policy restrictions/u, anywhere: true }],
  [
    "blocked",
    "listed",
    phrases`
      ip address is (block|black) ?listed
      bad dns ptr
      nemesis esmtp service not available
    `,
  ],
  ["sender_rejected", "sender_dns", /invalid dns mx|dns check failed|bad helo|sender domain/u],
  ["rate_limited", "rate", /rate limit reached|too short period|too many connections/u],
  ["mailbox_full", "full", /exceeded storage allocation|quota exceeded/u],
  // "Does not exist or is out of use for inactivity", by the provider's own page.
  [
    "no_mailbox",
    "unavailable",
    { code: /^550$/u, enhanced: /^(?:|5\.1\.1)$/u, text: /requested action not taken: mailbox unavailable/u },
  ],
]);

export const GMX: ProviderCard = {
  name: "gmx",
  label: "GMX and Web.de",
  kind: "webmail",
  suffixes: ["gmx.net", "web.de", "mx00.mail.com", "mx01.mail.com"],
  source: "KumoMTA (gmx.net, web.de); DNS: mail.com",
  selectiveDomains: /^(?:gmx\.[a-z]{2,3}|gmx\.co\.uk|web\.de|mail\.com)$/u,
  mailboxDomains: /^(?:gmx\.[a-z.]+|web\.de|mail\.com)$/,
  hasOwnQueue: true,
  limits: {
    addressesPerSession: 5, // KumoMTA: 20; 1&1's help pages: refuses who asks for many unknown names.
    addressesPerMinute: { start: 5, max: 10 }, // Ours.
    tls: "required", // KumoMTA.
  },
  replies: GMX_REPLIES,
};
