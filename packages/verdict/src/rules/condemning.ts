import { phrases, words } from "@rollcall/providers";

/*
 * The grammar of a condemnation. A noun (user, mailbox, recipient) says nothing; what is said of it does. So a sentence counts only if
 * every part of it is known: where it begins, the noun, the words between, the predicate, and what follows. "User unknown" is one;
 * "user database unknown", "unknown user agent" and "user unknown client" are not.
 */

/** What servers call a mailbox. */
export const BOX = words`
  users?|user ?(names?|ids?|accounts?)|logins?|login names?
  (your )?recipients?('s)?|rcpt( ?to)?|addressees?|destinations?|employees?
  mail ?-?(box|drop)(es|s)?|inbox|accounts?|account names?
  (e-?mail |mail |mail ?-?box )?(address|id)(es)?|e-?mails?|alias(es)?|local[- ]?parts?
  persons?|customers?|subscribers?|members?
`;

/** What may stand before the noun. */
export const QUALIFIER = words`
  the|this|that|these|those|a|an|any|our|such|of|one of
  local|virtual|final|intended|specified|requested|given|target|destination|destination's
  recipients?('s)?|rcpt|users?('s)?|user ?id|mail ?-?box|e-?mail|mail|internet|account|addressee|alias
  your envelope|your friend's|extended|customer
`;

/** Where a sentence may begin: at the start, after punctuation or a placeholder, after an introduction. */
export const BEGIN = words`
  (?<=^|[^\w ] ?)
  (?<=\b(sorry|error|rejected|refused|denied|because|since|reason|status|said|dd|but|or|so|delivery failed) )
`;

/** Words that add nothing between the noun and its predicate. */
const FILLER = words`
  is|was|are|were|be|been|has|have|had|seems|appears|apparently|simply|also|to
  (that |which |who )?you('re|'ve| are| have)? (trying|tried|want|wish|attempted) to (reach|contact|mail|e-?mail)
  (that |which )?you('ve| have)? (entered|specified|gave|used)
  (at|in|on|of|for|with|by) ((this|the|our|that) )?(domain|server|system|host|site|name|e-?mail|{ADDR}|{HOST})
  named|called|specified|given|entered|provided|requested|in question
  {ADDR}|{HOST}|\w{1,20} \({ADDR}\)|\w{1,20} \({ADDR}
`;

/** What may follow a predicate. Another noun may not: "invalid" is said of the mailbox, "invalid certificate" is not. */
export const END = words`
  (?= ?($|[.,;!?/()\[\]"'<>|*-]))
  // A colon and a placeholder name the mailbox. Words after them would be what the sentence is about.
  (?=:?:? ?[("'<\[]{0,2}(and |or )?({ADDR}|{HOST}|{URL}|{IP})(?! (?!in |at |on |by |or |and |here)[a-z]))
  (?=: ?($|[("\[]|\d))
  (?= (or|and|here|please|rejecting|anymore|any more|at all|sorry) ?($|[\w.,;:!?({"']))
  (?= (in|on|at|by|to|with|within|under|from|for) (this|that|our|the|my|your|any|an?|us|{HOST}|{ADDR})\b)
  (?= (in|on|at|by|with) (virtual|local|relay|recipient|users?|mail ?box|alias|domino|name|address|domain)\b)
  (?= (in|on|at|by|with) (system|server|table|smtp|database|directory|ldap|map|list)\b)
`;

/** "user {ADDR} is unknown": a noun, fillers, a predicate. */
export const saidOf = (nouns: string, predicates: string, end = END): RegExp => phrases`
  ${BEGIN}(${QUALIFIER} ){0,4}?${nouns}([ ,:"'(\[]{1,3}${FILLER}[)\]"']{0,2}){0,7}?[ ,:-]{1,3}${predicates}${end}
`;

/** "unknown user": a predicate before its noun. */
export const before = (predicates: string, nouns: string): RegExp => phrases`
  ${BEGIN}((the|this|an?|is|was|is an?|no|user) )?${predicates}[ :-]{1,2}(${QUALIFIER} ){0,4}?${nouns}${END}
`;

