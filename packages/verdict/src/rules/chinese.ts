import { type Rule, table } from "../rule.ts";

/** QQ and Tencent Exmail. Source: service.mail.qq.com, "Why was my mail returned". A 550 there is often a limit. */
export const QQ: readonly Rule[] = table("qq", [
  [
    "rate_limited",
    "frequency",
    { text: /\b(?:ip|domain|sender|connection|mail|message|rcpt|receiver|content) frequency limited/u, anywhere: true },
  ],
  [
    "blocked",
    "denied",
    /connection denied|suspected bounce attack|spam ip|ip is (?:rejected|blocked)|ip in (?:black|block)/u,
  ],
  // Means that this recipient gets too much mail, by Tencent's own page.
  ["recipient_busy", "unavailable_or_denied", /mailbox unavailable or access denied/u],
  ["no_mailbox", "not_found", /mailbox not found|user not (?:found|exist)|no such user/u],
  ["mailbox_disabled", "deactivated", /deactivated mailbox|mailbox is (?:blocked|frozen|suspended)/u],
  ["sender_rejected", "authentication", /\b(?:spf|dkim|dmarc) check failed|mail from (?:ip|domain)? ?must be/u],
  ["message_content", "content", /mail (?:is )?(?:content|rejected by)|mailcontent denied|content denied/u],
]);

/** NetEase: 163, 126, yeah.net. Source: help.mail.163.com, "Return codes". */
export const NETEASE: readonly Rule[] = table("netease", [
  ["harvest_guard", "too_many_unknown", { text: /\bhl:rep\b/u, anywhere: true }],
  [
    "rate_limited",
    "limits",
    { text: /\b(?:hl:(?:icc|ifc|itc)|rp:(?:cel|drc|rcl|trc|orq|qrc)|mi:(?:cel|dmc|stc|nhd|dsc))\b/u, anywhere: true },
  ],
  ["blocked", "host", { text: /\bhl:(?:ihu|ipb|ihc)\b|\bmi:(?:spb|sfq|spf)\b/u, anywhere: true }],
  [
    "sender_rejected",
    "sender",
    { text: /\b(?:hl:mep|mi:spf|mi:seb|mi:esb)\b|null sender is not allowed/u, anywhere: true },
  ],
  ["message_content", "spam", { text: /\bdt:sp[mtb]\b|\bmi:(?:spb|fmc)\b/u, anywhere: true }],
  ["mailbox_disabled", "suspended", /user (?:is )?(?:suspended|locked|frozen)/u],
  ["no_mailbox", "invalid_user", /invalid user|user not found/u],
]);
