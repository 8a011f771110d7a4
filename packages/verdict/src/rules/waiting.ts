import { type Rule, table } from "@rollcall/providers";

/** Come back later, on purpose (RFC 6647). The word itself is in exceptions.ts; these are servers that don't use it. */
export const GREYLISTED: readonly Rule[] = table("greylist", [
  [
    "greylisted",
    "not_yet_authorized",
    /not yet authori[sz]ed to (?:deliver|send)|first (?:time|delivery|attempt|contact)|(?:intended|intentional(?:ly)?) (?:policy )?(?:reject|defer|delay|temporar)|unknown (?:sender )?triplet|new (?:sender|triplet|tuple)|delayed? (?:by|for|due to) (?:\w{1,10} ){0,2}(?:policy|anti-?spam)|auto(?:matic)?[ -]?whitelist/u,
  ],
  [
    "greylisted",
    "come_back",
    {
      code: /^4/u,
      text: /(?:come back|back again|re-?try|try again|resend|send again|try|wait|reconnect|deferred|delayed|delay)[, ](?:\w{1,8} ){0,3}(?:in|after|for|within|at least)? ?(?:another |about |at least )?(?:\d{1,5} ?(?:s|sec|secs|seconds?|m|min|mins|minutes?|h|hours?)\b|\d{1,2}:\d\d:\d\d|a (?:few )?(?:minutes?|moments?))/u,
      unless:
        /\b(?:error|failure|problem|busy|unavailable|load|resources?|limit|too many|too much|quota|maintenance|fail(?:ed)?|trouble)\b/u,
    },
  ],
]);

/** It exists, and receives too much just now. */
export const BUSY: readonly Rule[] = table("busy", [
  [
    "recipient_busy",
    "receiving_rate",
    /\b(?:recipient|user|mailbox|account|you are trying|addressee)\b.{0,60}\b(?:receiv(?:ing|es) (?:e?-?mails?|messages?|too|a lot)|(?:message|receiving|receive|incoming|inbound|mail) (?:rate|limit)|exceeded (?:the )?(?:message|receiving|hourly|daily|incoming|maximum) (?:\w{1,10} ){0,2}(?:rate|limit))/u,
  ],
  [
    "recipient_busy",
    "too_much_for_recipient",
    /too (?:many|much) (?:recent |new |incoming )?(?:messages?|mails?|e-?mails?|traffic) (?:\w{1,8} ){0,2}(?:to|for) (?:this|the|that|your|\{ADDR\}) ?(?:user|recipient|mailbox|account|address)?|\{ADDR\}:? too many recent messages|recipient .{0,20}(?:rate|volume) (?:limit|exceed)/u,
  ],
  // Exchange Online, of a mailbox that takes much at the same time.
  ["recipient_busy", "thread_limit", /\brecipient thread limit\b/u],
  ["recipient_busy", "enhanced_5_2_12x", { enhanced: /^[45]\.2\.12[12]$/u }],
]);

/** The server has a problem, or says so. A 5xx that asks to try again is believed: it condemns nobody. */
export const TEMPORARY: readonly Rule[] = table("temporary", [
  [
    "temporary_failure",
    "try_later",
    /\b(?:try(?:ing)?(?: again| it)?|re-?try|retrying|resend|come back|send again|re-?submit|attempt) (?:your message |the message |it |again |sending |delivery ){0,2}(?:later|in a (?:few|little|while)|after (?:some|a)|at a later|soon|another time)\b/u,
  ],
  // Of a mailbox that is there at other times. "Check the address and try again" is no such word.
  [
    "temporary_failure",
    "not_now",
    {
      text: /\b(?:at (?:this|the) (?:time|moment)|right now|just now|for now)\b|\bmaintenance\b|[,;] (?:please )?(?:re-?)?try(?: again)?(?: later)?[.!]?$|\bstatus (?:is )?unknown\b/u,
      unless:
        /\b(?:disabled|suspended|closed|deactivated|no such|(?:user|recipient) unknown|unknown user|not exist|check|verify the|spelling|correct)\b/u,
    },
  ],
  // A look-up that failed is no look-up that found nobody.
  [
    "temporary_failure",
    "look_up_failed",
    /\b(?:look-?up|check|verification|validation) (?:temporarily )?(?:failed|failure|error)\b.{0,40}\b(?:try again|retry|later|timed? ?out|unreachable|server|ldap|database)\b|\b(?:server|backend|service|database) (?:is |was )?(?:currently )?(?:unreachable|not reachable|not responding|offline)\b|\blook-?up (?:has )?(?:returned|ended|failed with) (?:with )?an error\b/u,
  ],
  [
    "temporary_failure",
    "temporarily",
    /\b(?:temporar(?:y|il(?:y|l))|transient|momentarily|currently|presently)\b(?: \w{1,12}){0,2} (?:unavailable|not available|unable|fail|error|problem|local|system|unreachable|inaccessible|out of|defer|can ?not|down|offline|condition|lookup|dns|resource|server|suspended due|reject|disrupt|overload|issue|trouble|block of|refus|unresolvable|not possible|halted|outage|internal)|\btemporary (?:\w{1,12} ){0,2}(?:failure|error|problem)|\btempfail|\btemp(?:orary)?[ _-]?fail/u,
  ],
  [
    "temporary_failure",
    "server_problem",
    {
      code: /^4/u,
      text: /\b(?:local error|internal (?:server )?error|server (?:error|busy|configuration|problem|unavailable|too busy|overloaded)|system (?:resources|storage|error|busy|problem|not accepting|incorrectly|load)|insufficient (?:system|disk|resources?|storage|space on)|out of memory|database|ldap|backend|upstream|lookup (?:failed|error|failure)|dns (?:error|failure|timeout|problem|lookup|server)|timed? ?out|timeout|queue (?:unavailable|full|file)|load (?:average|too high)|overload(?:ed)?|maintenance|shutting down|shutdown|lost connection|connection (?:expired|lost|reset|closed)|no route to host|license|not (?:currently )?available|home directory)\b/u,
    },
  ],
  [
    "temporary_failure",
    "server_problem_5xx",
    {
      code: /^5/u,
      text: /\b(?:local error in processing|internal (?:server |system |software )?error|(?:ldap|database|directory|dns) (?:\w{1,10} ){0,2}(?:error|failure|timeout|unavailable|lookup fail\w{0,4})|insufficient (?:system )?(?:resources|storage)|timed? ?out|server (?:is )?(?:too )?busy|(?:server|system) (?:is )?(?:currently )?(?:unavailable|down|overloaded)|lookup failure|out of memory|configuration error|misconfigur\w{0,5}|disk error|i\/o error)\b/u,
    },
  ],
  [
    "temporary_failure",
    "temporary_other_languages",
    /reessayer (?:plus tard|ulterieurement)|essayer plus tard|temporairement|momentanement|(?:spater|spaeter) (?:erneut|noch|wieder|versuch|probier)|vorubergehend|voruebergehend|\b(?:zur ?zeit|derzeit|momentan|gerade gewartet|pour le moment|en maintenance|en este momento|por el momento|en mantenimiento|no momento|al momento|in questo momento|w tej chwili|op dit moment|momenteel|tijdelijk)\b|в данныи момент|сеичас|(?:intente|intentelo|intentar|reintente) .{0,16}(?:mas tarde|nuevamente)|temporalmente|tente (?:novamente|mais tarde)|temporariamente|riprova(?:re)? (?:piu tardi)|temporaneamente|sprobuj .{0,12}pozniej|tymczasow|попроб.{0,24}позже|повторите .{0,24}позже|временн/u,
  ],
]);
