import type { ProviderCard } from "../card.ts";
import { type Rule, table } from "../rule.ts";
import { HOSTING } from "../usual-limits.ts";

/** GoDaddy, secureserver.net. Source: godaddy.com/help, "What does my bounceback mean?" */
const GODADDY_REPLIES: readonly Rule[] = table("godaddy", [
  ["harvest_guard", "bad_recipients", { text: /\bib11[23]\b/u, anywhere: true }],
  ["rate_limited", "limits", { text: /\bib(?:00[67]|110|111|504|510|607|50[3-589]|60[1-9])\b/u, anywhere: true }],
  ["temporary_failure", "unavailable", { code: /^4/u, text: /\bib101\b/u, anywhere: true }],
  ["blocked", "lists", { text: /\bib10[3-9]\b|\brbl reject/u, anywhere: true }],
  ["sender_rejected", "from", { text: /\bib50[1267]\b/u, anywhere: true }],
  ["message_content", "content", { text: /\bib(?:212|30\d|40\d|70\d)\b/u, anywhere: true }],
]);

export const GODADDY: ProviderCard = {
  name: "godaddy",
  label: "GoDaddy",
  // docs: godaddy.com/help "Add MX records" . Whole secureserver.net would take in customers' machines.
  suffixes: [
    "smtp.secureserver.net",
    "mailstore1.secureserver.net",
    "smtp.europe.secureserver.net",
    "mailstore1.europe.secureserver.net",
    "smtp.asia.secureserver.net",
    "mailstore1.asia.secureserver.net",
  ],
  // GoDaddy's code list: IB112, IB113 for too many unknown recipients.
  limits: { ...HOSTING, rejectedPerHour: 20 },
  replies: GODADDY_REPLIES,
};
