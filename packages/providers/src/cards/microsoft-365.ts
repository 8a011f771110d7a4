import type { ProviderCard } from "../card.ts";
import { phrases } from "../phrases.ts";
import { type Rule, table } from "../rule.ts";

/** Exchange Online and Exchange. Source: learn.microsoft.com, "Email non-delivery reports and SMTP errors in Exchange Online". */
export const MICROSOFT_365_REPLIES: readonly Rule[] = table("microsoft-365", [
  // "All recipients": a blocked sender or a closed tenant, rarely an unknown user.
  [
    "policy_refusal",
    "all_recipients_rejected",
    { text: /all recipient addresses rejected ?: ?access denied/u, anywhere: true },
  ],
  ["policy_refusal", "banned_recipient", { enhanced: /^5\.7\.50[45]$/u }],
  ["no_mailbox", "edge_blocking", { enhanced: /^5\.4\.1$/u, text: /recipient address rejected: access denied/u }],
  [
    "no_mailbox",
    "recipient_not_found",
    {
      text: phrases`
        resolver\.adr\.(recip|ex)\w{0,20}not ?found
        recipient not found by smtp address lookup
      `,
      anywhere: true,
    },
  ],
  ["no_mailbox", "recipient_not_found_code", { enhanced: /^5\.1\.10$/u, unless: /null ?mx/u }],
  ["recipient_restricted", "authentication_to_recipient", { enhanced: /^5\.7\.(?:12|124|129|13[3-6])$/u }],
  [
    "recipient_restricted",
    "resolver_restriction",
    { text: /resolver\.rst\.(?:authrequired|notauth|sendernotauth|restrict)/u, anywhere: true },
  ],
  ["recipient_busy", "per_recipient_limit", { enhanced: /^[45]\.2\.12[12]$/u, anywhere: true }],
  [
    "too_many_recipients",
    "one_recipient",
    { text: /as\(?780090|attr38|recipients belong to multiple regions/u, anywhere: true },
  ],
  ["blocked", "banned_ip", { enhanced: /^5\.7\.(?:51[13]|60[6-9]|6[1-4]\d)$/u, anywhere: true }],
  ["sender_rejected", "sender_codes", { enhanced: /^5\.7\.(?:50[0-367]|51[05]|23|26)$/u }],
  ["blocked", "ipv6_codes", { enhanced: /^5\.7\.50[89]$/u }],
  [
    "rate_limited",
    "unknown_ip_throttled",
    { code: /^4/u, enhanced: /^4\.7\.(?:5\d\d|6\d\d|85\d|8[6-9]\d)$/u, anywhere: true },
  ],
  [
    "rate_limited",
    "concurrency",
    {
      text: phrases`
        concurrent (server )?connections .{0,60}exceeded
        exceeded a limit, closing
      `,
      anywhere: true,
    },
  ],
  ["domain_not_served", "wrong_tenant", { text: /tenantattribution|unable to relay/u, anywhere: true }],
  [
    "temporary_failure",
    "temporary_server_error",
    { code: /^4/u, text: /temporary server error|\battr1\b|\battr17\b|\bprx\d{1,2}\b/u, anywhere: true },
  ],
]);

export const MICROSOFT_365: ProviderCard = {
  name: "microsoft-365",
  label: "Microsoft 365",
  kind: "hosting",
  // Tenants, DANE tenants, US government, 21Vianet.
  suffixes: [
    "mail.protection.outlook.com",
    "mail.eo.outlook.com",
    "mx.microsoft",
    "mail.protection.office365.us",
    "mail.protection.partner.outlook.cn",
  ],
  source: 'KumoMTA; docs: learn.microsoft.com, "External DNS records for Microsoft 365"',
  hasOwnQueue: true,
  limits: {
    sessions: { start: 2, max: 5 }, // KumoMTA: 5 for the provider.
    addressesPerSession: 10, // KumoMTA: 50 messages a connection.
    addressesPerMinute: { start: 20, max: 60 }, // Ours.
    rejectedPerHour: 100, // Ours.
    pauseBetweenSessionsMs: 1000,
    control: "own_session", // As for microsoft-consumer.
  },
  replies: MICROSOFT_365_REPLIES,
};
