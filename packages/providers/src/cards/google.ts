import type { ProviderCard } from "../card.ts";
import { phrases } from "../phrases.ts";
import { type Rule, table } from "../rule.ts";

/** Gmail and Google Workspace. Source: support.google.com/a/answer/3726730, "SMTP error reference". */
const GOOGLE_REPLIES: readonly Rule[] = table("google", [
  [
    "recipient_busy",
    "receiving_too_quickly",
    { text: /you are trying to contact is receiving mail (?:too quickly|at a rate)/u, anywhere: true },
  ],
  [
    "mailbox_full",
    "out_of_storage",
    {
      text: phrases`
        inbox is out of storage
        account that you tried to reach is over quota
      `,
      anywhere: true,
    },
  ],
  [
    "no_mailbox",
    "no_account",
    {
      enhanced: /^(?:|5\.1\.1)$/u,
      text: /account that you tried to reach does not exist(?:\.|$)/u,
      anywhere: true,
    },
  ],
  // A bare link to the help page about accounts that do not exist.
  ["no_mailbox", "no_account_page", { enhanced: /^5\.1\.1$/u, links: /\banswer=6596\b/u }],
  [
    "mailbox_disabled",
    "disabled",
    {
      enhanced: /^(?:|5\.2\.1)$/u,
      text: /account that you tried to reach is (?:disabled|inactive)(?:\.|$)/u,
      anywhere: true,
    },
  ],
  ["domain_not_found", "domain", /weren't able to find the recipient domain/u],
  ["no_mailbox", "not_an_address", /recipient address .{0,20}is not a valid rfc/u],
  // A customer's rule with the customer's text, which proves nothing.
  ["policy_refusal", "customer_rule", { code: /^5/u, text: /- gcdp\b/u }],
  [
    "too_many_recipients",
    "per_transaction",
    phrases`
      multiple destination domains
      domain policy size per transaction
    `,
  ],
  ["blocked", "allow_list_only", { text: /not in whitelist for rcpt domain/u, scope: "recipient" }],
  [
    "rate_limited",
    "unusual_rate",
    {
      code: /^4/u,
      text: phrases`
        unusual rate of
        try again later, closing connection
        server busy
      `,
    },
  ],
  [
    "sender_rejected",
    "unauthenticated",
    phrases`
      (fails to pass|does not have|not pass).{0,30}authentication
      unauthenticated email
      authenticate with
    `,
  ],
]);

export const GOOGLE: ProviderCard = {
  name: "google",
  label: "Google",
  kind: "webmail",
  suffixes: ["google.com", "googlemail.com"],
  source: "KumoMTA; docs: support.google.com/a/answer/174125 (aspmx.l.google.com, smtp.google.com)",
  selectiveDomains: /^(?:gmail|googlemail)\.com$/u,
  mailboxDomains: /^(?:gmail|googlemail)\.com$/,
  hasOwnQueue: true,
  limits: {
    sessions: { start: 2, max: 5 }, // KumoMTA: 5.
    addressesPerSession: 10, // KumoMTA: 50 messages a connection.
    addressesPerMinute: { start: 30, max: 120 }, // Ours.
    rejectedPerHour: 200, // Ours.
    pauseBetweenSessionsMs: 1000,
    tls: "required", // KumoMTA: Google slows down senders without TLS.
  },
  replies: GOOGLE_REPLIES,
};
