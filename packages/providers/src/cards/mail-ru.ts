import type { ProviderCard } from "../card.ts";
import { type Rule, table } from "../rule.ts";
import { ACCESS_PROVIDER } from "../usual-limits.ts";

/** Mail.ru. Source: help.mail.ru, "error codes". One prefix for several meanings: what follows the last colon counts. */
const MAIL_RU_REPLIES: readonly Rule[] = table("mail-ru", [
  [
    "mailbox_disabled",
    "disabled",
    {
      text: /is unavailable: (?:account is|user is|mailbox is) (?:disabled|terminated|blocked|inactive)/u,
      anywhere: true,
    },
  ],
  ["mailbox_full", "full", { text: /is unavailable: (?:mailbox|user|account) .{0,20}(?:full|quota)/u, anywhere: true }],
  [
    "no_mailbox",
    "not_found",
    {
      text: /invalid mailbox\. local mailbox .{0,80}is unavailable: (?:user not found|ill-formatted)/u,
      anywhere: true,
    },
  ],
  ["blocked", "spam", /spam message rejected|temporarily rejected|from dynamic ip/u],
]);

export const MAIL_RU: ProviderCard = {
  name: "mail-ru",
  label: "Mail.ru",
  // DNS of mail.ru (mxs.mail.ru); docs: help.mail.ru/biz (emx.mail.ru).
  suffixes: ["mail.ru"],
  selectiveDomains: /^(?:mail|inbox|list|bk|internet)\.ru$/u,
  mailboxDomains: /^(?:mail|bk|inbox|list|internet)\.ru$/,
  // Ours.
  limits: { ...ACCESS_PROVIDER, rejectedPerHour: 30 },
  replies: MAIL_RU_REPLIES,
};