/** What a sentence about a mailbox does not speak of. One that does condemns nobody. */
export const OTHER_SUBJECT = phrases`
  // The sender, the client.
  \bsend(er|ers|er's|ing)\b|{SENDER}|\bmail from\b|\bfrom:|\boriginators?\b|\b(return|reverse)[ -]?path\b
  \bclients?\b|\b(helo|ehlo)\b|\bhost ?names?\b|\bagents?\b|\bpeers?\b
  // The message, its size and number.
  \bmessages? (size|id|header|format|content|type|body|rate|count|limit|store|is|was|has|must|too)\b
  \battach|\bsignatures?\b|\bsigned\b|\bcontents?\b|\bheaders?\b|\bsubjects?\b|\bcharset\b
  \bquotas?\b|\bstorage\b|\bspace\b|\bfull\b|\bdisk\b|\bsizes?\b|\blimit|\bexceed|\bcounts?\b|\brates?\b
  \btoo (many|much|big|large|often|fast|soon|long)\b|\bover(quota|loaded|limit)?\b|\bcapacity\b
  // Time.
  \btemporar|\bcurrently\b|\bpresently\b|\bmoment|\b(right|just|for) now\b|\bat this time\b
  \byet\b(?! active)|\buntil\b|\blater\b
  \b(to|yester)day\b|\bto(morrow|night)\b|\bmaintenance\b|\bvacation\b|\bholidays?\b|\bweekends?\b
  \b(minutes?|hours?)\b
  \bschedul|\bdelay|\bpending\b|\bprogress\b|\bsoon\b|\bbeing\b|\bwhile\b|\bduring\b|\bretry
  (?<!\bcheck.{0,24})\btry again\b
  // The server's own parts.
  \b(database|directory|ldap|back-?end|replica|server|system) (is|was|not|un|has|could|can|error|fail)
  \b(service|daemon|store|node) (is|was|not|un|has|could|can|error|fail)
  \blook-?ups?\b|\bquer(y|ies|ied)\b|\bcach|\bsync|\bindex|\bsocket|\bconnect|\btime(d|s)? ?-?out
  \b(un|not )reachable\b
  \boffline\b|\bdown\b|\bexceptions?\b|\binternal\b|\berrors? (code|while|in|during|occur)
  \ban error\b|\bunknown (error|reason)
  \bdata ?base (error|problem|trouble|version|schema)|\bdns\b|\bsoftware\b|\blicen[cs]e
  // A move.
  \bmigrat|\btransfer|\bmov(e|es|ed|ing)\b|\brelocat|\bupgrad|\bimport|\bprovision|\brestor|\bback-?ups?\b|\barchiv
  // Policy, permissions, filters.
  \bpolic(y|ies)\b|\brules?\b|\bpermi(t|ss)|\ballow|\bauthori[sz]|\bauthentic|\bcredential
  \bpasswords?\b|\bcertificate
  \bkeys?\b|\btokens?\b|\bsessions?\b|\b(tls|ssl|dkim|spf|dmarc|acl)\b|\bencrypt|\bspam|\bvirus
  \b(gr[ae]y|white|black)-?list
  \bfilter|\breputation\b|\bmoderat|\brestrict|\brequir|\bmust\b|\bonly\b|\baccept|\bchallenge|\bunless\b|\bexcept\b
`;

/**
 * Whether an enhanced code leaves room for a word about the mailbox (RFC 3463 §3). X.1.7 to X.1.9 are about the sender or the message,
 * X.2.2 to X.2.4 about its size and lists, X.3, X.4, X.6 and X.7 about the system, the network, the content and
 * policy; only X.7.13 is "user account disabled" (RFC 5248).
 */
export const isCodeOfMailbox = (enhanced: string | null): boolean =>
  enhanced === null ||
  !/^[245]\./u.test(enhanced) ||
  /^[45]\.(?:0\.\d{1,3}|1\.(?:[0-6]|10)|2\.[01]|5\.\d{1,3}|7\.13)$/u.test(enhanced);
