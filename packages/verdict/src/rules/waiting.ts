import { phrases, type Rule, table, words } from "@rollcall/providers";

const IN_A_WHILE = words`
  \d{1,5} ?(s|sec|secs|seconds?|m|min|mins|minutes?|h|hours?)\b|\d{1,2}:\d\d:\d\d
  a (few )?(minutes?|moments?)
`;
const COME_BACK = words`
  come back|back again|re-?try|try again|resend|send again|try|wait|reconnect|deferred|delayed|delay
`;
const RECEIVES_TOO_MUCH = words`
  receiv(ing|es) (e?-?mails?|messages?|too|a lot)
  (message|receiving|receive|incoming|inbound|mail) (rate|limit)
  exceeded (the )?(message|receiving|hourly|daily|incoming|maximum) (\w{1,10} ){0,2}(rate|limit)
`;
const RECIPIENT = words`recipient|user|mailbox|account|you are trying|addressee`;
const BOX = words`user|recipient|mailbox|account|address`;
const TRY_AGAIN = words`
  try(ing)?( again| it)?|re-?try|retrying|resend|come back|send again|re-?submit|attempt
`;
const LATER = words`later|in a (few|little|while)|after (some|a)|at a later|soon|another time`;
const THE_MESSAGE = words`your message|the message|it|again|sending|delivery`;
const FAILING = words`try again|retry|later|timed? ?out|unreachable|server|ldap|database`;
const CHECK = words`look-?up|check|verification|validation`;
const OUT_OF_ORDER = words`
  unavailable|not available|unable|fail|error|problem|local|system|unreachable|inaccessible|out of
  defer|can ?not|down|offline|condition|lookup|dns|resource|server|suspended due|reject|disrupt
  overload|issue|trouble|block of|refus|unresolvable|not possible|halted|outage|internal
`;
const TEMPORARILY = words`temporar(y|il(y|l))|transient|momentarily|currently|presently`;

/** Greylisting (RFC 6647) without the word, which is in exceptions.ts. */
export const GREYLISTED: readonly Rule[] = table("greylist", [
  [
    "greylisted",
    "not_yet_authorized",
    phrases`
      not yet authori[sz]ed to (deliver|send)
      first (time|delivery|attempt|contact)
      (intended|intentional(ly)?) (policy )?(reject|defer|delay|temporar)
      unknown (sender )?triplet
      new (sender|triplet|tuple)
      delayed? (by|for|due to) (\w{1,10} ){0,2}(policy|anti-?spam)
      auto(matic)?[ -]?whitelist
    `,
  ],
  [
    "greylisted",
    "come_back",
    {
      code: /^4/u,
      text: phrases`
        ${COME_BACK}[, ](\w{1,8} ){0,3}(in|after|for|within) ?(another |about |at least )?${IN_A_WHILE}
        ${COME_BACK}[, ](\w{1,8} ){0,3}(at least|) ?(another |about |at least )?${IN_A_WHILE}
      `,
      unless: phrases`
        \b(error|failure|problem|busy|unavailable|load|resources?|limit|too many|too much|quota)\b
        \b(maintenance|fail(ed)?|trouble)\b
      `,
    },
  ],
]);

/** The mailbox exists and is over its receiving limit. */
export const BUSY: readonly Rule[] = table("busy", [
  [
    "recipient_busy",
    "receiving_rate",
    phrases`
      \b${RECIPIENT}\b.{0,60}\b${RECEIVES_TOO_MUCH}
    `,
  ],
  [
    "recipient_busy",
    "too_much_for_recipient",
    phrases`
      too (many|much) (recent |new |incoming )?messages? (\w{1,8} ){0,2}(to|for) (this|the|that) ?${BOX}?
      too (many|much) (recent |new |incoming )?messages? (\w{1,8} ){0,2}(to|for) (your|{ADDR}) ?${BOX}?
      too (many|much) (recent |new |incoming )?mails? (\w{1,8} ){0,2}(to|for) (this|the|that) ?${BOX}?
      too (many|much) (recent |new |incoming )?mails? (\w{1,8} ){0,2}(to|for) (your|{ADDR}) ?${BOX}?
      too (many|much) (recent |new |incoming )?e-?mails? (\w{1,8} ){0,2}(to|for) (this|the|that) ?${BOX}?
      too (many|much) (recent |new |incoming )?e-?mails? (\w{1,8} ){0,2}(to|for) (your|{ADDR}) ?${BOX}?
      too (many|much) (recent |new |incoming )?traffic (\w{1,8} ){0,2}(to|for) (this|the|that) ?${BOX}?
      too (many|much) (recent |new |incoming )?traffic (\w{1,8} ){0,2}(to|for) (your|{ADDR}) ?${BOX}?
      {ADDR}:? too many recent messages
      recipient .{0,20}(rate|volume) (limit|exceed)
    `,
  ],
  // Exchange Online: concurrent deliveries to one mailbox.
  ["recipient_busy", "thread_limit", /\brecipient thread limit\b/u],
]);

