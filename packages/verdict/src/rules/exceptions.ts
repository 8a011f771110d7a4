import { phrases, type Rule, table, words } from "@rollcall/providers";
import { BOX, saidOf } from "./condemning.ts";

const EXPECTS = words`need|send|expecting|say|says|issue|expected|missing|no`;
const FIRST = words`$| (command|first|before|yet|please)|[.;!/]`;
const OTHER_OWNER = words`return|reply|reply-to|originator('s)?|originating|from|mail ?from|your( own)?`;
const BAD = words`\bnot\b|n't|invalid|unknown|suspend|disabl|reject|verif|fail|bad|closed`;

/**
 * Wordings that a table below would take for something else. Each says what it would have been.
 */
export const EXCEPTIONS: readonly Rule[] = table("exception", [
  // Postfix delays client checks to RCPT; a list named in the same sentence must not win (policyd, postgrey, sqlgrey).
  [
    "greylisted",
    "greylist_word",
    phrases`
      \bgr[ae]y[ -]?list
      \bpostgrey\b
      \bsqlgrey\b
      \bgreylst
      not yet authori[sz]ed to (deliver|send)
    `,
  ],
  // Would be a block: the server's own trouble (Postfix, RFC 3463 4.3.5).
  [
    "temporary_failure",
    "server_trouble",
    {
      text: phrases`
        (client host|helo command|sender address|recipient address) rejected: server configuration
        (client host|helo command|sender address|recipient address) rejected: (temporary|internal)[ ]
        (client host|helo command|sender address) rejected: service (currently |temporarily )?unavailable
        recipient address rejected: service (currently |temporarily )?unavailable
        (client host|helo command|sender address|recipient address) rejected: (local error|try again later)
      `,
      unless: /\{DNSBL\}|\bblocked using\b/u,
    },
  ],
  [
    "temporary_failure",
    "dns_trouble",
    {
      code: /^4/u,
      text: phrases`
        \b(rdns|reverse dns|ptr|dns(bl)?|spf|dkim|dmarc) (\w{1,12} ){0,2}(temporary|temp|temperror|timeout)
        \b(rdns|reverse dns|ptr|dns(bl)?|spf|dkim|dmarc) (\w{1,12} ){0,2}(timed out|servfail)
        \btemporary (\w{1,12} ){0,3}(dns|spf|dkim|dmarc|ptr|rdns|lookup)\b
      `,
    },
  ],
  // Would be about our HELO or MAIL FROM: it is about their order (RFC 5321 §4.1.4).
  [
    "protocol_problem",
    "command_order",
    phrases`
      \b(e?helo|ehlo|hello|mail|mail from|rcpt|rcpt to|data)( command)? (is )?(first|already|before)\b
      \b(e?helo|ehlo|hello|mail|mail from|rcpt|rcpt to|data)( command)? (is )?required before\b
      \b(e?helo|ehlo|hello|mail|mail from|rcpt|rcpt to)( command)? (is )?must (come|be) (first|before)\b
      \bdata( command)? (is )?must (come|be) (first|before)\b
      \b${EXPECTS} (an? |a valid |me )?(mail|rcpt|helo|ehlo|hello)( command| from| to)?${FIRST}
      bad sequence
      nested mail
      sender already
    `,
  ],
  // Would be a block, by one word in a long explanation: it is about our HELO or sender.
  [
    "sender_rejected",
    "helo_refused",
    phrases`
      \b(invalid|bad|forged|illegal|wrong|malformed) (helo|ehlo)\b
      \b(helo|ehlo)( command| name| string)?:? (rejected|invalid|denied)
    `,
  ],
  // Would be a block ("access denied"): an administrator's table refuses our sender (Postfix access(5)).
  ["sender_rejected", "sender_access_denied", /\bsender address rejected: access denied/u],
  // The same from Sendmail, which names the address alone.
  [
    "sender_rejected",
    "sender_access_denied_at_mail",
    { stage: ["mail"], text: /^\{ADDR\}(?:\.{3}|:)? access denied/u },
  ],
  [
    "sender_rejected",
    "sender_verify_failed",
    phrases`
    \bsender verif\w{1,8} (failed|failure|error)
    callback setup failed
  `,
  ],
  ["sender_rejected", "dmarc", { text: /\bdmarc\b|unauthenticated (?:e-?mail|mail)/u, unless: /\{DNSBL\}/u }],
  // Would be trouble of its own: Postfix postscreen says so to addresses on its deny list.
  ["blocked", "postscreen_deny_list", { code: /^5/u, enhanced: /^5\.3\.2$/u, text: /^service currently unavailable/u }],
  // Would be "mailbox full": the server's own disk.
  [
    "temporary_failure",
    "server_storage",
    { code: /^4/u, text: /insufficient (?:system |disk |server )(?:storage|resources|space)/u },
  ],
  // Would be "no mailbox": the words that RFC 5321 §4.2.3 gives to a 450.
  [
    "temporary_failure",
    "rfc_450",
    {
      code: /^4/u,
      text: phrases`
        ^({ADDR}:? )?requested (mail )?action not taken[:;,]? ?-? ?mailbox (is )?unavailable( or not local)?[ .]{0,2}$
        ^({ADDR}:? )?requested (mail )?action aborted[:;,]? ?-? ?mailbox (is )?unavailable( or not local)?[ .]{0,2}$
        ^({ADDR}:? )?requested (mail )?action not taken[:;,]? ?-? ?mailbox (is )?busy( or not local)?[ .]{0,2}$
        ^({ADDR}:? )?requested (mail )?action aborted[:;,]? ?-? ?mailbox (is )?busy( or not local)?[ .]{0,2}$
        ^({ADDR}:? )?requested (mail )?action not taken[:;,]? ?-? ?mailbox (is )?temporarily( or not local)?[ .]{0,2}$
        ^({ADDR}:? )?requested (mail )?action aborted[:;,]? ?-? ?mailbox (is )?temporarily( or not local)?[ .]{0,2}$
        ^({ADDR}:? )?requested (mail )?action (not taken|aborted)[:;,]? ?( or not local)?[ .]{0,2}$
        ^({ADDR}:? )?(-? ?mailbox (is )?(unavailable|busy|temporarily))?( or not local)?[ .]{0,2}$
      `,
    },
  ],
  // Would be our sender's verification: the recipient's failed, and Exim says why.
  [
    "no_mailbox",
    "recipient_verify_failed",
    phrases`
      \b(unrout(e)?able address|unknown user|user unknown)\b.{0,40}recipient verif\w{1,8} failed
      \bno such user\b.{0,40}recipient verif\w{1,8} failed
    `,
  ],
  // Would be a block: it is about relaying, whoever may not do it.
  [
    "domain_not_served",
    "not_permitted_to_relay",
    {
      text: /not (?:currently )?(?:permitted|allowed|authori[sz]ed|able) to (?:use .{0,20})?relay/u,
      unless: /\{DNSBL\}|black|spam/u,
    },
  ],
  [
    "domain_not_served",
    "relaying_denied_from",
    {
      text: /\brelaying (?:is )?(?:denied|not allowed|not permitted|prohibited) from your\b/u,
      unless: /\{DNSBL\}|black|spam/u,
    },
  ],
  [
    "domain_not_served",
    "relaying_denied_to_nameless",
    /^(?:\{ADDR\}[. ]{0,5})?relaying denied\. ip name (?:lookup failed|possibly forged)/u,
  ],
  // Would be a block: an administrator's table refuses this recipient, which may well exist (Postfix access(5)).
  [
    "policy_refusal",
    "recipient_access_denied",
    phrases`
      (all )?recipient (address(es)? )?(was |were |is )?rejected ?: ?(access denied|banned recipient)
      (all )?recipient (address(es)? )?(was |were |is )?rejected ?: ?blocked by
    `,
  ],
  // Would be "no mailbox": a policy code beside the bare standard words (GMX says it to addresses that it blocks).
  [
    "policy_refusal",
    "unavailable_by_policy",
    { enhanced: /^5\.7\./u, text: /^(?:requested action not taken: )?mailbox unavailable\.?$/u },
  ],
  ["policy_refusal", "banned_recipient", /banned recipient/u],
  // Would be "disabled": somebody reads it just now.
  [
    "temporary_failure",
    "mailbox_in_use",
    phrases`
      \bmail ?box (is )?(currently |temporarily )?(busy|in use)
      \b(mail ?box|account|user|recipient|address)\b.{0,20}\blocked\b.{0,24}(later|again|moment|temporar)
      \baddressee\b.{0,20}\blocked\b.{0,24}(later|again|moment|temporar)
      \btemporarily locked
    `,
  ],
  // Would be a block ("blocked"): the mailbox is.
  ["mailbox_disabled", "mailbox_blocked", saidOf(BOX, "(?:b?locked)")],
  [
    "mailbox_disabled",
    "recipient_blocked",
    { whole: true, text: /^(?:\{ADDR\}:? )?recipient address rejected: (?:blocked|locked)\.?$/u },
  ],
  // Would be "no mailbox": the answer of a server behind is not there yet (Postfix address verification).
  [
    "temporary_failure",
    "verification_pending",
    phrases`
      unverified address
      verification (is )?in progress
      verify callout
      (unable|failed|cannot|can't) (to )?(complete|perform|do) (\w{1,12} ){0,2}(verif|callout|lookup)
      (could not|couldn't) (to )?(complete|perform|do) (\w{1,12} ){0,2}(verif|callout|lookup)
    `,
  ],
  // Would be "no mailbox": Postfix probed, and the trouble was on the way.
  [
    "temporary_failure",
    "undeliverable_by_trouble",
    phrases`
      undeliverable address: (mail for|mail transport|lost connection|connect to|conversation with)
      undeliverable address: delivery temporarily
      undeliverable address: host or domain name not found. name service error .{0,60}try again
      undeliverable address: (timed out|connection (timed|refused)|temporary)
    `,
  ],
  // Would be "unknown": a placeholder for a missing reason.
  [
    "temporary_failure",
    "unknown_error",
    { code: /^4/u, text: /\bunknown (?:error|problem|reason|failure|address type)\b/u },
  ],
  // Would be "no mailbox": another name for the sender's address, or for our host.
  [
    "sender_rejected",
    "our_address",
    phrases`
      \b${OTHER_OWNER} (e-?mail )?(address|account|mailbox)\b(?! (list|book)).{0,40}${BAD}
      \b(address|user|account) in (the )?(mail ?)?(from|sender|return|envelope)\b
      verify that your
      your mail ?server says
    `,
  ],
  [
    "blocked",
    "our_name",
    phrases`
      \b(ip address|(client|server|host|helo) ?name)( \[?{IP}\]?)?.{0,24}(not found|unknown|invalid)
      \b(ip address|(client|server|host|helo) ?name)( \[?{IP}\]?)?.{0,24}not (be )?(found|resolve)
      \bip address( \[?{IP}\]?)?.{0,24}(does not|doesn't|not) (exist|resolve|match)
      \b(client|server|host|helo) ?name( \[?{IP}\]?)?.{0,24}(does not|doesn't|not) (exist|resolve|match)
      \b(invalid|bad|illegal|forged) host ?name
      (exist|found|listed|resolve|registered) in (the )?dns\b
    `,
  ],
  [
    "recipient_restricted",
    "senders_list",
    /\b(?:allowed|authori[sz]ed|approved|permitted|accepted|safe|trusted) senders?(?: list)?\b/u,
  ],
  // Would be "no mailbox": it is about the sender's domain or address, with a recipient's words.
  [
    "sender_rejected",
    "sender_domain",
    phrases`
      sender('s|s)? (e-?mail )?(domain|address|${BOX})?.{0,40}(does not|doesn't|not) exist
    `,
  ],
]);
