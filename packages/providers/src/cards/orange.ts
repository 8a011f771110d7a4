import type { ProviderCard } from "../card.ts";
import { type Rule, table } from "../rule.ts";

/** Trailing codes of Orange (OFR), La Poste (LPN) and others: the number after the underscore is significant. */
const operatorCode = (numbers: string): RegExp => new RegExp(`\\b(?:ofr|lpn)\\d{0,3}_(?:${numbers})\\b`, "u");

/** Orange, Wanadoo. Source: postmaster.orange.fr, and the codes' own words in French and English. */
export const ORANGE_REPLIES: readonly Rule[] = table("orange", [
  ["no_mailbox", "invalid_recipient", { text: operatorCode("416"), anywhere: true }],
  ["mailbox_full", "full", { text: operatorCode("417"), anywhere: true }],
  ["mailbox_disabled", "archived", { text: operatorCode("420|426|427"), anywhere: true }],
  ["sender_rejected", "invalid_sender", { text: operatorCode("40[1-9]|41[0-5]"), anywhere: true }],
  ["rate_limited", "too_many", { text: operatorCode("104|10[5-9]|999|109|201|20[2-9]|305"), anywhere: true }],
  ["blocked", "refused_source", { text: operatorCode("10[0-3]|50[0-46-9]|51\\d|63\\d|42[1-5]"), anywhere: true }],
  ["temporary_failure", "try_later", { code: /^4/u, text: operatorCode("50[56]"), anywhere: true }],
  ["blocked", "incident", { text: /bloquee? pour (?:incident|spam)|service refuse/u }],
  ["rate_limited", "too_many_connections", /trop de connexions/u],
]);

export const ORANGE: ProviderCard = {
  name: "orange",
  label: "Orange",
  kind: "access",
  suffixes: ["smtp-in.orange.fr", "smtp-in2.orange.fr"],
  source: "KumoMTA; DNS: orange.fr",
  mailboxDomains: /^(?:orange|wanadoo)\.fr$/,
  limits: {
    sessions: { start: 1, max: 1 }, // KumoMTA: 2.
    addressesPerSession: 8,
    addressesPerMinute: { start: 5, max: 5 }, // Ours.
    tls: "required", // KumoMTA.
  },
  replies: ORANGE_REPLIES,
};
