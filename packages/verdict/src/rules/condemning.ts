import { phrases, words } from "@rollcall/providers";

/*
 * Grammar of sentences that declare a mailbox missing or disabled. A noun (user, mailbox, recipient) proves nothing, only its predicate
 * does, so every part is a closed list: beginning, noun, fillers, predicate, end. "User unknown" matches; "user database unknown",
 * "unknown user agent" and "user unknown client" do not.
 */

/** Nouns for a mailbox. */
export const BOX = words`
  users?|user ?(names?|ids?|accounts?)|logins?|login names?
  (your )?recipients?('s)?|rcpt( ?to)?|addressees?|destinations?|employees?
  mail ?-?(box|drop)(es|s)?|inbox|accounts?|account names?
  (e-?mail |mail |mail ?-?box )?(address|id)(es)?|e-?mails?|alias(es)?|local[- ]?parts?
  persons?|customers?|subscribers?|members?
`;

/** Words before the noun. */
export const QUALIFIER = words`
  the|this|that|these|those|a|an|any|our|such|of|one of
  local|virtual|final|intended|specified|requested|given|target|destination|destination's
  recipients?('s)?|rcpt|users?('s)?|user ?id|mail ?-?box|e-?mail|mail|internet|account|addressee|alias
  your envelope|your friend's|extended|customer
`;

/** Beginning: start of text, punctuation, a placeholder or an introductory word. */
export const BEGIN = words`
  (?<=^|[^\w ] ?)
  (?<=\b(sorry|error|rejected|refused|denied|because|since|reason|status|said|dd|but|or|so|delivery failed) )
`;

/** Words between noun and predicate. */
const FILLER = words`
  is|was|are|were|be|been|has|have|had|seems|appears|apparently|simply|also|to
  (that |which |who )?you('re|'ve| are| have)? (trying|tried|want|wish|attempted) to (reach|contact|mail|e-?mail)
  (that |which )?you('ve| have)? (entered|specified|gave|used)
  (at|in|on|of|for|with|by) ((this|the|our|that) )?(domain|server|system|host|site|name|e-?mail|{ADDR}|{HOST})
  named|called|specified|given|entered|provided|requested|in question
  {ADDR}|{HOST}|\w{1,20} \({ADDR}\)|\w{1,20} \({ADDR}
`;

/** Places where a mailbox may be missing. */
const PLACE = words`
  {ADDR}|{HOST}|us|servers?|systems?|domains?|sites?|hosts?|tables?|director(y|ies)|databases?|maps?|lists?|files?
  users?|recipients?|mail ?box(es)?|accounts?|address(es)?( books?)?|names?|company|organi[sz]ation|ldap|validrcptto
`;
const ITS = words`
  this|that|our|the|my|your|any|an?|list of|local|virtual|relay|recipient|users?|mail|mail ?box|e-?mail|alias|domino
  name|address|domain|valid|known|smtp
`;

const PLACE_END = words`( ?($|[^a-z ])| (and|or|please|here|for|at|in|on) )`;

/** End of the predicate. No noun may follow: "invalid", not "invalid certificate". */
export const END = words`
  (?= ?($|[.,;!?/()\[\]"'<>|*-]))
  // A placeholder, unless more words follow.
  (?=:?:? ?[("'<\[]{0,2}(and |or )?({ADDR}|{HOST}|{URL}|{IP})(?! (?!in |at |on |by |or |and |here)[a-z]))
  (?=: ?($|[("\[]|\d))
  (?= (or|and|here|please|rejecting|anymore|any more|at all|sorry) ?($|[\w.,;:!?({"']))
  (?= (in|on|at|by|to|with|within|from|for|under) (${ITS} ){0,4}${PLACE}${PLACE_END})
`;

/** Noun first: "user {ADDR} is unknown". */
export const saidOf = (nouns: string, predicates: string, end = END): RegExp => phrases`
  ${BEGIN}(${QUALIFIER} ){0,4}?${nouns}([ ,:"'(\[]{1,3}${FILLER}[)\]"']{0,2}){0,7}?[ ,:-]{1,3}${predicates}${end}
`;

/** Predicate first: "unknown user". */
export const before = (predicates: string, nouns: string): RegExp => phrases`
  ${BEGIN}((the|this|an?|is|was|is an?|no|user) )?${predicates}[ :-]{1,2}(${QUALIFIER} ){0,4}?${nouns}${END}
`;

