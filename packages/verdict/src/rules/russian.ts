import { type Rule, table } from "../rule.ts";

/** Mail.ru. Source: help.mail.ru, "error codes". One prefix for several meanings: what follows the last colon counts. */
export const MAIL_RU: readonly Rule[] = table("mail-ru", [
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

/** Yandex. Source: yandex.com/support/mail, "Mail delivery errors". */
export const YANDEX: readonly Rule[] = table("yandex", [
  // Both have a policy code; the words are about the mailbox.
  ["no_mailbox", "no_such_user", /no such user/u],
  ["mailbox_disabled", "target_policy", { text: /policy rejection on the target address/u, anywhere: true }],
  ["recipient_busy", "message_rate", { text: /recipient has exceeded message rate/u, anywhere: true }],
  ["mailbox_full", "full", /mailbox size limit exceeded/u],
  ["greylisted", "unavailable", { code: /^451$/u, enhanced: /^4\.7\.1$/u, text: /service is currently unavailable/u }],
]);

/** Rambler. */
export const RAMBLER: readonly Rule[] = table("rambler", [
  [
    "mailbox_disabled",
    "status_540",
    {
      code: /^540$/u,
      text: /recipient address rejected: (?:inactive|blocked)|account (?:has been )?(?:inactive|blocked)|mailbox .{0,30}(?:blocked|inactive)/u,
      anywhere: true,
    },
  ],
]);
