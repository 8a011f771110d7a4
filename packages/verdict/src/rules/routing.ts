import { phrases, type Rule, table, words } from "@rollcall/providers";

/** Nouns for a domain. */
const DOMAIN = words`(mail ?)?(domain|host)( ?name)?s?`;
const DOMAIN_MISSING = words`
  unknown|not found|(does not|doesn't|not) (exist|resolve)|non-?existent|no longer exists
  not be (found|resolved)|cannot be (found|resolved)|lookup (failed|failure)
  (is )?(not reachable|unreachable)|invalid|has no (valid )?mx|exist\b|expired|unresolvable|incorrect
  is incorrect
`;
const DOMAIN_FILLER = words`
  is|was|has|name|not|part|of|the|address|given|could|be|cannot|can|seems|does|do|specified
`;
const SERVED_HERE = words`
  local(ly)?|hosted|served|accepted here|handled|found here|on this|on our|here|configured
  my (list|domain)|one of|recogni[sz]ed|supported|registered here|ours|in (my|our) (list|domains)
  known here|managed|set up|setup|provisioned|responsible
`;
const NOT = words`not|isn't|aren't|no longer|n't|never`;
const TAKE_MAIL = words`accept|accepting|receive|receiving|configured to receive|take`;
const DOES_NOT = words`does not|doesn't|never|do not|will not|is not|not`;
const REFUSES_TO = words`
  unable|refus\w{1,4}|not (allowed|permitted|authori[sz]ed|configured|able|going)|cannot|can't|can not
  won't|will not|do(es)? not|don't|doesn't|no|denied|prohibit\w{0,4}|disallow\w{0,3}|non-?
  attempt(ing|ed)? (an? )?(unauthori[sz]ed )?|third[- ]party|unauthori[sz]ed|illegal|open
`;
const ALLOW = words`allow|permit|an?|open|mail|smtp|be`;
const NOT_TAKEN = words`
  not accepted|is not (handled|accepted|hosted|served)|cannot be (accepted|handled)|not (for )?here
`;
const MUST = words`must|need to|please|have to|should|requires?|without|not|n't|lack of`;
const LOG_IN = words`auth|authenticat\w{0,4}|log(ged)? ?in|login|smtp[ -]auth`;
const FIRST = words`be|first|use|smtp|valid|previously|successfully`;

