import { type Rule, table } from "../rule.ts";

/** GMX, web.de, mail.com and 1&1. Source: postmaster.gmx.net/en/error-messages; help.1and1.com, "SMTP error messages". */
export const GMX: readonly Rule[] = table("gmx", [
  ["harvest_guard", "policy_violations", { text: /reject due to policy violations/u, anywhere: true }],
  ["blocked", "policy_restrictions", { text: /reject due to policy restrictions/u, anywhere: true }],
  ["blocked", "listed", /ip address is (?:block|black) ?listed|bad dns ptr|nemesis esmtp service not available/u],
  ["sender_rejected", "sender_dns", /invalid dns mx|dns check failed|bad helo|sender domain/u],
  ["rate_limited", "rate", /rate limit reached|too short period|too many connections/u],
  ["mailbox_full", "full", /exceeded storage allocation|quota exceeded/u],
  // "Does not exist or is out of use for inactivity", says the provider's own page: gone either way.
  [
    "no_mailbox",
    "unavailable",
    { code: /^550$/u, enhanced: /^(?:|5\.1\.1)$/u, text: /requested action not taken: mailbox unavailable/u },
  ],
]);

/** T-Online. Source: postmaster.t-online.de. */
export const T_ONLINE: readonly Rule[] = table("t-online", [
  [
    "blocked",
    "problem_occurred",
    { text: /\{IP\}\]? ?- a problem occurred|a problem occurred\.? \(?ask your postmaster/u, anywhere: true },
  ],
  ["no_mailbox", "user_unknown", { code: /^55/u, text: /user unknown|unknown user/u }],
]);
