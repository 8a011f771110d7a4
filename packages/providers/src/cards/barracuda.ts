import type { ProviderCard } from "../card.ts";
import { phrases } from "../phrases.ts";
import { type Rule, table } from "../rule.ts";
import { GATEWAY } from "../usual-limits.ts";

/** Barracuda. Source: campus.barracuda.com. */
const BARRACUDA_REPLIES: readonly Rule[] = table("barracuda", [
  ["blocked", "abuse", { text: /policy rejection- ?abuse|go away/u, anywhere: true }],
  // ":blocked" is the customer's list, of senders or recipients; so is a bare "blocked".
  [
    "policy_refusal",
    "blocked_recipient",
    {
      text: phrases`
        {ADDR}:blocked
        permanent failure for one or more recipients
      `,
      unless: /unknown|no such|not found/u,
      anywhere: true,
    },
  ],
  ["no_mailbox", "cuda_nsu", { code: /^5/u, text: /^cuda_nsu (?!.{0,40}policy)/u, anywhere: true }],
]);

export const BARRACUDA: ProviderCard = {
  name: "barracuda",
  label: "Barracuda",
  // KumoMTA; docs: campus.barracuda.com, Email Gateway Defense (d….ess.barracudanetworks.com).
  suffixes: ["barracudanetworks.com"],
  acceptsWhenAttacked: true,
  hasOwnQueue: true,
  // KumoMTA.
  limits: { ...GATEWAY, tls: "required" },
  replies: BARRACUDA_REPLIES,
};