/** The host does not serve the domain, or cannot find it. */
export const ROUTING_FIRST: readonly Rule[] = table("domain", [
  [
    "domain_not_served",
    "not_local_host",
    phrases`
      \bnot (a |an |the )?(local|final|valid) (host|destination|domain|gateway)
      \bnot a gateway
    `,
  ],
  [
    "domain_not_served",
    "recipient_domain_refused",
    phrases`
      \b(recipient|destination)('s)? (mail )?domain\b.{0,30}\b(not|isn't) (\w{1,10} )?(supported|accepted)
      \b(recipient|destination)('s)? (mail )?domain\b.{0,30}\b(not|isn't) (\w{1,10} )?(hosted|local|known)
      \b(recipient|destination)('s)? (mail )?domain\b.{0,30}\b(not|isn't) (\w{1,10} )?(served|handled)
      \b(recipient|destination)('s)? (mail )?domain\b.{0,30}\b(not|isn't) (\w{1,10} )?(allowed|in our)
    `,
  ],
  ["no_mail_accepted", "null_mx", { text: /\bnull ?-?mx\b|\(nullmx\)/u, unless: /\bsender\b/u }],
  [
    "no_mail_accepted",
    "accepts_no_mail",
    phrases`
      \bdomain( {HOST}| {ADDR})? ${DOES_NOT} ${TAKE_MAIL} (any )?(incoming )?e?-?mails?(?! (from|for|to))
      \bdomain( {HOST}| {ADDR})? ${DOES_NOT} ${TAKE_MAIL} (any )?(incoming )?messages?(?! (from|for|to))
      \bhost( {HOST}| {ADDR})? ${DOES_NOT} ${TAKE_MAIL} (any )?(incoming )?e?-?mails?(?! (from|for|to))
      \bhost( {HOST}| {ADDR})? ${DOES_NOT} ${TAKE_MAIL} (any )?(incoming )?messages?(?! (from|for|to))
      \bserver( {HOST}| {ADDR})? ${DOES_NOT} ${TAKE_MAIL} (any )?(incoming )?e?-?mails?(?! (from|for|to))
      \bserver( {HOST}| {ADDR})? ${DOES_NOT} ${TAKE_MAIL} (any )?(incoming )?messages?(?! (from|for|to))
      \bsystem( {HOST}| {ADDR})? ${DOES_NOT} ${TAKE_MAIL} (any )?(incoming )?e?-?mails?(?! (from|for|to))
      \bsystem( {HOST}| {ADDR})? ${DOES_NOT} ${TAKE_MAIL} (any )?(incoming )?messages?(?! (from|for|to))
      \bsite( {HOST}| {ADDR})? ${DOES_NOT} ${TAKE_MAIL} (any )?(incoming )?e?-?mails?(?! (from|for|to))
      \bsite( {HOST}| {ADDR})? ${DOES_NOT} ${TAKE_MAIL} (any )?(incoming )?messages?(?! (from|for|to))
    `,
  ],
  [
    "domain_not_found",
    "unrouteable_domain",
    phrases`
      unroute?able (mail )?(domain|host)
      \b(no|unknown|invalid|non-?existent) (\w{1,14} ){0,2}${DOMAIN}\b(?! (of|for) (sender|your))
      \b(nonexistant|unresolvable|bad|illegal) (\w{1,14} ){0,2}${DOMAIN}\b(?! (of|for) (sender|your))
      \b(no such|undefined|unresolved) (\w{1,14} ){0,2}${DOMAIN}\b(?! (of|for) (sender|your))
      (bad|invalid|unknown) destination (system|host|domain)
      (find|locate|resolve|look ?up) (the )?(recipient('s)?|destination) (mail )?(domain|host|exchanger)
      (find|locate|resolve|look ?up) (the )?mail (mail )?(domain|host|exchanger)
      \bno (valid )?(mx|dns|a|mail exchanger) (record|entr|host|for)
      \bno mx\b
      host not found
      name service error
      nxdomain
      domain name not found
      name or service not known
    `,
  ],
  [
    "domain_not_found",
    "domain_missing",
    phrases`
      \b${DOMAIN}\b( name)?( \(?\{(HOST|ADDR)\}\)?)?:?( ${DOMAIN_FILLER}){0,4} ?${DOMAIN_MISSING}
    `,
  ],
]);

