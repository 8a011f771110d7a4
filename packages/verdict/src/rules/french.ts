import { type Rule, table } from "../rule.ts";

/** Codes that Orange (OFR), La Poste (LPN) and others at the same operator put last: the number after the dash tells. */
const CODE = (numbers: string): RegExp => new RegExp(`\\b(?:ofr|lpn)\\d{0,3}_(?:${numbers})\\b`, "u");

/** Orange, Wanadoo. Source: postmaster.orange.fr, and the codes' own words in French and English. */
export const ORANGE: readonly Rule[] = table("orange", [
  ["no_mailbox", "invalid_recipient", { text: CODE("416"), anywhere: true }],
  ["mailbox_full", "full", { text: CODE("417"), anywhere: true }],
  ["mailbox_disabled", "archived", { text: CODE("420|426|427"), anywhere: true }],
  ["sender_rejected", "invalid_sender", { text: CODE("40[1-9]|41[0-5]"), anywhere: true }],
  ["rate_limited", "too_many", { text: CODE("104|10[5-9]|999|109|201|20[2-9]|305"), anywhere: true }],
  ["blocked", "refused_source", { text: CODE("10[0-3]|50[0-46-9]|51\\d|63\\d|42[1-5]"), anywhere: true }],
  ["temporary_failure", "try_later", { code: /^4/u, text: CODE("50[56]"), anywhere: true }],
  ["blocked", "incident", { text: /bloquee? pour (?:incident|spam)|service refuse/u }],
  ["rate_limited", "too_many_connections", /trop de connexions/u],
]);

export const LAPOSTE: readonly Rule[] = table("laposte", [
  ["mailbox_disabled", "closed", /destinataire (?:est )?(?:archive|bloque)/u],
]);

/** SFR, Neuf. */
export const SFR: readonly Rule[] = table("sfr", [
  ["blocked", "abuse", { text: /abus detecte|\bgu_eib_0\d\b/u, anywhere: true }],
]);

/** Free. */
export const FREE_FR: readonly Rule[] = table("free-fr", [
  ["mailbox_disabled", "inactivity", /blocked due to inactivity/u],
  ["mailbox_full", "full", /quota exceeded/u],
  ["harvest_guard", "errors_from_ip", { text: /too many errors from your ip/u, anywhere: true }],
  ["blocked", "spams_from_ip", { text: /too many spams? from your ip/u, anywhere: true }],
]);
