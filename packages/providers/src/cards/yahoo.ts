import type { ProviderCard } from "../card.ts";
import { phrases } from "../phrases.ts";
import { type Rule, table } from "../rule.ts";

/** Yahoo, AOL and those that they host. Source: senders.yahooinc.com/smtp-error-codes. Mailboxes are refused after DATA only. */
const YAHOO_REPLIES: readonly Rule[] = table("yahoo", [
  [
    "blocked",
    "permanently_deferred",
    { code: /^5/u, text: /\[(?:ip)?tss?\d{1,2}\]|permanently deferred/u, anywhere: true },
  ],
  [
    "rate_limited",
    "temporarily_deferred",
    { code: /^4/u, text: /\[(?:ip)?tss?\d{1,2}\]|\bvs\d{0,2}-ip\d?\b/u, anywhere: true },
  ],
  // AOL's own, such as (DYN:T1). Source: postmaster.aol.com, error codes.
  ["blocked", "aol_code", { text: /^:? ?\((?:con|dns|dyn|hvu|rly|rtr|snd):[a-z]{1,2}\d?\)/u, anywhere: true }],
  ["blocked", "spamhaus", { text: /\[bl\d{1,2}\]/u, anywhere: true }],
  ["harvest_guard", "unknown_recipients", { code: /^4/u, text: /excessive unknown recipients/u, anywhere: true }],
  ["rate_limited", "per_connection", { text: /max message per connection/u, scope: "session", anywhere: true }],
  ["recipient_busy", "receiving_too_quickly", /user is receiving mail too quickly/u],
  [
    "mailbox_disabled",
    "disabled",
    {
      text: phrases`
        this mailbox is disabled \(554
        no longer valid.{0,4}\[-20\]
        disabled or discontinued \[#\d{1,4}\]
      `,
      anywhere: true,
    },
  ],
  ["mailbox_full", "over_quota", /over quota/u],
  [
    "no_mailbox",
    "no_account",
    {
      text: phrases`
        ^delivery error: dd this user doesn't have an? \S{1,40} account\b
        ^(1 )?requested mail action aborted, mailbox not found$
      `,
      anywhere: true,
    },
  ],
]);

export const YAHOO: ProviderCard = {
  name: "yahoo",
  label: "Yahoo",
  kind: "webmail",
  suffixes: ["yahoodns.net"],
  source: "KumoMTA; DNS: yahoo.com, aol.com, sky.com",
  // Refuses unknown mailboxes only after DATA (sisimai, reasons for yahooinc).
  hidesMailboxes: true,
  mailboxDomains: /^(?:yahoo\.(?!co\.jp$)|(?:ymail|rocketmail|aol|aim)\.)[a-z.]+$/,
  hasOwnQueue: true,
  limits: {
    sessions: { start: 1, max: 1 },
    addressesPerSession: 5, // Yahoo: 20 messages a connection.
    addressesPerMinute: { start: 6, max: 6 }, // Ours: an acceptance there proves nothing, so little is asked.
    control: "never", // It accepts all names at RCPT.
  },
  replies: YAHOO_REPLIES,
};
