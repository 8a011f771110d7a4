import { phrases, type Rule, table, words } from "@rollcall/providers";
import { before, BEGIN, BOX, END, saidOf } from "./condemning.ts";

const OFF = words`
  disabled|deactivated|de-activated|inactive|inactivated|suspended|expired|closed|cancel?led|terminated|discontinued
  frozen|dormant|retired|decommissioned|deprovisioned|unactivated|revoked|abandoned|defunct
  inoperative|under suspension
  (switched|turned) off|(put )?on hold|locked out|blocked due to inactivity|locked due to inactivity
  disabled or not yet active
  (not|no longer|isn't) (active|activated|enabled|in service)|no longer accepts? (e-?mails?|mails?|messages)
`;

/** How or why it was disabled. */
const SINCE = words`
  (?= (permanently|administratively|for this recipient|as unread|since|after))
  (?= by (the|its|our) (owner|administrator|admin))
  (?= (due to|because of|for) (\w{1,12} )?(in-?activity|non-?payment|abuse|non-?use))
  (?= for (more than|over) \d)
`;

const OFF_NOW = words`((permanently|administratively|already|automatically) )?${OFF}`;
const END_OR_SINCE = words`${END}|${SINCE}`;

const ENTITLED = words`
  allowed|permitted|authori[sz]ed|have permission|have (the )?(necessary )?permissions?|accepted
`;
const CLOSED_PLACE = words`user|recipient|list|group|address|mailbox|distribution|e-?mail|conference`;
const WRITE = words`send|post|mail|deliver|write|submit|email`;
const PLACE = words`list|group|recipient|mailbox|address`;
const INSIDERS = words`
  authori[sz]ed|authenticated|internal|known|specific|certain|members|subscribers|listed|approved
  trusted|inside|local|within|people|senders|selected
`;
const MAILS = words`e?-?mails?|messages?|deliver(y|ies)|incoming`;
const TAKES = words`accepts?|allows?|receives?|takes?|permits?`;
const STRANGERS = words`
  outside|external|the internet|strangers|the outside|unknown|non-?members|anonymous|unauthenticated
  this sender|you\b
`;
const DOES_NOT = words`does not|doesn't|not|cannot|can't|can not`;

const WHOM = words`(this|the|that|{ADDR}) ?${BOX}?`;

/** The mailbox is disabled. */
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
      ${BEGIN}(incoming )?(mail|delivery|e-?mails?) (to|for) ${WHOM} (is|has been|was) ${OFF}${END}
    `,
  ],
]);

/** The mailbox exists but does not accept mail from us. */
export const RESTRICTED: readonly Rule[] = table("restricted", [
  [
    "recipient_restricted",
    "auth_required",
    phrases`
      authrequired
      resolver\.rst\.(not|auth|sender|recip)
      sendernotauthenticated
      notauthori[sz]edtosend
    `,
  ],
  [
    "recipient_restricted",
    "not_allowed_to_send_to",
    phrases`
      (not|n't) (been )?${ENTITLED} to ${WRITE} ?(mail|e-?mail|messages?)? ?(to|in) this ?${CLOSED_PLACE}?
      (not|n't) (been )?${ENTITLED} to ${WRITE} ?(mail|e-?mail|messages?)? ?(to|in) the ?${CLOSED_PLACE}?
      (not|n't) (been )?${ENTITLED} to ${WRITE} ?(mail|e-?mail|messages?)? ?(to|in) that ?${CLOSED_PLACE}?
      not (been )?${ENTITLED} to ${WRITE} ?(mail|e-?mail|messages?)? ?(to|in) {ADDR} ?${CLOSED_PLACE}?
      n't (been )?${ENTITLED} to ${WRITE} ?(mail|e-?mail|messages?)? ?(to|in) {ADDR} ?${CLOSED_PLACE}?
      not (been )?${ENTITLED} to ${WRITE} ?(mail|e-?mail|messages?)? ?(to|in) external ?${CLOSED_PLACE}?
      n't (been )?${ENTITLED} to ${WRITE} ?(mail|e-?mail|messages?)? ?(to|in) external ?${CLOSED_PLACE}?
      (not|n't) (been )?${ENTITLED} .{0,20}to (this|that) ${PLACE}
    `,
  ],
  [
    "recipient_restricted",
    "only_from",
    phrases`
      \b(only )?${TAKES} ${MAILS}? ?(only )?(from|by) (\w{1,12} ){0,3}${INSIDERS}
      (internal|authenticated|authori[sz]ed|approved|trusted|known) (senders|users|members|addresses) only
      subscribed (senders|users|members|addresses) only
      (members|subscribers|internal (use|mail|senders?))[ -]only
      for internal (use|mail)
      ${DOES_NOT} (accept|allow)\w{0,3} (any )?(\w{1,10} ){0,2}(e?-?mails?|messages?) from ${STRANGERS}
      ${DOES_NOT} (receive|permit)\w{0,3} (any )?(\w{1,10} ){0,2}(e?-?mails?|messages?) from ${STRANGERS}
      (external|outside|internet) (mail|e-?mail|senders?) (is |are )?(not|prohibited|blocked|refused)
      (external|outside|internet) messages? (is |are )?(not|prohibited|blocked|refused)
    `,
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
    phrases`
      recipient('s)? (preferences?|settings|policy|has refused|refuses|refused)
      recipient('s)? (does not (accept|want|wish|allow)|doesn't (accept|want|wish|allow))
      recipient('s)? (has (chosen|opted|blocked|requested)|only accepts|restrict)
      user (has )?(refuse[sd]|rejected|declined|does(n't| not) (want|accept|wish)|blocked you|has blocked)
      refuse[sd]? to receive
      delivery restrict
      restricted (recipient|address|list|group|mailbox|user)
      (recipient|address|mailbox|list|group) (is )?restricted
      moderat(ed|or|ion)
      challenge.?response
      opted out
      do(es)? not (wish|want) to receive
      unsubscribed
      private (list|group|address)
      has blocked (you|the sender|this sender|your)
    `,
  ],
  [
    "recipient_restricted",
    "enhanced_5_7_restricted",
    { enhanced: /^5\.7\.(?:12|13[3-6]|124|129|2)$/u, unless: /\[ts|\bbl\d/u },
  ],
]);
