import type { ProviderCard } from "../card.ts";
import { phrases } from "../phrases.ts";
import { type Rule, table } from "../rule.ts";
import { ACCESS_PROVIDER } from "../usual-limits.ts";

/** T-Online. Source: postmaster.t-online.de. */
const T_ONLINE_REPLIES: readonly Rule[] = table("t-online", [
  [
    "blocked",
    "problem_occurred",
    {
      text: phrases`
        {IP}\]? ?- a problem occurred
        a problem occurred\.? \(?ask your postmaster
      `,
      anywhere: true,
    },
  ],
]);

export const T_ONLINE: ProviderCard = {
  name: "t-online",
  label: "T-Online",
  // DNS of t-online.de.
  suffixes: ["mx00.t-online.de", "mx01.t-online.de", "mx02.t-online.de", "mx03.t-online.de"],
  mailboxDomains: /^t-online\.de$/,
  limits: ACCESS_PROVIDER,
  replies: T_ONLINE_REPLIES,
};
