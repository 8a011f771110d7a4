import type { ProviderCard } from "../card.ts";
import { type Rule, table } from "../rule.ts";

/** Apple iCloud Mail. Source: support.apple.com/en-us/102322, postmaster information for iCloud Mail. */
const ICLOUD_REPLIES: readonly Rule[] = table("icloud", [
  ["rate_limited", "deferred", { text: /\[hcm1\]|\[bs0\d\]/u }],
  ["sender_rejected", "authentication", { text: /\[hme1\]|failing both spf and dkim|dmarc/u }],
  ["recipient_busy", "deferred_recipient", { code: /^45/u, text: /\{ADDR\} deferred due to excessive volume/u }],
  // Comes with 5.1.1.
  ["mailbox_disabled", "inactive", /inactive email address/u],
  // Hide My Email: a disabled alias.
  ["mailbox_disabled", "alias_off", { enhanced: /^5\.7\.1$/u, text: /relay not permitted for user/u }],
  ["no_mailbox", "no_longer_on_server", { enhanced: /^5\.1\.6$/u }],
]);

export const ICLOUD: ProviderCard = {
  name: "icloud",
  label: "iCloud",
  kind: "webmail",
  suffixes: ["mail.icloud.com"],
  source: "KumoMTA; docs: support.apple.com/102374 (mx01.mail.icloud.com)",
  selectiveDomains: /^(?:icloud|me|mac)\.com$/u,
  mailboxDomains: /^(?:icloud|me|mac)\.com$/,
  hasOwnQueue: true,
  limits: {
    addressesPerSession: 5, // KumoMTA: 5 messages a connection.
    addressesPerMinute: { start: 10, max: 10 }, // Ours.
    rejectedPerHour: 30, // Ours.
  },
  replies: ICLOUD_REPLIES,
};
