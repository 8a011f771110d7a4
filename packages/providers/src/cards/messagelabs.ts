import type { ProviderCard } from "../card.ts";
import { type Rule, table } from "../rule.ts";
import { GATEWAY } from "../usual-limits.ts";

/** Symantec Email Security.cloud (MessageLabs). Source: knowledge.broadcom.com, "SMTP response codes". */
const MESSAGELABS_REPLIES: readonly Rule[] = table("messagelabs", [
  ["no_mailbox", "invalid_recipient", /^invalid recipient[. ]{0,2}(?:$|[{(-])/u],
  ["message_content", "filtered", /message filtered/u],
  ["domain_not_served", "relay", /use me as a relay|not in my list/u],
  ["rate_limited", "aborted", { code: /^4/u, text: /requested action aborted ?\[\d{1,3}\]/u }],
]);

export const MESSAGELABS: ProviderCard = {
  name: "messagelabs",
  label: "MessageLabs",
  // docs: Symantec Email Security.cloud (cluster….messagelabs.com).
  suffixes: ["messagelabs.com"],
  limits: GATEWAY,
  replies: MESSAGELABS_REPLIES,
};
