import type { ProviderCard } from "../card.ts";
import { type Rule, table } from "../rule.ts";
import { ACCESS_PROVIDER } from "../usual-limits.ts";

/** SFR, Neuf. */
const SFR_REPLIES: readonly Rule[] = table("sfr", [
  ["blocked", "abuse", { text: /abus detecte|\bgu_eib_0\d\b/u, anywhere: true }],
]);

export const SFR: ProviderCard = {
  name: "sfr",
  label: "SFR",
  // DNS of sfr.fr.
  suffixes: ["smtp-in.sfr.fr"],
  mailboxDomains: /^(?:sfr|neuf)\.fr$/,
  limits: ACCESS_PROVIDER,
  replies: SFR_REPLIES,
};
