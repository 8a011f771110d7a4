/** Words that several tables share. Patterns see normalised text: lower case, no marks on Latin letters, echoes as placeholders. */

/** Compiles a pattern that is put together from shared words. Only bounded quantifiers, please: a test looks. */
export const pattern = (source: string): RegExp => new RegExp(source, "u");

/** What servers call a mailbox, in English. */
export const MAILBOX =
  "(?:users?|usernames?|user ?ids?|recipients?|rcpt(?: ?to)?|mail-?(?:box|drop)(?:es|s)?|mail box(?:es)?|inbox|accounts?|address(?:es|ee|ees)?|destinations?|alias(?:es)?|persons?|(?<!host |domain |server |dns |helo |mx |client )names?|customers?|subscribers?|e-?mail(?: id)?|e-mail address|local[- ]?part|logins?|members?|mail ?address|employee)";

/** A domain or host as subject. */
export const DOMAIN = "(?:mail ?)?(?:domain|host)(?: ?name)?(?:s)?";

/** What servers have against a mailbox, and so against a sender's as well, after "is" or alone. */
export const TROUBLE =
  "(?:(?:user|mail ?box|account|address|name|e-?mail)(?: is)? )?(?:unknown|(?:not|n't|never) (?:be )?(?:a (?:valid|known|local) \\w{1,12}|found|recogni[sz]ed|local|known|deliverable|active|valid|verified|validated|accepted|exist(?:ing)?|available|registered|resolved|located)|(?:do(?:es)? ?n[o']t|doesn't) exist|(?:does not|has no|have no|cannot|can't|could not|couldn't|no longer) \\w{1,12}(?: here)?|unavailable|rejected|refused|denied|invalid|illegal|bad|disabled|deactivated|suspended|inactive|expired|locked|blocked|banned|full|over ?-?(?:the |its )?quota|undeliverable|unroutable|unrouteable|no such (?:user|mailbox|address|account)|unknown user|invalid (?:user|mailbox|address))";
