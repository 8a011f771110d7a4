import { phrases, type Rule, table, words } from "@rollcall/providers";
import { before, BEGIN, BOX, END, QUALIFIER, saidOf } from "./condemning.ts";

const UNKNOWN = words`
  unk?now?n|unkown|uknown|unknwon|un-known
  (not|n't|never|no longer) (be |been )?known
`;

const NOT_FOUND = words`
  (not|never|no longer|cannot|can not|can't|couldn't|could not|wasn't|was not) (be |been )?(found|located|identified)
  (not|isn't|wasn't) (been )?(recogni[sz]ed|listed|registered|present|defined)
  not_found|notfound
`;

const NOT_EXIST = words`
  (does|do|did|is|has) ?(not|n't|nt) (seem to |appear to )?exist(s|ed|ing)?
  (doest|does|dose|dos)n?[ '-]?(not|n't|'?t|o?t) exists?|no longer exists?|not exist(s|ing|ent)?|never existed
  non-?exist(ent|ant|ing)|inexistent
`;

const INVALID = words`
  invalid|illegal|bad|incorrect|wrong|unrecogni[sz]ed|undefined|unregistered|unallocated|obsolete
  mis-?spelled|mistyped|unroute?able
  (not|isn't|no longer|not a) (valid|legal|correct|routable)
`;

const GONE = words`
  deleted|removed|purged|erased
  (not|no longer|isn't) (here|local|with us|ours|(on|at) ((this|our|the) )?(server|system|site|host|domain|address))
  (no longer|not) (in use|used|employed|employed with|works?|working|maintained|part of|associated with)
  (does not|doesn't|no longer) (work|works|live|lives) here
`;

const VALID = words`known|valid|local|existing|registered|active`;
const CANNOT = words`cannot|can't|can not|couldn't|could not|unable to|failed to|did not|didn't`;
const REJECTED = words`({ADDR}:? )?(recipient (address )?(was |is )?(rejected|refused)[:.,]? ?)?`;
const ECHO = words`(sid=\w{1,40} |#\d\.\d\.\d )?({ADDR}[:.]{0,3} )?`;
const THE = words`(the|this|user|destination|"?rcpt to"?) |`;
const NO = words`unavailable|not available|name not allowed`;

/** The text of a 550 in RFC 5321. */
const UNAVAILABLE = words`
  ^({ADDR}[:.]{0,3} )?(sorry,? )?(requested (mail )?action (not taken|aborted)[:,.]? ?)?${THE}mail ?box (is |was )?${NO}
`;

/** No such mailbox, in English. */
export const NO_MAILBOX: readonly Rule[] = table("missing", [
  ["no_mailbox", "mailbox_unknown", saidOf(BOX, UNKNOWN)],
  ["no_mailbox", "not_found", saidOf(BOX, NOT_FOUND)],
  ["no_mailbox", "does_not_exist", saidOf(BOX, NOT_EXIST)],
  ["no_mailbox", "mailbox_bad", saidOf(BOX, INVALID)],
  ["no_mailbox", "gone", saidOf(BOX, GONE)],
  ["no_mailbox", "not_configured", saidOf(BOX, words`not configured to receive (e-?mails?|mail)`)],
  ["no_mailbox", "unknown_mailbox", before(UNKNOWN, BOX)],
  ["no_mailbox", "bad_mailbox", before(words`${INVALID}|${NOT_EXIST}|former|deleted`, BOX)],
  ["no_mailbox", "addr_unknown", saidOf("\\{ADDR\\}", words`${UNKNOWN}|${NOT_FOUND}|${NOT_EXIST}|${INVALID}`)],
  [
    "no_mailbox",
    "bare",
    {
      whole: true,
      text: phrases`
        ^${REJECTED}(${UNKNOWN}|${NOT_FOUND}|${NOT_EXIST}|invalid)${END}
      `,
    },
  ],
  [
    "no_mailbox",
    "no_such",
    phrases`
      ${BEGIN}(there is |there's )?no[: ]such (${QUALIFIER} ){0,3}?${BOX}( {ADDR})?${END}
      ${BEGIN}no such (one|thing|{ADDR}|person|local|virtual)${END}
    `,
  ],
  [
    "no_mailbox",
    "cannot_find",
    phrases`
      \b${CANNOT} (find|locate) (${QUALIFIER} ){0,3}?${BOX}( \w{1,20})?${END}
      \b(don't|do not|doesn't|does not) (know|recogni[sz]e|host) (${QUALIFIER} ){0,3}?${BOX}${END}
    `,
  ],
  [
    "no_mailbox",
    "not_a_mailbox",
    phrases`
      \b(not|isn't|no longer) (an? |our )?${VALID} (${QUALIFIER} ){0,2}?${BOX}${END}
      \bnot (our|one of our) (user|customer|subscriber|member)s?${END}
      \buser not a member of domain\b
    `,
  ],
  [
    "no_mailbox",
    "no_mailbox",
    phrases`
      ${BEGIN}no ((valid|known|active|matching|local|such) )?${BOX} (here|by|of|with) (that|this) (name|address)${END}
      ${BEGIN}no ((valid|known|active|matching|local) )?${BOX} (here|for {ADDR}|{ADDR}|found|exists|specified)${END}
      ${BEGIN}no (active|known|such) ${BOX}${END}
      ${BEGIN}no ${BOX} available for (this|the) (user|recipient)${END}
      ${BEGIN}no (known|valid) account for \w{1,20}${END}
      (does not|doesn't|do not|don't) have (an? |any |such an? )?(account|mailbox)( here| by that name)?${END}
      has no (account|mailbox)( here)?${END}
    `,
  ],
  [
    "no_mailbox",
    "nobody",
    phrases`
      ${BEGIN}(there is )?(nobody|no ?one) (here|at this address)( by that name)?${END}
      ${BEGIN}unknown (local part|user) \w{1,20} in {ADDR}
      ${BEGIN}bad mailbox name${END}
      ^invalid recipient syntax$
      {ADDR} has left the (company|organi[sz]ation)
      return to sender, address unknown
    `,
  ],
  [
    "no_mailbox",
    "address_rejected",
    {
      whole: true,
      text: phrases`
        ^${ECHO}(recipient )?address (is |was )?(rejected|refused|not accepted)\.?( {ADDR}\.?)?( \[code=\d{1,4}\])?$
      `,
    },
  ],
  [
    "no_mailbox",
    "verification_failed",
    {
      whole: true,
      text: phrases`
        ^({ADDR}:? )?(the )?recipient (address )?verification failed\.?$
        ^"?(the )?recipient (address )?(cannot|could not|can't|couldn't) be verified\.?"?$
      `,
    },
  ],
  [
    "no_mailbox",
    "mailbox_unavailable",
    {
      code: /^55[0-3]$/u,
      whole: true,
      text: phrases`
        ${UNAVAILABLE}( or not local)?[ .!]{0,3}($|[{([])
      `,
    },
  ],
  [
    "no_mailbox",
    "code_words",
    phrases`
      \bbad[_-]recipient\b
      \bunknown[_-]user\b
      \bno[_-]such[_-](user|recipient|mailbox)\b
      \binvalid[_-]recipient\b
      \buser[_-](unknown|not[_-]found)\b
      \brecipient[_-]not[_-]found\b
      \b(recip|recipient|user)notfound\b
    `,
  ],
]);
