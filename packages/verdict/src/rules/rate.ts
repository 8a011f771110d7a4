import { phrases, type Rule, table, words } from "@rollcall/providers";

const THINGS = words`
  connections?|sessions?|messages?|e-?mails?|mails?|requests?|commands?|attempts?|transactions?
  deliveries|smtp sessions|logins?|concurrent|simultaneous|parallel|threads|processes|errors|failures
  protocol errors|rsets?|noops?|nonmail commands|unrecogni[sz]ed commands|envelopes?|hits|retries
`;

/** Rate and concurrency limits on us. A recipient's receiving limit (BUSY in waiting.ts) comes first. */
export const RATE: readonly Rule[] = table("rate", [
  [
    "mailbox_full",
    "too_many_stored",
    phrases`
      too many (messages|mails|e-?mails) on the server
      too many (messages|mails|e-?mails) in (the |his |their |this )?(mail ?box|inbox|mail ?drop|folder)
      too many (messages|mails|e-?mails) in (the |his |their |this )?account
    `,
  ],
  // Postfix anvil(8): recipients per client and minute, not per transaction.
  ["rate_limited", "recipients_of_client", /too many recipients from \[?\{IP\}/u],
  [
    "rate_limited",
    "recipients_in_time",
    phrases`
      too many (\w{1,10} ){0,2}(recipients?|rcpts?|users?) .{0,20}(hour|day|minute|today|second|last)
      too many (\w{1,10} ){0,2}(recipients?|rcpts?|users?) .{0,20}recent
      recipients? .{0,30}(per|in an|this|an|last|\d) ?(hour|day|minute)
    `,
  ],
  [
    "too_many_recipients",
    "too_many_recipients",
    phrases`
      (too many|maximum|max) .{0,30}\b(recipients|rcpts?|rcpt to)\b(?!.{0,20}\b(invalid|unknown)\b)
      (exceed\w{0,4}|more than) .{0,30}\b(recipients|rcpts?|rcpt to)\b(?!.{0,20}\b(invalid|unknown)\b)
      (limit of|number of|only) .{0,30}\b(recipients|rcpts?|rcpt to)\b(?!.{0,20}\b(invalid|unknown)\b)
      (at most|allowed) .{0,30}\b(recipients|rcpts?|rcpt to)\b(?!.{0,20}\b(invalid|unknown)\b)
      \brecipients? (limit|count|number)
      (one|single|1) recipient(s)? (per|at a|only|allowed)
      multiple (regions|destination domains|recipients?)
      (recipients?|domain policy) .{0,20}per (transaction|message|session|mail|envelope)
      too many (recipients|rcpt)
    `,
  ],
  [
    "rate_limited",
    "too_many_errors",
    {
      text: phrases`
        too many (\w{1,12} ){0,3}(errors|commands|unrecogni[sz]ed|protocol|syntax|nonmail|rsets?|failures)
        error limit
      `,
      scope: "session",
    },
  ],
  [
    "rate_limited",
    "per_connection",
    {
      text: phrases`
        (messages?|mails?|e-?mails?) .{0,24}(per|in one|in this|on this|a) (connection|session)
        (transactions?|envelopes?) .{0,24}(per|in one|in this|on this|a) (connection|session)
        max(imum)? (\w{1,10} ){0,3}(messages?|mails?) (\w{1,10} ){0,2}(reached|exceeded)
      `,
      scope: "session",
    },
  ],
  [
    "rate_limited",
    "too_many_things",
    phrases`
      too (many|much) ([\w'-]{1,16} ){0,4}?${THINGS}\b
    `,
  ],
  [
    "rate_limited",
    "sending_quota",
    phrases`
      \b(daily|hourly|sending|send|outbound|outgoing) (\w{1,12} ){0,3}(quota|limit|limits|allowance)\b
      \b(relay(ing)?|submission|queue|message rate) (\w{1,12} ){0,3}(quota|limit|limits|allowance)\b
      \b(monthly|minute|transaction|smtp) (\w{1,12} ){0,3}(quota|limit|limits|allowance)\b
      (quota|limit) (\w{1,12} ){0,2}(per|of the|for (this|the|today)) (hour|day|minute|today|month)
    `,
  ],
  [
    "rate_limited",
    "rate_limit",
    phrases`
      \brate[ -]?limit
      \brate (control|exceed|is too|too|has|was|policy|of)
      \b(connection|message|mail) (rate|frequency|count|volume|control|speed) (limit|exceed|threshold)
      \b(sending|sender|traffic) (rate|frequency|count|volume|control|speed) (limit|exceed|threshold)
      \b(volume|frequency|speed|flow) (rate|frequency|count|volume|control|speed) (limit|exceed|threshold)
      \brequest (rate|frequency|count|volume|control|speed) (limit|exceed|threshold)
      \b(connection|message|mail|sending|sender|traffic) limits? (is |was |has been |been )?(exceed|reach)
      \b(volume|frequency|speed|flow|request) limits? (is |was |has been |been )?(exceed|reach)
      \b(connection|message|mail|sending|sender|traffic|volume|frequency|speed|flow|request) limit\b
      \bfrequency (limit|exceed|restrict|control)
      \blimited rate
      \bunusual (rate|sending|traffic|activity|volume)
      excessive (\w{1,12} ){0,2}(rate|traffic|volume|connections|mail|sending|use)
      exceed\w{0,4} .{0,40}\b(rate|connections|concurren\w{0,3}|messages (per|allowed|limit)|frequency)\b
      exceed\w{0,4} .{0,40}\bthreshold\b
      maximum (\w{1,12} ){0,4}(connections|concurrent|sessions|processes|frequency|rate)
      \b(connections?|sessions?) (\w{1,12} ){0,2}(limit|exceed)
      concurren\w{0,3} .{0,30}(limit|exceed|connections)
    `,
  ],
  [
    "rate_limited",
    "throttled",
    phrases`
      \bthrottl
      \bslow(ing)? (you )?down\b
      too (fast|quickly|often|frequent\w{0,2}|soon)\b
      retrying too
      unexpected volume
      \bexcessive volume
      \bhigh volume of
      \bflood(ing|ed)?\b
      sent too (many|much)
      back(ing)? off\b
      \btarpit
    `,
  ],
  [
    "rate_limited",
    "rate_other_languages",
    phrases`
      // French
      trop de (connexions|messages|mails|requetes|courriels)
      // German
      zu viele (\w{1,16} ){0,2}(verbindungen|nachrichten|e-?mails|mails|anfragen)
      // Spanish
      demasiad[oa]s (conexiones|mensajes|correos)
      // Portuguese
      muitas (conexoes|mensagens)
      // Italian
      troppe (connessioni|richieste)
      troppi messaggi
      // Polish
      zbyt (wiele|duzo) (polaczen|wiadomosci)
      // Russian
      слишком (много|часто)
      за(ит|и)те позже
    `,
  ],
]);
