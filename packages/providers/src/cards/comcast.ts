import type { ProviderCard } from "../card.ts";
import { type Rule, table } from "../rule.ts";
import { USUAL_LIMITS } from "../usual-limits.ts";

/** Comcast. Source: postmaster.comcast.net/smtp-error-codes.php. Its 4.1.1 and 5.1.1 don't mean an unknown mailbox. */
const COMCAST_REPLIES: readonly Rule[] = table("comcast", [
  ["rate_limited", "throttled", { links: /#rl\d{4,8}/u }],
  ["rate_limited", "throttled_code", { text: /\brl0\d{3,7}\b|\bthrottled\b/u }],
  ["blocked", "block_code", { text: /\bbl0\d{3,7}\b/u }],
  ["blocked", "block_link", { links: /#bl\d{4,8}/u }],
  ["sender_rejected", "sender_code", { links: /#(?:dm|sp|ro|ld)\d{4,8}/u }],
  ["recipient_busy", "recent_messages", /too many recent messages/u],
  ["mailbox_full", "quota", /over quota|quota violation/u],
  ["mailbox_disabled", "closed", /^(?:\{ADDR\}:? )?account closed\.?$/u],
  ["temporary_failure", "unavailable", { code: /^4/u, text: /recipient temporarily unavailable/u }],
  ["no_mailbox", "not_ours", /^(?:\{ADDR\}:? )?(?:not our customer|mailbox unallocated)\.?$/u],
]);

export const COMCAST: ProviderCard = {
  name: "comcast",
  label: "Comcast",
  kind: "access",
  // Whole comcast.net would take in customers' machines.
  suffixes: [
    "mx1.comcast.net",
    "mx2.comcast.net",
    "mx1a1.comcast.net",
    "mx1c1.comcast.net",
    "mx1h1.comcast.net",
    "mx2a1.comcast.net",
    "mx2c1.comcast.net",
    "mx2h1.comcast.net",
  ],
  source: "DNS: comcast.net",
  mailboxDomains: /^comcast\.net$/,
  // KumoMTA.
  limits: { ...USUAL_LIMITS.access, tls: "required" },
  replies: COMCAST_REPLIES,
};
