/** Words that several tables share. Patterns see normalised text: lower case, no marks on Latin letters, echoes as placeholders. */

/** Compiles a pattern that is put together from shared words. Only bounded quantifiers, please: a test looks. */
export const pattern = (source: string): RegExp => new RegExp(source, "u");

/** What servers call a mailbox, in English. */
export const MAILBOX =
  "(?:users?|usernames?|user ?ids?|recipients?|rcpt(?: ?to)?|mail-?(?:box|drop)(?:es|s)?|mail box(?:es)?|inbox|accounts?|address(?:es|ee|ees)?|destinations?|alias(?:es)?|persons?|(?<!host |domain |server |dns |helo |mx |client )names?|customers?|subscribers?|e-?mail(?: id)?|e-mail address|local[- ]?part|logins?|members?|mail ?address|employee)";

/** A gap inside one clause. */
export const GAP = "[^.;]{0,60}";

/** A domain or host as subject. */
export const DOMAIN = "(?:mail ?)?(?:domain|host)(?: ?name)?(?:s)?";