export const ROUTING: readonly Rule[] = table("routing", [
  [
    "domain_not_served",
    "relaying_denied",
    phrases`
      \brelay(ing|s|ed)?\b.{0,60}\bdenied
      \brelay(ing|s|ed)?\b.{0,60}\bnot (permitted|allowed|authori[sz]ed|enabled|accepted|supported)
      \brelay(ing|s|ed)?\b.{0,60}\bnot (available|possible)
      \brelay(ing|s|ed)?\b.{0,60}\b(prohibited|disallowed|refused|forbidden|rejected|disabled|blocked)
      \brelay(ing|s|ed)?\b.{0,60}\b(unauthori[sz]ed|nicht|verboten|restricted|interdit|no permitid)
      \brelay(ing|s|ed)?\b.{0,60}\b(restrictions?|attempt)
      \brelay access\b
    `,
  ],
  [
    "domain_not_served",
    "no_relaying",
    phrases`
      ${REFUSES_TO} (to )?(${ALLOW} )?(to )?relay
      attempts? to relay
      use (me|us|this (server|system|host)) (as|for) (a |an |mail )?relay
      \brelaying\b
      mail relay(ing)?[ ]
      (we|this) (do not|does not|don't|doesn't|will not) (act|serve) as
      ^relay(ing)? (denied|refused)
    `,
  ],
  [
    "domain_not_served",
    "rcpthosts",
    phrases`
      rcpthosts
      locals file
      allowed (rcpt|recipient) ?(hosts|domains)
      (list of )?allowed (recipient )?domains
      not a (gateway|gatewayed)
      no-domain
      tenantattribution
      (we|i) (do not|don't) (handle|accept|host|serve|process|take) (e?-?mail|messages|domain)? ?(for|to)
      (we|i) (do not|don't) do (e?-?mail|messages|domain)? ?(for|to)
    `,
  ],
  [
    "domain_not_served",
    "domain_not_here",
    {
      text: phrases`
        \b(${DOMAIN}|{HOST}).{0,60}?\b${NOT} (\w{1,12} ){0,3}?${SERVED_HERE}
      `,
      // Else it is about the sender's domain.
      unless: /\b(?:your|senders?|sending|send|from)\b/u,
    },
  ],
  [
    "domain_not_served",
    "not_local_domain",
    phrases`
      \bnot (a |an |our |one of our |any )?(valid |local(ly)? |hosted |known )(\w{1,8} )?(domain|host)
      \bnot (a |an |our |one of our |any )?(our |accepted |own )(\w{1,8} )?(domain|host)
      (unrecogni[sz]ed|non-?local|foreign|remote|external|unsupported) (recipient |mail )?domain
      (unaccepted|not local|unserved) (recipient |mail )?domain
      (mail|e-?mail|messages) (to|for) (this |that |the )(domain|{HOST}|{ADDR})?.{0,24}${NOT_TAKEN}
      (mail|e-?mail|messages) (to|for) ({ADDR} |{HOST} |)(domain|{HOST}|{ADDR})?.{0,24}${NOT_TAKEN}
      not (the )?(responsible|authoritative) (for|mail)
      ^({ADDR}:? (is )?)?not hosted (here|on this)
      \bnot a relay\b
      wrong (server|host|mx|mail server|pop)
      account not hosted
      not (accept|deliver|handl|host|serv|tak)\w{0,3} (e?-?mails?|messages?) (for|to) (this|that|the|your)
      not (accept|deliver|handl|host|serv|tak)\w{0,3} (e?-?mails?|messages?) (for|to) (other|{HOST})
      not (accept|deliver|handl|host|serv|tak)\w{0,3} (e?-?mails?|messages?) (for|to) ({ADDR}|outside)
      not (accept|deliver|handl|host|serv|tak)\w{0,3} (e?-?mails?|messages?) (for|to) (remote|foreign)
      not (accept|deliver|handl|host|serv|tak)\w{0,3} (e?-?mails?|messages?) (for|to) (external|non)
      user not local.{0,4}(please )?try
      undeliverable to remote
      only (accept|handle|deliver)s? (e?-?mail|messages) (for|to) (local|our|hosted)
    `,
  ],
  [
    "authentication_required",
    "log_in_first",
    phrases`
      \bauthenticat(ion|e)\b.{0,30}\b(required|first|needed|necessary|mandatory|before)\b
      ${MUST} (${FIRST} )?${LOG_IN}\b
      client was not authenticated
      unauthenticated (senders?|connections?|users?|clients?|relay)
      pop ?-?before ?-?smtp
      check (your )?mail first
      (turn|switch) on (smtp )?auth
      \bauth (required|first)
      (smtp )?auth(entication)? (is )?required
      anmeldung erforderlich
      sender (is )?not (authenticated|logged in)
      authorization required
    `,
  ],
  [
    "policy_refusal",
    "mail_loop",
    phrases`
      too many hops
      \bhop count
      mail (is )?loop(ing|s)?
      loops? (back|detected)
      \brouting loop
      looping
    `,
  ],
]);
