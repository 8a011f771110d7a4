import type { ProviderCard } from "../card.ts";
import { phrases } from "../phrases.ts";
import { type Rule, table } from "../rule.ts";

/** QQ and Tencent Exmail. Source: service.mail.qq.com, "Why was my mail returned". A 550 there is often a limit. */
const QQ_REPLIES: readonly Rule[] = table("qq", [
  [
    "rate_limited",
    "frequency",
    { text: /\b(?:ip|domain|sender|connection|mail|message|rcpt|receiver|content) frequency limited/u, anywhere: true },
  ],
  [
    "blocked",
    "denied",
    phrases`
      connection denied
      suspected bounce attack
      spam ip
      ip is (rejected|blocked)
      ip in (black|block)
    `,
  ],
  // The recipient receives too much mail, by Tencent's own page.
  ["recipient_busy", "unavailable_or_denied", /mailbox unavailable or access denied/u],
  ["mailbox_disabled", "deactivated", /(?:deactivated mailbox|mailbox is (?:blocked|frozen|suspended))[.!]?$/u],
  [
    "sender_rejected",
    "authentication",
    phrases`
      \b(spf|dkim|dmarc) check failed
      mail from (ip|domain)? ?must be
    `,
  ],
  [
    "message_content",
    "content",
    phrases`
      mail (is )?(content|rejected by)
      mailcontent denied
      content denied
    `,
  ],
]);

export const QQ: ProviderCard = {
  name: "qq",
  label: "QQ",
  kind: "webmail",
  suffixes: ["qq.com"],
  source: "KumoMTA; DNS: qq.com; docs: service.exmail.qq.com (mxbiz1.qq.com)",
  mailboxDomains: /^(?:qq|foxmail)\.com$/,
  limits: {
    sessions: { start: 1, max: 1 }, // KumoMTA: 4, 8 messages a connection.
    addressesPerSession: 3, // Ours.
    refusalsPerSession: 3,
    addressesPerMinute: { start: 5, max: 5 }, // Ours.
    rejectedPerHour: 15, // Ours.
    tls: "required", // KumoMTA.
  },
  replies: QQ_REPLIES,
};
