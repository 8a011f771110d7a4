import { phrases, type Rule, table, words } from "@rollcall/providers";
import { BOX, saidOf } from "./condemning.ts";

const EXPECTS = words`need|send|expecting|say|says|issue|expected|missing|no`;
const FIRST = words`$| (command|first|before|yet|please)|[.;!/]`;
const OTHER_OWNER = words`return|reply|reply-to|originator('s)?|originating|from|mail ?from|your( own)?`;
const BAD = words`\bnot\b|n't|invalid|unknown|suspend|disabl|reject|verif|fail|bad|closed`;

/** Wordings that a later table would misclassify. */
export const EXCEPTIONS: readonly Rule[] = table("exception", [
  // Not a block, even if a list is named (policyd, postgrey, sqlgrey).
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
  // Not a block: the server's own problem (Postfix, RFC 3463 4.3.5).
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
  // Not about HELO or MAIL FROM but their order (RFC 5321 §4.1.4).
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
  // Not a block: our HELO or sender.
  [
    "sender_rejected",
    "helo_refused",
    phrases`
      \b(invalid|bad|forged|illegal|wrong|malformed) (helo|ehlo)\b
      \b(helo|ehlo)( command| name| string)?:? (rejected|invalid|denied)
    `,
  ],
  // Not a block: our sender is in an access(5) table (Postfix).
  ["sender_rejected", "sender_access_denied", /\bsender address rejected: access denied/u],
  // Sendmail names only the address.
  [
    "sender_rejected",
    "sender_access_denied_at_mail",
    { stage: ["mail"], text: /^\{(?:ADDR|SENDER)\}(?:\.{3}|:)? access denied/u },
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
  // Not a server problem: postscreen's deny list.
  ["blocked", "postscreen_deny_list", { code: /^5/u, enhanced: /^5\.3\.2$/u, text: /^service currently unavailable/u }],
  // Not a full mailbox: the server's disk.
  [
    "temporary_failure",
    "server_storage",
    { code: /^4/u, text: /insufficient (?:system |disk |server )(?:storage|resources|space)/u },
  ],
  // Not "no mailbox": the text of a 450 in RFC 5321 §4.2.3.
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
  // Not sender verification: Exim names the recipient's.
  [
    "no_mailbox",
    "recipient_verify_failed",
    phrases`
      \b(unrout(e)?able address|unknown user|user unknown)\b.{0,40}recipient verif\w{1,8} failed
      \bno such user\b.{0,40}recipient verif\w{1,8} failed
    `,
  ],
  // Not a block: relaying.
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
  // Not a block: the recipient, which may exist, is in an access(5) table (Postfix).
  [
    "policy_refusal",
    "recipient_access_denied",
    phrases`
      (all )?recipient (address(es)? )?(was |were |is )?rejected ?: ?(access denied|banned recipient)
      (all )?recipient (address(es)? )?(was |were |is )?rejected ?: ?blocked by
    `,
  ],
  // Not "no mailbox": GMX uses 5.7.x with the standard text for IP addresses that it blocks.
  [
    "policy_refusal",
    "unavailable_by_policy",
    { enhanced: /^5\.7\./u, text: /^(?:requested action not taken: )?mailbox unavailable\.?$/u },
  ],
  ["policy_refusal", "banned_recipient", /banned recipient/u],
  // Not disabled: locked by another session.
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
  // Not a block of us: the mailbox is blocked.
  ["mailbox_disabled", "mailbox_blocked", saidOf(BOX, "(?:b?locked)")],
  [
    "mailbox_disabled",
    "recipient_blocked",
    { whole: true, text: /^(?:\{ADDR\}:? )?recipient address rejected: (?:blocked|locked)\.?$/u },
  ],
  // Not "no mailbox": Postfix address verification is pending.
  [
    "temporary_failure",
    "verification_pending",
    phrases`
      // What its own local delivery says of the name follows: that is no pending answer.
      unverified address(?!: unknown user:)
      verification (is )?in progress
      verify callout
      (unable|failed|cannot|can't) (to )?(complete|perform|do) (\w{1,12} ){0,2}(verif|callout|lookup)
      (could not|couldn't) (to )?(complete|perform|do) (\w{1,12} ){0,2}(verif|callout|lookup)
    `,
  ],
  // Not "no mailbox": the probe of Postfix failed on the way.
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
  // "unknown" as a placeholder for a missing reason.
  [
    "temporary_failure",
    "unknown_error",
    { code: /^4/u, text: /\bunknown (?:error|problem|reason|failure|address type)\b/u },
  ],
  // Not "no mailbox": our address or host.
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
  // Not "no mailbox": the sender's domain or address.
  [
    "sender_rejected",
    "sender_domain",
    phrases`
      sender('s|s)? (e-?mail )?(domain|address|${BOX})?.{0,40}(does not|doesn't|not) exist
    `,
  ],
]);
