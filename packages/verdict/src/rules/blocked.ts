import { phrases, type Rule, table, words } from "@rollcall/providers";
import { TROUBLE } from "./words.ts";

const ABOUT_US = words`
  your|sending|source|connecting|remote|client|this|originating|sender('s)?|smtp client
`;
const OUR_HOST = words`
  ip|ips|host|mta|network|mail ?server|mail-?host|smtp server|server|machine|net|subnet|isp
  address range|provider|relay|system|country|location|asn
`;
const REFUSED = words`
  block(ed|ing)?|banned|refused|denied|rejected|bad|reputation|spam|listed|black
  not (authori[sz]ed|allowed|permitted|accepted|trusted|welcome)|suspicious|abus|disallowed|forbidden
  prohibited|restricted|infected|compromised|bann?
`;

const OUR_MACHINE = words`ips?|host( ?name)?|server|mta|network|isp|mail-?server`;
const A_CLIENT = words`ip( address)?|client( host)?|host|connection from`;
const OUR = words`your|sending|connecting|originating|client`;
const UNAVAILABLE = words`unavailable|not available|closed|inaccessible|not reachable|unreachable`;
const OUR_PLACE = words`network|host|server|ip|domain|system|provider|country|client|location`;
const TURNED_AWAY = words`
  block|banned|refused|denied|rejected|blacklisted
  not (allowed|permitted|authori[sz]ed|accepted|welcome)|suspicious|abus|spamm
`;
const BEEN = words`is|was|are|has been|been|temporarily|permanently|currently`;
const STOPPED = words`
  denied|refused|rejected|blocked|not (be )?(accepted|allowed|permitted)|disabled|prohibited|suspended
  weren't sent|deferred
`;
const FROM_US = words`
  your|this|that|these|those|ip|hosts?|servers?|machines?|networks?|dynamic|dial|{IP}|{HOST}|{ADDR}|\[
`;
const TRAFFIC = words`access|connections?|service|sessions?|smtp|e-?mails?|messages?|traffic`;
const FROM_HOSTS = words`
  your|this|that|these|those|ip|hosts?|servers?|machines?|networks?|dynamic|dial|residential|{IP}
  {HOST}|\[
`;
const TAKE_IN = words`accept(ed|ing)?|allow(ed)?|receive|take`;
const NEVER = words`not|never|no longer|refuse to|n't|cannot`;

