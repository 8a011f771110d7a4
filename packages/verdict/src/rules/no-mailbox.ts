import { type Rule, table } from "@rollcall/providers";
import { GAP, MAILBOX, pattern } from "./words.ts";

const BAD =
  "(?:invalid|illegal|bad|incorrect|wrong|non-?exist(?:ent|ant|ing)|inexistent|unrecogni[sz]ed|unrout(?:e)?able|undefined|unresolvable|unregistered|not existing|mis-?spelled|mistyped|malformed|undeliverable|unallocated|obsolete|unavailable)";

/** There is no such mailbox, in English. Domains, hosts and senders have been sorted out by the tables above. */
export const NO_MAILBOX: readonly Rule[] = table("missing", [
  // OpenSMTPD, of a name that its tables of virtual users or aliases don't have.
  [
    "no_mailbox",
    "opensmtpd_expansion",
    { code: /^524$/u, enhanced: /^5\.2\.4$/u, text: /^mailing list expansion problem\b/u },
  ],
  [
    "no_mailbox",
    "unknown_mailbox",
    pattern(
      `\\bunknown[: -](?:\\w{1,14} ){0,2}?${MAILBOX}\\b|\\bunknown (?:or illegal|or invalid|local|virtual|rcpt|mailbox|to)\\b`,
    ),
  ],
  [
    "no_mailbox",
    "mailbox_unknown",
    pattern(
      `\\b${MAILBOX}\\b[^.;]{0,80}\\b(?:unknown|unkown|unknow|uknown|unknwon)\\b(?! (?:error|reason|problem|host|domain))`,
    ),
  ],
  [
    "no_mailbox",
    "addr_unknown",
    /^\{ADDR\}[:.,]{0,3} (?:is |was )?(?:unknown|not known|not found|invalid|does not exist|doesn't exist|no such|nonexistent|undeliverable)|unknown$|^(?:\{ADDR\}:? )?(?:not found|does(?: not|n't) exist|unknown|invalid|not known)[.! ]{0,3}$/u,
  ],
  [
    "no_mailbox",
    "no_such",
    pattern(
      `\\bno[: ]such (?:\\w{1,14} ){0,3}?${MAILBOX}\\b|\\bno such (?:one|thing|\\{ADDR\\}|here)|\\bno such (?:local|person|virtual)`,
    ),
  ],
  [
    "no_mailbox",
    "does_not_exist",
    pattern(
      `\\b${MAILBOX}\\b[^.;]{0,90}?\\b(?:do?e?s?[ -]?n[o']?[t ]?t?|doest not|did not|didn't|not|no longer|never|cannot|can't|don't) ?(?:seem to |appear to |currently |actually |yet )?exists?(?:ing)?\\b`,
    ),
  ],
  [
    "no_mailbox",
    "not_found",
    pattern(
      `\\b${MAILBOX}\\b[^.;]{0,70}?\\b(?:not|n't|never|cannot|can ?not|no longer|couldn't|wasn't) (?:be |been )?(?:found|located|find|identified|resolved|recogni[sz]ed|listed|registered|known|here|present|verified)\\b`,
    ),
  ],
  [
    "no_mailbox",
    "cannot_find",
    pattern(
      `\\b(?:cannot|can't|can not|couldn't|could not|unable to|failed to|did not|didn't|not) (?:find|locate|recogni[sz]e|identify|match) (?:\\w{1,12} ){0,3}?${MAILBOX}\\b`,
    ),
  ],
  [
    "no_mailbox",
    "not_a_mailbox",
    pattern(
      `\\b(?:not|isn't|is no|no longer|wasn't) (?:a |an |our |one of our |any |in |on |among )?(?:(?:known|valid|local|existing|registered|legal|real|current|correct|deliverable|active|recogni[sz]ed|proper|our|one|of|my|the|list) ){1,4}(?:\\w{1,12} ){0,1}${MAILBOX}\\b|\\bnot (?:a|an|our) ${MAILBOX}\\b`,
    ),
  ],
  ["no_mailbox", "bad_mailbox", pattern(`\\b${BAD} (?:[\\w'/-]{1,14} ){0,2}?${MAILBOX}\\b`)],
  [
    "no_mailbox",
    "mailbox_bad",
    pattern(
      `\\b${MAILBOX}\\b(?: \\{ADDR\\}| \\(\\{ADDR\\}\\))?,?:?(?: (?:is|was|are|were|has|been|seems|appears|to|be|specified|you|entered|given|provided|currently|address|an|a|marked|as|email|name|not)){0,7} (?:${BAD}|not valid|isn't valid|no longer valid|not deliverable)\\b(?! for this (?:service|protocol))`,
    ),
  ],
  [
    "no_mailbox",
    "no_mailbox",
    pattern(
      `\\bno (?:valid |matching |active |known |local |mail |existing |email |e-mail |registered |more |longer )?${MAILBOX} (?:\\w{1,12} ){0,3}?(?:here|by|with|for|found|named|called|matching|available|exists?|at|on|under|of|specified|defined|\\{ADDR\\})|\\b(?:has|have|hosts?|knows?|there is|there's) (?:no|not a|not any) (?:such |valid )?${MAILBOX}\\b|(?:does not|doesn't|don't|do not) (?:have|know|host|recogni[sz]e) (?:a |an |any |such |this |that |of )?(?:\\w{1,14}[. ] ?|\\{HOST\\} ){0,2}?${MAILBOX}\\b`,
    ),
  ],
  [
    "no_mailbox",
    "not_in_directory",
    /\bnot (?:been )?(?:listed |found |registered |known |contained |present |defined )?(?:in|on|by|with|to|at) (?:\w{1,12}[ '])?(?:\w{1,12} )?(?:validrcptto|recipient (?:list|table|map|database)|directory|address ?book|user (?:list|database|table)|database|validrcpt\w{0,4}|local (?:table|recipient|user)|list of (?:valid|known|local)|domino|name (?:and )?address|recipient)|not listed in|badrcptto|user (?:not|un)[ -]?known|recipnotfound|recipientnotfound|usernotfound/u,
  ],
  [
    "no_mailbox",
    "not_local",
    /\b(?:mailbox|user|recipient|address|account|name|\{ADDR\})[^.;]{0,40}(?:is )?not (?:a )?local(?: user| mailbox| recipient| address)?\b|^not local\b|not our customer|\bnot (?:a|our) (?:customer|subscriber|member)\b|(?:user|recipient) not here\b|not (?:known )?(?:at|on) this (?:server|site|address|system|host)/u,
  ],
  [
    "no_mailbox",
    "gone",
    pattern(
      `\\b${MAILBOX}\\b${GAP}\\b(?:no longer|not) (?:\\w{1,12} )?(?:available|at this|on (?:this|our|the)? ?server|works?|working|employed|with (?:us|the)|in use|used|here|valid|monitored|maintained|part of|associated|supported|deliverable|operational|receiv\\w{1,4})|\\b(?:has|have) (?:been |already |since )?(?:left|moved|departed)\\b(?: the| this| our|\\.|$)|\\b(?:left|leaves) the (?:company|organi[sz]ation|firm|university)|(?:does(?: not|n't)|no longer) (?:work|works|working|live) here|no longer (?:works?|working|employed|with us|on (?:this )?server|valid|used|in use|exists?|here)|\\b${MAILBOX}\\b[^.;]{0,50}\\b(?:has been |been |was |is |already )?(?:deleted|removed|unallocated|purged|erased|discarded)\\b|\\b(?:deleted|removed|former|ex-) ?(?:user|mailbox|account|employee|customer)|has moved\\b`,
    ),
  ],
  [
    "no_mailbox",
    "address_rejected",
    /^(?:sid=\w{1,40} |#?\d\.\d\.\d )?(?:\{ADDR\}[:.]{0,3} )?(?:recipient )?address (?:is |was )?(?:rejected|refused|unknown|invalid|not accepted)\.?(?: \{ADDR\}\.?)?(?: \[code=\d{1,4}\])?$|^\{ADDR\}[.:]{0,3} (?:recipient )?address (?:unknown|invalid|rejected)\.?$/u,
  ],
  [
    "no_mailbox",
    "recipient_rejected",
    /recipient (?:address )?(?:was |is |has been )?(?:rejected|refused)[:.,]? (?:(?:-|as|because|due to) )?(?:\(?(?:invalid|unknown|no such|not (?:a |found|in |listed|valid|known|exist)|no account|no mailbox|does not|doesn't|nonexist|undeliverable|user |mailbox |recipient does|address (?:is not|not|unknown|does|un|invalid))|invalid-recipient|unknown-)/u,
  ],
  [
    "no_mailbox",
    "verification_failed",
    /\brecipient (?:\w{1,10} )?(?:verif\w{1,8}|validation|check|lookup) (?:\w{1,10} ){0,3}fail|recipient (?:address )?(?:cannot|could not|can't|couldn't|can not) be verified|(?:cannot|could not|couldn't) (?:verify|validate) (?:the )?(?:recipient|user)|(?:user|address|recipient) verification failed|failed recipient (?:verif|valid)/u,
  ],
  [
    "no_mailbox",
    "rfc_mailbox_unavailable",
    {
      code: /^55[0-3]$/u,
      enhanced: /^(?:|5\.[015]\.\d{1,3}|5\.2\.0)$/u,
      text: /^(?:\{ADDR\}[:.]{0,3} |-{1,3}|"|')?(?:sorry,? )?(?:requested (?:mail )?action (?:not taken|aborted)[:,.]? ?)?-? ?(?:the |this |destination |recipient(?:'s)? |user |rcpt to |"rcpt to" )?mail ?box (?:(?:is |was )?(?:unavailable|not available)|name not allowed)(?: or not local)?[ .!]{0,3}(?:$|\{|[([])/u,
    },
  ],
  [
    "no_mailbox",
    "mailbox_not_available",
    /\b(?:mail ?box|account|user|recipient) (?:is )?not available\b(?! (?:at this time|right now|currently|now|temporarily))/u,
  ],
  [
    "no_mailbox",
    "cannot_receive",
    /\b(?:address|user|mailbox|account|recipient)\b[^.;]{0,30}(?:not (?:configured|set up|setup|able|enabled|authori[sz]ed|allowed) to receive|(?:does not|doesn't|cannot|can't|can not) receive (?:e?-?mail|messages|mail))/u,
  ],
  [
    "no_mailbox",
    "code_words",
    /\bbad[_-]recipient\b|\bunknown[_-]user\b|\bno[_-]such[_-](?:user|recipient|mailbox)\b|\binvalid[_-]recipient\b|\buser[_-](?:unknown|not[_-]found)\b|\bcuda_nsu\b|\brecipient[_-]not[_-]found\b/u,
  ],
  [
    "no_mailbox",
    "delivery_impossible",
    /\b(?:addressee|recipient) unknown|return to sender|unrout(?:e)?able address|unrouteable recipient|\bnot deliverable\b|\brcpt (?:to )?.{0,30}not ok\b|nobody (?:here|at this|by that name)|who\?|never heard of|don't know (?:any|who|that|this)|no ?one (?:here|at this|by)/u,
  ],
]);
