import type { ProviderCard } from "../card.ts";
import { phrases } from "../phrases.ts";
import { type Rule, table } from "../rule.ts";
import { MICROSOFT_365_REPLIES } from "./microsoft-365.ts";

/** Outlook.com, Hotmail, Live. Source: sendersupport.olc.protection.outlook.com/pm/troubleshooting. */
const MICROSOFT_CONSUMER_REPLIES: readonly Rule[] = table("microsoft-consumer", [
  [
    "blocked",
    "policy_codes",
    {
      text: phrases`
        \b(sc|ou|dy)-00[1-4]\b
        \(s31[45]\d\)
        block list \(s\d{3,5}\)
      `,
      anywhere: true,
    },
  ],
  ["rate_limited", "rate_codes", { text: /\brp-00[1-3]\b|temporarily rate limited/u, anywhere: true }],
  ["blocked", "network_on_block_list", /part of their network is on our block list|weren't sent/u],
  [
    "no_mailbox",
    "mailbox_unavailable",
    { code: /^550$/u, enhanced: /^(?:|5\.5\.0)$/u, text: /^requested action not taken: mailbox unavailable/u },
  ],
  ["no_mailbox", "mailbox_unavailable_code", { text: /mailbox unavailable \(s20\d{8,12}\)/u, anywhere: true }],
]);

export const MICROSOFT_CONSUMER: ProviderCard = {
  name: "microsoft-consumer",
  label: "Outlook.com",
  kind: "webmail",
  suffixes: ["olc.protection.outlook.com"],
  source: "KumoMTA; DNS: hotmail.com, outlook.com",
  selectiveDomains: /^(?:hotmail|outlook|live|msn|passport|windowslive)\.[a-z]{2,3}(?:\.[a-z]{2})?$/u,
  mailboxDomains: /^(?:hotmail|live|outlook|msn|windowslive)\.[a-z.]+$/,
  hasOwnQueue: true,
  limits: {
    addressesPerSession: 5, // Ours.
    addressesPerMinute: { start: 3, max: 10 }, // Ours.
    rejectedPerHour: 30, // Ours.
    control: "own_session", // A real and a made-up name in one transaction bring 451 4.5.3 ATTR38.
    probe: "forbidden_by_rules", // sendersupport.olc.protection.outlook.com/pm/Policies: namespace mining.
  },
  replies: [...MICROSOFT_CONSUMER_REPLIES, ...MICROSOFT_365_REPLIES],
};