/** Our IP address, host or network is refused, even at RCPT (Postfix delays such rejections). */
export const BLOCKED: readonly Rule[] = table("blocked", [
  ["blocked", "block_list_named", /\{DNSBL\}/u],
  [
    "blocked",
    "block_list",
    phrases`
      \b(black|block|deny|ban|bad|drop|kill)[ _-]?list(ed|ing|s)?\b
      schwarze liste
      liste? noire
      lista (negra|nera)
    `,
  ],
  [
    "blocked",
    "list_acronym",
    phrases`
      \b(rbl|rbls|dnsbl|rhsbl|dnsrbl|sbl|xbl|pbl|surbl|uribl|sbrs|senderbase|sender ?score|spamhaus)\b
      \b(spamcop|sorbs|njabl|dsbl|ordb|uceprotect|spamrats|invaluement|backscatterer|cloudmark|csi)\b
      \b(trustedsource|brightmail|barracuda reputation)\b
    `,
  ],
  ["blocked", "listed_at", /(?<!not )(?<!not been )\blisted (?:at|in|on|by|as)\b/u],
  [
    "blocked",
    "our_host_refused",
    phrases`
      \b${ABOUT_US} (\w{1,16} ){0,2}${OUR_HOST}\b.{0,80}?\b${REFUSED}
    `,
  ],
  [
    "blocked",
    "unavailable_to_us",
    phrases`
      \b${UNAVAILABLE} (to|for|from) your (\w{1,12} )?${OUR_PLACE}\b
    `,
  ],
  // Any complaint that servers also make about mailboxes.
  [
    "blocked",
    "our_host_in_trouble",
    phrases`
      \b${OUR} (smtp |mail |ip )?${OUR_MACHINE}( \[?\{(IP|HOST)\}\]?)?( (is|was|has been))? ${TROUBLE}
      \b${A_CLIENT} \[?{IP}\]?( (is|was|has been))? ${TROUBLE}
    `,
  ],
  [
    "blocked",
    "refused_host",
    phrases`
      \b(blocked|banned|refused|refusing|denied) (\w{1,14} ){0,4}(${ABOUT_US} )(\w{1,12} )?${OUR_HOST}\b
      \b(rejected|rejecting|reject|blocking) (\w{1,14} ){0,4}(${ABOUT_US} )(\w{1,12} )?${OUR_HOST}\b
      \b(deferred|deferring|blacklisting|bad) (\w{1,14} ){0,4}(${ABOUT_US} )(\w{1,12} )?${OUR_HOST}\b
      \bsuspicious (\w{1,14} ){0,4}(${ABOUT_US} )(\w{1,12} )?${OUR_HOST}\b
    `,
  ],
  // Before MAIL a lookup can only be about our host.
  ["blocked", "dns_at_connect", { stage: ["connect", "ehlo"], text: /\bdns\b|\blook-?up\b|\bresolv/u }],
  [
    "blocked",
    "banned",
    phrases`
      \bbanned (sender|sending|ip|host|address|network|by|for|from|due|{IP}|{HOST}|{ADDR}|\[)
      \b(is|been|are|was|were|got|temporarily|permanently|ip|address) (\w{1,12} )?banned\b
      ^banned\b
      \bban(ned)? list
    `,
  ],
  [
    "blocked",
    "ip_refused",
    phrases`
      ({IP}|from {HOST})[\])]{0,2}:?\d{0,5}( \w{1,12}){0,3} (${BEEN} )?${TURNED_AWAY}
    `,
  ],
  [
    "blocked",
    "refused_from_ip",
    phrases`
      (block(ed|ing)?|refus(ed|ing)) (\w{1,14} ){0,4}(from|for|by)( \w{1,10}){0,3} ?[([]{0,2}({IP}|ip\b)
      (den(ied|ying)|reject(ed|ing)?) (\w{1,14} ){0,4}(from|for|by)( \w{1,10}){0,3} ?[([]{0,2}({IP}|ip\b)
      (not accept(ed|ing)?|accept no) (\w{1,14} ){0,4}(from|for|by)( \w{1,10}){0,3} ?[([]{0,2}({IP}|ip\b)
      no (\w{1,14} ){0,4}(from|for|by)( \w{1,10}){0,3} ?[([]{0,2}({IP}|ip\b)
    `,
  ],
  [
    "blocked",
    "client_host_rejected",
    phrases`
      \bclient host\b.{0,120}(rejected|blocked|denied)
      \b(client|host|connection) (\{(IP|HOST|ADDR)\} ?|\[{IP}\] ?){0,2}(is |was |has been )?rejected\b
      \bserver (\{(IP|HOST|ADDR)\} ?|\[{IP}\] ?){0,2}(is |was |has been )?rejected\b
    `,
  ],
  [
    "blocked",
    "connection_refused",
    phrases`
      \b${TRAFFIC} (\w{1,12} ){0,3}(from|to|for|by) ${FROM_US}.{0,80}${STOPPED}
    `,
  ],
  [
    "blocked",
    "not_accepting_from",
    phrases`
      ${NEVER} (be )?${TAKE_IN} (\w{1,12} ){0,3}(from|by) ${FROM_HOSTS}
    `,
  ],
  [
    "blocked",
    "connection_word",
    {
      unless: /^connection (?:refused|timed out|reset)|connect to/u,
      enhanced: /^(?!4\.4)/u,
      text: phrases`
        \b(connection|session)s?,? (\w{1,14} ){0,2}(refused|rejected|denied|blocked|dropped|not accepted)\b
        \b(connection|session)s?,? (\w{1,14} ){0,2}disallowed\b
        e?smtp not accepting
        not accepting connections
        refus(ed|ing) (your |the )?connection
      `,
    },
  ],
]);

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