/** Topics other than the mailbox. A second safeguard: a sentence that mentions one never condemns. */
export const OTHER_SUBJECT = phrases`
  // Sender and client
  \bsend(er|ers|er's|ing)\b|{SENDER}|\bmail from\b|\bfrom:|\boriginators?\b|\b(return|reverse)[ -]?path\b
  \bclients?\b|\b(helo|ehlo)\b|\bhost ?names?\b|\bagents?\b|\bpeers?\b
  // Message, size, quota
  \bmessages? (size|id|header|format|content|type|body|rate|count|limit|store|is|was|has|must|too)\b
  \battach|\bsignatures?\b|\bsigned\b|\bcontents?\b|\bheaders?\b|\bsubjects?\b|\bcharset\b
  \bquotas?\b|\bstorage\b|\bspace\b|\bfull\b|\bdisk\b|\bsizes?\b|\blimit|\bexceed|\bcounts?\b|\brates?\b
  \btoo (many|much|big|large|often|fast|soon|long)\b|\bover(quota|loaded|limit)?\b|\bcapacity\b
  // Time
  \btemporar|\bcurrently\b|\bpresently\b|\bmoment|\b(right|just|for) now\b|\bat this time\b
  \byet\b(?! active)|\buntil\b|\blater\b
  \b(to|yester)day\b|\bto(morrow|night)\b|\bmaintenance\b|\bvacation\b|\bholidays?\b|\bweekends?\b
  \b(minutes?|hours?)\b
  \bschedul|\bdelay|\bpending\b|\bprogress\b|\bsoon\b|\bbeing\b|\bwhile\b|\bduring\b|\bretry
  (?<!\bcheck.{0,24})\btry again\b
  // Infrastructure
  \b(database|directory|ldap|back-?end|replica|server|system) (is|was|not|un|has|could|can|error|fail)
  \b(service|daemon|store|node) (is|was|not|un|has|could|can|error|fail)
  \blook-?ups?\b|\bquer(y|ies|ied)\b|\bcach|\bsync|\bindex|\bsocket|\bconnect|\btime(d|s)? ?-?out
  \b(un|not )reachable\b
  \boffline\b|\bdown\b|\bexceptions?\b|\binternal\b|\berrors? (code|while|in|during|occur)
  \ban error\b|\bunknown (error|reason)
  \bdata ?base (error|problem|trouble|version|schema)|\bdns\b|\bsoftware\b|\blicen[cs]e
  // Migration
  \bmigrat|\btransfer|\bmov(e|es|ed|ing)\b|\brelocat|\bupgrad|\bimport|\bprovision|\brestor|\bback-?ups?\b|\barchiv
  // Policy, permissions, filters
  \bpolic(y|ies)\b|\brules?\b|\bpermi(t|ss)|\ballow|\bauthori[sz]|\bauthentic|\bcredential
  \bpasswords?\b|\bcertificate
  \bkeys?\b|\btokens?\b|\bsessions?\b|\b(tls|ssl|dkim|spf|dmarc|acl)\b|\bencrypt|\bspam|\bvirus
  \b(gr[ae]y|white|black)-?list
  // Not X.2.1's own name, "mailbox disabled, not accepting messages" (RFC 3463 §3.3).
  \baccept(?!ing (any |new )?(e-?mails?|mails?|messages) ?($|[.!(\[]))
  \bfilter|\breputation\b|\bmoderat|\brestrict|\brequir|\bmust\b|\bonly\b|\bchallenge|\bunless\b|\bexcept\b
`;

/**
 * Whether an enhanced code is compatible with a missing mailbox (RFC 3463 §3). X.1.7 to X.1.9 are about the sender or the message, X.2.2
 * to X.2.4 about size and lists, X.3, X.4, X.6 and X.7 about system, network, content and policy; except X.7.13, "user account disabled"
 * (RFC 5248).
 */
export const isCodeOfMailbox = (enhanced: string | null): boolean =>
  enhanced === null ||
  !/^[245]\./u.test(enhanced) ||
  /^[45]\.(?:0\.\d{1,3}|1\.(?:[0-6]|10)|2\.[01]|5\.\d{1,3}|7\.13)$/u.test(enhanced);
