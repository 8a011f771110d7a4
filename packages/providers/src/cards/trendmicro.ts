import type { ProviderCard } from "../card.ts";
import { type Rule, table } from "../rule.ts";
import { GATEWAY } from "../usual-limits.ts";

/** Trend Micro Email Security. Source: docs.trendmicro.com. The word after "rejected:" is the whole meaning. */
const TRENDMICRO_REPLIES: readonly Rule[] = table("trendmicro", [
  ["no_mailbox", "invalid_recipient", { text: /recipient address rejected: invalid-recipient/u, anywhere: true }],
  [
    "sender_rejected",
    "block_sender",
    { text: /recipient address rejected: (?:block-send-?er|ers-customized-block)/u, anywhere: true },
  ],
  ["policy_refusal", "block_recipient", { text: /recipient address rejected: block-rcpt/u, anywhere: true }],
  ["domain_not_served", "no_domain", { text: /recipient address rejected: no-domain/u, anywhere: true }],
  ["blocked", "reputation", { text: /recipient address rejected: ers-/u, anywhere: true }],
]);

export const TRENDMICRO: ProviderCard = {
  name: "trendmicro",
  label: "Trend Micro",
  // docs: docs.trendmicro.com, Email Security: "MX records per serving site".
  suffixes: ["in.tmes.trendmicro.com", "in.tmes.trendmicro.eu", "in.hes.trendmicro.com"],
  limits: GATEWAY,
  replies: TRENDMICRO_REPLIES,
};
