import { phrases, type Rule, table, words } from "@rollcall/providers";

const BAD = words`
  invalid|bad|unknown|failed|nonexist(ent|ing|ant)|non-exist(ent|ing|ant)|not existing|wrong
  undeliverable|incorrect|inexistent|unresolvable|unauthori[sz]ed|rejected|illegal|non-?local
`;
const RECIPIENTS = words`
  recipients?|users?|address(es)?|rcpts?|rcpt to|mailbox(es)?|accounts?|destinations?
`;

const DO_NOT = words`do not|don't|that do not|which do not|who do not|not`;
const RECIPIENTS_THAT = words`recipients|users|addresses|mailboxes`;

/** Too many unknown recipients: a stop sign for the site. */
export const HARVEST: readonly Rule[] = table("harvest", [
  [
    "harvest_guard",
    "too_many_bad_recipients",
    phrases`
      (too many|excessive) (\w{1,12} ){0,4}?${BAD} (\w{1,10} ){0,2}${RECIPIENTS}
      (high (number|rate|volume) of|number of) (\w{1,12} ){0,4}?${BAD} (\w{1,10} ){0,2}${RECIPIENTS}
      (large (number|amount) of|lots of|so many) (\w{1,12} ){0,4}?${BAD} (\w{1,10} ){0,2}${RECIPIENTS}
      (many|multiple|maximum) (\w{1,12} ){0,4}?${BAD} (\w{1,10} ){0,2}${RECIPIENTS}
    `,
  ],
  [
    "harvest_guard",
    "count_of_bad_recipients",
    phrases`
      \b(exceed(s|ed|ing)?|reached|over) (\w{1,12} ){0,3}${BAD} ${RECIPIENTS} (count|limit|threshold|rate|number)
      ${BAD} ${RECIPIENTS} (count|limit|threshold|number) (\w{1,12} ){0,2}(exceeded|reached|limit)
    `,
  ],
  [
    "harvest_guard",
    "addresses_that_do_not_exist",
    phrases`
      (too many|many|number of) (\w{1,12} ){0,5}${RECIPIENTS_THAT} (\w{1,8} ){0,2}${DO_NOT} exist
    `,
  ],
  ["harvest_guard", "sulking", /\bsulking\b/u],
  [
    "harvest_guard",
    "harvest",
    phrases`
      \b(directory|address|e-?mail|namespace) (harvest|mining|enumeration|probing|scan)
      \bharvest(ing|er|ers)?\b
      \bdictionary (attack|spam)
      \bdhap?\b
      address enumeration
      user enumeration
      brute ?force
    `,
  ],
  [
    "harvest_guard",
    "bounce_ratio",
    /(?:bounce|invalid recipient|bad recipient|failure|unknown user) (?:rate|ratio|percentage|threshold)/u,
  ],
]);
