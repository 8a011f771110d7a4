import { phrases, type Rule, table, words } from "@rollcall/providers";
import { before, BEGIN, BOX, END, saidOf } from "./condemning.ts";

const OFF = words`
  disabled|deactivated|de-activated|inactive|inactivated|suspended|expired|closed|cancel?led|terminated|discontinued
  frozen|dormant|retired|decommissioned|deprovisioned|unactivated|revoked|abandoned|defunct|inoperative|under suspension
  (switched|turned) off|(put )?on hold|locked out|blocked due to inactivity|locked due to inactivity|disabled or not yet active
  (not|no longer|isn't) (active|activated|enabled|in service)|no longer accepts? (e-?mails?|mails?|messages)
`;

/** What a server may say of how or why it was switched off. */
const SINCE = words`
  (?= (permanently|administratively|for this recipient|as unread|since|after|by (the|its|our) (owner|administrator|admin)))
  (?= (due to|because of|for) (\w{1,12} )?(in-?activity|non-?payment|abuse|non-?use))
  (?= for (more than|over) \d)
`;

const OFF_NOW = words`((permanently|administratively|already|automatically) )?${OFF}`;
const END_OR_SINCE = words`${END}|${SINCE}`;

/** It was there, and is switched off. */
export const MAILBOX_DISABLED: readonly Rule[] = table("disabled", [
  ["mailbox_disabled", "box_off", saidOf(BOX, OFF_NOW, END_OR_SINCE)],
  ["mailbox_disabled", "addr_off", saidOf("\\{ADDR\\}", OFF_NOW, END_OR_SINCE)],
  ["mailbox_disabled", "addr_is_off", phrases`{ADDR}:? is (now )?an? ${OFF} (${BOX} ?)?${BOX}${END}`],
  ["mailbox_disabled", "off_box", before(OFF, BOX)],
  [
    "mailbox_disabled",
    "bare",
    { whole: true, text: phrases`^({ADDR}:? )?(recipient address (is )?rejected: )?(is )?${OFF}\.?$` },
  ],
  [
    "mailbox_disabled",
    "subject_off",
    phrases`
      ${BEGIN}((in)?coming )?(mail|delivery|e-?mails?) (to|for) (this|the|that|{ADDR}) ?${BOX}? (is|has been|was) ${OFF}${END}
    `,
  ],
]);

/** It exists, and is closed to strangers. */
export const RESTRICTED: readonly Rule[] = table("restricted", [
  [
    "recipient_restricted",
    "auth_required",
    /authrequired|resolver\.rst\.(?:not|auth|sender|recip)|sendernotauthenticated|notauthori[sz]edtosend/u,
  ],
  [
    "recipient_restricted",
    "not_allowed_to_send_to",
    /(?:not|n't) (?:been )?(?:allowed|permitted|authori[sz]ed|have permission|have (?:the )?(?:necessary )?permissions?|accepted) (?:to (?:send|post|mail|deliver|write|submit|email) ?(?:mail|e-?mail|messages?)? ?(?:to|in) (?:this|the|that|\{ADDR\}|external) ?(?:user|recipient|list|group|address|mailbox|distribution|e-?mail|conference)?|.{0,20}to (?:this|that) (?:list|group|recipient|mailbox|address))/u,
  ],
  [
    "recipient_restricted",
    "only_from",
    /\b(?:only )?(?:accepts?|allows?|receives?|takes?|permits?) (?:e?-?mails?|messages?|deliver(?:y|ies)|incoming)? ?(?:only )?(?:from|by) (?:\w{1,12} ){0,3}(?:authori[sz]ed|authenticated|internal|known|specific|certain|members|subscribers|listed|approved|trusted|inside|local|within|people|senders|selected)|(?:internal|authenticated|authori[sz]ed|approved|trusted|known|subscribed) (?:senders|users|members|addresses) only|(?:members|subscribers|internal (?:use|mail|senders?))[ -]only|for internal (?:use|mail)|(?:does not|doesn't|not|cannot|can't|can not) (?:accept|allow|receive|permit)\w{0,3} (?:any )?(?:\w{1,10} ){0,2}(?:e?-?mails?|messages?) from (?:outside|external|the internet|strangers|the outside|unknown|non-?members|anonymous|unauthenticated|this sender|you\b)|(?:external|outside|internet) (?:mail|e-?mail|senders?|messages?) (?:is |are )?(?:not|prohibited|blocked|refused)/u,
  ],
  [
    "recipient_restricted",
    "accepts_only",
    phrases`
      \b(user|recipient|mailbox|address|account|list|group) (only )?(accepts|reads|takes|receives) only\b
      \b(user|recipient|mailbox|address|account|list|group) only (accepts|reads|takes|receives)\b
    `,
  ],
  [
    "recipient_restricted",
    "recipient_preferences",
    /recipient(?:'s)? (?:preferences?|settings|policy|has refused|refuses|refused|does not (?:accept|want|wish|allow)|doesn't (?:accept|want|wish|allow)|has (?:chosen|opted|blocked|requested)|only accepts|restrict)|user (?:has )?(?:refuse[sd]|rejected|declined|does(?:n't| not) (?:want|accept|wish)|blocked you|has blocked)|refuse[sd]? to receive|delivery restrict|restricted (?:recipient|address|list|group|mailbox|user)|(?:recipient|address|mailbox|list|group) (?:is )?restricted|moderat(?:ed|or|ion)|challenge.?response|opted out|do(?:es)? not (?:wish|want) to receive|unsubscribed|private (?:list|group|address)|has blocked (?:you|the sender|this sender|your)/u,
  ],
  [
    "recipient_restricted",
    "enhanced_5_7_restricted",
    { enhanced: /^5\.7\.(?:12|13[3-6]|124|129|2)$/u, unless: /\[ts|\bbl\d/u },
  ],
]);