/** Temporary problems, even with a 5xx. */
export const TEMPORARY: readonly Rule[] = table("temporary", [
  [
    "temporary_failure",
    "try_later",
    phrases`
      \b${TRY_AGAIN} (${THE_MESSAGE} ){0,2}${LATER}\b
      \b(try again|re-?try) (in|after) (about )?\d{1,5} ?(s|m|h)
    `,
  ],
  // Unavailable for now. Not "check the address and try again".
  [
    "temporary_failure",
    "not_now",
    {
      text: phrases`
        \b(at (this|the) (time|moment)|right now|just now|for now)\b
        \bmaintenance\b
        [,;.!] (please )?(re-?)?try( again)?( later)?[.!]?$
        \bstatus (is )?unknown\b
      `,
      unless: phrases`
        \b(disabled|suspended|closed|deactivated|no such|(user|recipient) unknown|unknown user|not exist)\b
        \b(check|verify the|spelling|correct)\b
      `,
    },
  ],
  // A failed lookup is not a negative one.
  [
    "temporary_failure",
    "look_up_failed",
    phrases`
      \b${CHECK} (temporarily )?(failed|failure|error)\b.{0,40}\b${FAILING}\b
      \b(server|backend|service|database) (is |was )?(currently )?(unreachable|not reachable)\b
      \b(server|backend|service|database) (is |was )?(currently )?(not responding|offline)\b
      \blook-?up (has )?(returned|ended|failed with) (with )?an error\b
    `,
  ],
  [
    "temporary_failure",
    "temporarily",
    phrases`
      \b${TEMPORARILY}\b( \w{1,12}){0,2} ${OUT_OF_ORDER}
      \btemporary (\w{1,12} ){0,2}(failure|error|problem)
      \btempfail
      \btemp(orary)?[ _-]?fail
    `,
  ],
  [
    "temporary_failure",
    "server_problem",
    {
      code: /^4/u,
      text: phrases`
        \b(local error|internal (server )?error)\b
        \bserver (error|busy|configuration|problem|unavailable|too busy|overloaded)\b
        \bsystem (resources|storage|error|busy|problem|not accepting|incorrectly|load)\b
        \b(insufficient (system|disk|resources?|storage|space on)|out of memory|database|ldap|backend)\b
        \b(upstream|lookup (failed|error|failure)|dns (error|failure|timeout|problem|lookup|server))\b
        \b(timed? ?out|timeout|queue (unavailable|full|file)|load (average|too high)|overload(ed)?)\b
        \b(maintenance|shutting down|shutdown|lost connection|connection (expired|lost|reset|closed))\b
        \b(no route to host|license|not (currently )?available|home directory)\b
      `,
    },
  ],
  [
    "temporary_failure",
    "server_problem_5xx",
    {
      code: /^5/u,
      text: phrases`
        \b(local error in processing|internal (server |system |software )?error)\b
        \b(ldap|database|directory|dns) (\w{1,10} ){0,2}(error|failure|timeout|unavailable)\b
        \b(ldap|database|directory|dns) (\w{1,10} ){0,2}lookup fail\w{0,4}\b
        \b(insufficient (system )?(resources|storage)|timed? ?out|server (is )?(too )?busy)\b
        \b((server|system) (is )?(currently )?(unavailable|down|overloaded)|lookup failure|out of memory)\b
        \b(configuration error|misconfigur\w{0,5}|disk error|i/o error)\b
      `,
    },
  ],
  [
    "temporary_failure",
    "temporary_other_languages",
    phrases`
      // French
      reessayer (plus tard|ulterieurement)
      essayer plus tard
      temporairement
      momentanement
      \b(pour le moment|en maintenance)\b
      // German
      (spae?ter) (erneut|noch|wieder|versuch|probier)
      voru(e)?bergehend
      \b(zur ?zeit|derzeit|momentan|gerade gewartet)\b
      // Spanish
      (intente|intentelo|intentar|reintente) .{0,16}(mas tarde|nuevamente)
      temporalmente
      \b(en este momento|por el momento|en mantenimiento)\b
      // Portuguese
      tente (novamente|mais tarde)
      temporariamente
      \bno momento\b
      // Italian
      riprova(re)? (piu tardi)
      temporaneamente
      \b(al momento|in questo momento)\b
      // Polish
      sprobuj .{0,12}pozniej
      tymczasow
      \bw tej chwili\b
      // Dutch
      \b(op dit moment|momenteel|tijdelijk)\b
      // Russian
      в данныи момент
      сеичас
      попроб.{0,24}позже
      повторите .{0,24}позже
      временн
    `,
  ],
]);
