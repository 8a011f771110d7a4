import type { ProviderCard } from "../card.ts";
import { phrases } from "../phrases.ts";
import { type Rule, table } from "../rule.ts";

/** NetEase: 163, 126, yeah.net. Source: help.mail.163.com, "Return codes". */
const NETEASE_REPLIES: readonly Rule[] = table("netease", [
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
    {
      text: phrases`
        \b(hl:mep|mi:spf|mi:seb|mi:esb)\b
        null sender is not allowed
      `,
      anywhere: true,
    },
  ],
  ["message_content", "spam", { text: /\bdt:sp[mtb]\b|\bmi:(?:spb|fmc)\b/u, anywhere: true }],
  ["mailbox_disabled", "suspended", /^(?:\{ADDR\}:? )?user (?:is )?(?:suspended|locked|frozen)[.!]?$/u],
]);

export const NETEASE: ProviderCard = {
  name: "netease",
  label: "NetEase",
  kind: "webmail",
  suffixes: ["netease.com"],
  source: "KumoMTA; DNS: 163.com, 126.com",
  mailboxDomains: /^(?:163|126|yeah)\.(?:com|net)$/,
  limits: {
    sessions: { start: 1, max: 1 }, // KumoMTA: 4, 7 messages a connection.
    addressesPerSession: 3, // Ours.
    refusalsPerSession: 3,
    addressesPerMinute: { start: 5, max: 5 }, // Ours.
    rejectedPerHour: 15, // NetEase's code list: 421 HL:REP for many unknown recipients.
    tls: "required", // KumoMTA.
  },
  replies: NETEASE_REPLIES,
};
