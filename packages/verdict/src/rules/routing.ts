import { type Rule, table } from "@rollcall/providers";
import { DOMAIN, pattern } from "./words.ts";

/** This host doesn't take the domain's mail, or thinks that there is no such domain. */
export const ROUTING_FIRST: readonly Rule[] = table("domain", [
  [
    "domain_not_served",
    "not_local_host",
    /\bnot (?:a |an |the )?(?:local|final|valid) (?:host|destination|domain|gateway)|\bnot a gateway/u,
  ],
  [
    "domain_not_served",
    "recipient_domain_refused",
    /\b(?:recipient|destination)(?:'s)? (?:mail )?domain\b.{0,30}\b(?:not|isn't) (?:\w{1,10} )?(?:supported|accepted|hosted|local|known|served|handled|allowed|in our)/u,
  ],
  ["no_mail_accepted", "null_mx", { text: /\bnull ?-?mx\b|\(nullmx\)/u, unless: /\bsender\b/u }],
  [
    "no_mail_accepted",
    "accepts_no_mail",
    /\b(?:domain|host|server|system|site)(?: \{HOST\}| \{ADDR\})? (?:does not|doesn't|never|do not|will not|is not|not) (?:accept|accepting|receive|receiving|configured to receive|take) (?:any )?(?:incoming )?(?:e?-?mails?|messages?)(?! (?:from|for|to))/u,
  ],
  [
    "domain_not_found",
    "unrouteable_domain",
    pattern(
      `unroute?able (?:mail )?(?:domain|host)|\\b(?:no|unknown|invalid|non-?existent|nonexistant|unresolvable|bad|illegal|no such|undefined|unresolved) (?:\\w{1,14} ){0,2}${DOMAIN}\\b(?! (?:of|for) (?:sender|your))|(?:bad|invalid|unknown) destination (?:system|host|domain)|(?:find|locate|resolve|look ?up) (?:the )?(?:recipient(?:'s)?|destination|mail) (?:mail )?(?:domain|host|exchanger)|\\bno (?:valid )?(?:mx|dns|a|mail exchanger) (?:record|entr|host|for)|\\bno mx\\b|host not found|name service error|nxdomain|domain name not found|name or service not known`,
    ),
  ],
  [
    "domain_not_found",
    "domain_missing",
    pattern(
      `\\b${DOMAIN}\\b(?: name)?(?: \\(?\\{(?:HOST|ADDR)\\}\\)?)?:?(?: (?:is|was|has|name|not|part|of|the|address|given|could|be|cannot|can|seems|does|do|specified)){0,4} ?(?:unknown|not found|(?:does not|doesn't|not) (?:exist|resolve)|non-?existent|no longer exists|not be (?:found|resolved)|cannot be (?:found|resolved)|lookup (?:failed|failure)|(?:is )?(?:not reachable|unreachable)|invalid|has no (?:valid )?mx|exist\\b|expired|unresolvable|incorrect|is incorrect)`,
    ),
  ],
]);

export const ROUTING: readonly Rule[] = table("routing", [
  [
    "domain_not_served",
    "relaying_denied",
    /\brelay(?:ing|s|ed)?\b.{0,60}\b(?:denied|not (?:permitted|allowed|authori[sz]ed|enabled|accepted|supported|available|possible)|prohibited|disallowed|refused|forbidden|rejected|disabled|blocked|unauthori[sz]ed|nicht|verboten|restricted|interdit|no permitid|restrictions?|attempt)|\brelay access\b/u,
  ],
  [
    "domain_not_served",
    "no_relaying",
    /(?:unable|refus\w{1,4}|not (?:allowed|permitted|authori[sz]ed|configured|able|going)|cannot|can't|can not|won't|will not|do(?:es)? not|don't|doesn't|no|denied|prohibit\w{0,4}|disallow\w{0,3}|non-?|attempt(?:ing|ed)? (?:an? )?(?:unauthori[sz]ed )?|third[- ]party|unauthori[sz]ed|illegal|open) (?:to )?(?:allow |permit |an? |open |mail |smtp |be )?(?:to )?relay|attempts? to relay|use (?:me|us|this (?:server|system|host)) (?:as|for) (?:a |an |mail )?relay|\brelaying\b|mail relay(?:ing)? |(?:we|this) (?:do not|does not|don't|doesn't|will not) (?:act|serve) as|^relay(?:ing)? (?:denied|refused)/u,
  ],
  [
    "domain_not_served",
    "rcpthosts",
    /rcpthosts|locals file|allowed (?:rcpt|recipient) ?(?:hosts|domains)|(?:list of )?allowed (?:recipient )?domains|not a (?:gateway|gatewayed)|no-domain|tenantattribution|(?:we|i) (?:do not|don't) (?:handle|accept|host|serve|process|take|do) (?:e?-?mail|messages|domain)? ?(?:for|to)/u,
  ],
  [
    "domain_not_served",
    "domain_not_here",
    {
      text: pattern(
        `\\b(?:${DOMAIN}|\\{HOST\\}).{0,60}?\\b(?:not|isn't|aren't|no longer|n't|never) (?:\\w{1,12} ){0,3}?(?:local(?:ly)?|hosted|served|accepted here|handled|found here|on this|on our|here|configured|my (?:list|domain)|one of|recogni[sz]ed|supported|registered here|ours|in (?:my|our) (?:list|domains)|known here|managed|set up|setup|provisioned|responsible)`,
      ),
      // A domain that may not do something is the sender's.
      unless: /\b(?:your|senders?|sending|send|from)\b/u,
    },
  ],
  [
    "domain_not_served",
    "not_local_domain",
    /\bnot (?:a |an |our |one of our |any )?(?:valid |local(?:ly)? |hosted |known |our |accepted |own )(?:\w{1,8} )?(?:domain|host)|(?:unrecogni[sz]ed|non-?local|foreign|remote|external|unsupported|unaccepted|not local|unserved) (?:recipient |mail )?domain|(?:mail|e-?mail|messages) (?:to|for) (?:this |that |the |\{ADDR\} |\{HOST\} )?(?:domain|\{HOST\}|\{ADDR\})?.{0,24}(?:not accepted|is not (?:handled|accepted|hosted|served)|cannot be (?:accepted|handled)|not (?:for )?here)|not (?:the )?(?:responsible|authoritative) (?:for|mail)|^(?:\{ADDR\}:? (?:is )?)?not hosted (?:here|on this)|\bnot a relay\b|wrong (?:server|host|mx|mail server|pop)|account not hosted|not (?:accept|deliver|handl|host|serv|tak)\w{0,3} (?:e?-?mails?|messages?) (?:for|to) (?:this|that|the|your|other|\{HOST\}|\{ADDR\}|outside|remote|foreign|external|non)|user not local.{0,4}(?:please )?try|undeliverable to remote|only (?:accept|handle|deliver)s? (?:e?-?mail|messages) (?:for|to) (?:local|our|hosted)/u,
  ],
  [
    "authentication_required",
    "log_in_first",
    /\bauthenticat(?:ion|e)\b.{0,30}\b(?:required|first|needed|necessary|mandatory|before)\b|(?:must|need to|please|have to|should|requires?|without|not|n't|lack of) (?:be |first |use |smtp |valid |previously |successfully )?(?:auth|authenticat\w{0,4}|log(?:ged)? ?in|login|smtp[ -]auth)\b|client was not authenticated|unauthenticated (?:senders?|connections?|users?|clients?|relay)|pop ?-?before ?-?smtp|check (?:your )?mail first|(?:turn|switch) on (?:smtp )?auth|\bauth (?:required|first)|(?:smtp )?auth(?:entication)? (?:is )?required|anmeldung erforderlich|sender (?:is )?not (?:authenticated|logged in)|authorization required/u,
  ],
  [
    "policy_refusal",
    "mail_loop",
    /too many hops|\bhop count|mail (?:is )?loop(?:ing|s)?|loops? (?:back|detected)|\brouting loop|looping/u,
  ],
]);
