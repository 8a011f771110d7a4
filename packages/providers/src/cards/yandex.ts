import type { ProviderCard } from "../card.ts";
import { type Rule, table } from "../rule.ts";
import { ACCESS_PROVIDER } from "../usual-limits.ts";

/** Yandex. Source: yandex.com/support/mail, "Mail delivery errors". */
const YANDEX_REPLIES: readonly Rule[] = table("yandex", [
  // Both come with a policy code but are about the mailbox. The name of the session may follow.
  ["no_mailbox", "no_such_user", /^(?:\{ADDR\}:? )?(?:\.{3} )?no such user(?: here)?[.!]?(?: [\w-]{1,40})?$/u],
  ["mailbox_disabled", "target_policy", { text: /policy rejection on the target address/u, anywhere: true }],
  ["recipient_busy", "message_rate", { text: /recipient has exceeded message rate/u, anywhere: true }],
  ["mailbox_full", "full", /mailbox size limit exceeded/u],
  ["greylisted", "unavailable", { code: /^451$/u, enhanced: /^4\.7\.1$/u, text: /service is currently unavailable/u }],
]);

export const YANDEX: ProviderCard = {
  name: "yandex",
  label: "Yandex",
  // docs: yandex.com/support/business/domains (mx.yandex.net); DNS of yandex.ru.
  suffixes: ["mx.yandex.net", "mx.yandex.ru", "mx.yandex.com"],
  selectiveDomains: /^(?:yandex\.(?:ru|com|by|kz|ua|com\.tr)|ya\.ru)$/u,
  mailboxDomains: /^(?:yandex\.[a-z.]+|ya\.ru)$/,
  // Ours.
  limits: { ...ACCESS_PROVIDER, rejectedPerHour: 30 },
  replies: YANDEX_REPLIES,
};
