import type { ProviderCard } from "../card.ts";
import { type Rule, table } from "../rule.ts";
import { ORANGE_REPLIES } from "./orange.ts";
import { ACCESS_PROVIDER } from "../usual-limits.ts";

const LAPOSTE_REPLIES: readonly Rule[] = table("laposte", [
  ["mailbox_disabled", "closed", /destinataire (?:est )?(?:archive|bloque)/u],
]);

export const LAPOSTE: ProviderCard = {
  name: "laposte",
  label: "La Poste",
  // DNS of laposte.net (smtpz4.laposte.net).
  suffixes: ["laposte.net"],
  mailboxDomains: /^laposte\.net$/,
  limits: ACCESS_PROVIDER,
  replies: [...LAPOSTE_REPLIES, ...ORANGE_REPLIES],
};
