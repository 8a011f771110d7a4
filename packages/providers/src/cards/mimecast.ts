import type { ProviderCard } from "../card.ts";
import { phrases } from "../phrases.ts";
import { type Rule, table } from "../rule.ts";
import { USUAL_LIMITS } from "../usual-limits.ts";

/** Mimecast. Source: community.mimecast.com, "SMTP error codes". */
const MIMECAST_REPLIES: readonly Rule[] = table("mimecast", [
  // Its greylisting, by its own page; retry after a minute.
  [
    "greylisted",
    "internal_resources",
    { code: /^4/u, text: /internal resources? (?:are |is )?temporarily unavailable/u, anywhere: true },
  ],
  [
    "no_mailbox",
    "invalid_recipient",
    { enhanced: /^(?:|[45]\.1\.1)$/u, text: /^invalid recipient[. ]{0,2}(?:$|-|\{)/u, anywhere: true },
  ],
  ["sender_rejected", "envelope_blocked", { text: /envelope (?:blocked|rejected)|sender invalid/u, anywhere: true }],
  [
    "blocked",
    "reputation",
    {
      text: phrases`
        poor reputation sender
        ip (temporarily )?black ?listed
        recipient temporarily unavailable
      `,
    },
  ],
  ["domain_not_served", "open_relay", /open relay not allowed/u],
  [
    "temporary_failure",
    "inbounds_disabled",
    phrases`
      account inbounds disabled
      account service is temporarily unavailable
    `,
  ],
]);

export const MIMECAST: ProviderCard = {
  name: "mimecast",
  label: "Mimecast",
  kind: "filter",
  suffixes: ["mimecast.com", "mimecast.co.za", "mimecast-offshore.com"],
  source: "KumoMTA",
  hasOwnQueue: true,
  // KumoMTA: 10 connections a region; Mimecast: 20 for each customer.
  limits: USUAL_LIMITS.filter,
  replies: MIMECAST_REPLIES,
};
