import { type Rule, table } from "@rollcall/providers";
import { pattern, TROUBLE } from "./words.ts";

const ABOUT_US = String.raw`(?:your|sending|source|connecting|remote|client|this|originating|sender(?:'s)?|smtp client)`;
const OUR_HOST = String.raw`(?:ip|ips|host|mta|network|mail ?server|mail-?host|smtp server|server|machine|net|subnet|isp|address range|provider|relay|system|country|location|asn)`;
const REFUSED = String.raw`(?:block(?:ed|ing)?|banned|refused|denied|rejected|bad|reputation|spam|listed|black|not (?:authori[sz]ed|allowed|permitted|accepted|trusted|welcome)|suspicious|abus|disallowed|forbidden|prohibited|restricted|infected|compromised|bann?)`;

/** Our address, name, network or reputation is refused: nothing about the mailbox (Postfix says it at RCPT all the same). */
export const BLOCKED: readonly Rule[] = table("blocked", [
  ["blocked", "block_list_named", /\{DNSBL\}/u],
  [
    "blocked",
    "block_list",
    /\b(?:black|block|deny|ban|bad|drop|kill)[ _-]?list(?:ed|ing|s)?\b|schwarze liste|liste? noire|lista (?:negra|nera)/u,
  ],
  [
    "blocked",
    "list_acronym",
    /\b(?:rbl|rbls|dnsbl|rhsbl|dnsrbl|sbl|xbl|pbl|surbl|uribl|sbrs|senderbase|sender ?score|spamhaus|spamcop|sorbs|njabl|dsbl|ordb|uceprotect|spamrats|invaluement|backscatterer|cloudmark|csi|trustedsource|brightmail|barracuda reputation)\b/u,
  ],
  ["blocked", "listed_at", /(?<!not )(?<!not been )\blisted (?:at|in|on|by|as)\b/u],
  [
    "blocked",
    "our_host_refused",
    pattern(String.raw`\b${ABOUT_US} (?:\w{1,16} ){0,2}${OUR_HOST}\b.{0,80}?\b${REFUSED}`),
  ],
  [
    "blocked",
    "unavailable_to_us",
    /\b(?:unavailable|not available|closed|inaccessible|not reachable|unreachable) (?:to|for|from) your (?:\w{1,12} )?(?:network|host|server|ip|domain|system|provider|country|client|location)\b/u,
  ],
  // A server may say of our host whatever it says of a mailbox.
  [
    "blocked",
    "our_host_in_trouble",
    pattern(
      `\\b(?:(?:your|sending|connecting|originating|client) (?:smtp |mail |ip )?(?:ips?|host(?: ?name)?|server|mta|network|isp|mail-?server)(?: \\[?\\{(?:IP|HOST)\\}\\]?)?|(?:ip(?: address)?|client(?: host)?|host|connection from) \\[?\\{IP\\}\\]?)(?: (?:is|was|has been))? ${TROUBLE}`,
    ),
  ],
  [
    "blocked",
    "refused_host",
    pattern(
      String.raw`\b(?:blocked|banned|refused|refusing|denied|rejected|rejecting|reject|blocking|deferred|deferring|blacklisting|bad|suspicious) (?:\w{1,14} ){0,4}(?:${ABOUT_US} )(?:\w{1,12} )?${OUR_HOST}\b`,
    ),
  ],
  // Before MAIL the only name that was looked up is ours.
  ["blocked", "dns_at_connect", { stage: ["connect", "ehlo"], text: /\bdns\b|\blook-?up\b|\bresolv/u }],
  [
    "blocked",
    "banned",
    /\bbanned (?:sender|sending|ip|host|address|network|by|for|from|due|\{IP\}|\{HOST\}|\{ADDR\}|\[)|\b(?:is|been|are|was|were|got|temporarily|permanently|ip|address) (?:\w{1,12} )?banned\b|^banned\b|\bban(?:ned)? list/u,
  ],
  [
    "blocked",
    "ip_refused",
    /(?:\{IP\}|from \{HOST\})[\])]{0,2}:?\d{0,5}(?: \w{1,12}){0,3} (?:is |was |are |has been |been |temporarily |permanently |currently )?(?:block|banned|refused|denied|rejected|blacklisted|not (?:allowed|permitted|authori[sz]ed|accepted|welcome)|suspicious|abus|spamm)/u,
  ],
  [
    "blocked",
    "refused_from_ip",
    /(?:block(?:ed|ing)?|refus(?:ed|ing)|den(?:ied|ying)|reject(?:ed|ing)?|not accept(?:ed|ing)?|accept no|no) (?:\w{1,14} ){0,4}(?:from|for|by)(?: \w{1,10}){0,3} ?[([]{0,2}(?:\{IP\}|ip\b)/u,
  ],
  [
    "blocked",
    "client_host_rejected",
    /\bclient host\b.{0,120}(?:rejected|blocked|denied)|\b(?:client|host|connection|server) (?:\{(?:IP|HOST|ADDR)\} ?|\[\{IP\}\] ?){0,2}(?:is |was |has been )?rejected\b/u,
  ],
  [
    "blocked",
    "connection_refused",
    /\b(?:access|connections?|service|sessions?|smtp|e-?mails?|messages?|traffic) (?:\w{1,12} ){0,3}(?:from|to|for|by) (?:your|this|that|these|those|ip|hosts?|servers?|machines?|networks?|dynamic|dial|\{IP\}|\{HOST\}|\{ADDR\}|\[).{0,80}(?:denied|refused|rejected|blocked|not (?:be )?(?:accepted|allowed|permitted)|disabled|prohibited|suspended|weren't sent|deferred)/u,
  ],
  [
    "blocked",
    "not_accepting_from",
    /(?:not|never|no longer|refuse to|n't|cannot) (?:be )?(?:accept(?:ed|ing)?|allow(?:ed)?|receive|take) (?:\w{1,12} ){0,3}(?:from|by) (?:your|this|that|these|those|ip|hosts?|servers?|machines?|networks?|dynamic|dial|residential|\{IP\}|\{HOST\}|\[)/u,
  ],
  [
    "blocked",
    "connection_word",
    {
      unless: /^connection (?:refused|timed out|reset)|connect to/u,
      enhanced: /^(?!4\.4)/u,
      text: /\b(?:connection|session)s?,? (?:\w{1,14} ){0,2}(?:refused|rejected|denied|blocked|dropped|not accepted|disallowed)\b|e?smtp not accepting|not accepting connections|refus(?:ed|ing) (?:your |the )?connection/u,
    },
  ],
  [
    "blocked",
    "reputation",
    /\breputation\b|\brating of your\b|\bpoor .{0,16}(?:score|rating)|score too low|too low (?:a )?(?:score|sbrs)/u,
  ],
  [
    "blocked",
    "spammer",
    /\b(?:known |identified )?spammers?\b|\bspam (?:source|sender|host|ip|sending|site|network|relay|origin|from|activity|coming)\b|(?:send|sends|sending|sent|source of|much|many) (?:\w{1,10} ){0,3}spams?\b(?! (?:content|score))|\bspamming\b|\bspamtrap|\bhoneypot|\bstop spamm/u,
  ],
  [
    "blocked",
    "abuse",
    /\babus(?:e|o|ive|ing|ed)? (?:detect|from|rejection|suspected|attempt|of)|(?:rejection|due to|because of|for|of|detected|suspected)[ -]{1,3}(?:\w{1,10} )?(?:abuse|abusive|attack)|suspected .{0,12}attack|go away\b|\battacks? (?:detected|from)|bot ?net\b|\bzombie\b|\bexploited\b|compromised/u,
  ],
  [
    "blocked",
    "dynamic_address",
    /\b(?:dynamic(?:ally)?|dial[ -]?up|dialin|residential|generic|dsl|adsl|cable|home|consumer|end[- ]user)\b.{0,40}\b(?:ips?|hosts?|address(?:es)?|range|rdns|ptr|users?|connections?|clients?|customers?|network|assigned|mx)\b|\bdynablock|\bdul\b/u,
  ],
  [
    "blocked",
    "reverse_dns",
    /\b(?:reverse|inverse|backward|backwards)[ -]?(?:dns|lookup|name|record|map|ip|hostname|resolution)|\b(?:ptr|rdns|fcrdns|r-dns)\b|(?:find|resolve|verify|determine|lookup|look up|match|identify) (?:your|the|a|client|valid) (?:\w{1,12} ){0,2}(?:host ?name|hostname|ip|rdns|ip address|dns)|ip name (?:lookup|possibly)|name lookup failed|possibly forged|dns (?:ptr|name) |hostname .{0,30}(?:mismatch|does not (?:match|resolve))|mismatch(?:es)? .{0,12}(?:ip|client)|remote ip check|without (?:a )?(?:valid )?(?:reverse|ptr|dns|rdns)|no (?:dns )?(?:a |a\/mx |mx )?record for (?:your |\{IP\}|\[)/u,
  ],
  [
    "blocked",
    "geography",
    /\bgeo[ -]?ip\b|\bgeo(?:graphic(?:al)?)? (?:block|filter|location|region)|\bcountr(?:y|ies)\b.{0,40}(?:block|allow|reject|den|permit|accept|refus)|(?:block|reject|den|refus)\w{0,4} .{0,20}\bcountr(?:y|ies)\b/u,
  ],
  [
    "blocked",
    "open_relay_here",
    /(?:which|that|you|it|host|server|ip) (?:is|are|seems|as) (?:to be )?(?:an )?(?:unsecured |insecure )?open[ -](?:mail )?(?:relay|proxy)|\bopen proxy\b|open[ -]relay (?:list|database|test)|bypassing/u,
  ],
  [
    "blocked",
    "may_not_send",
    /(?:ip|host|server|network|client|address|you) .{0,60}not (?:\w{1,12} )?(?:authori[sz]ed|allowed|permitted|configured) to (?:send|connect|use|submit|deliver|mail|access)|invalid ip for sending|may not be mail exchanger|not (?:in|on) (?:our |the )?(?:white|allow)[ -]?list|requires? whitelist|must be whitelisted|not (?:yet )?whitelisted/u,
  ],
  [
    "blocked",
    "not_talking",
    /(?:won't|will not|do(?:es)? not|don't|not) (?:want to )?(?:talk|speak) (?:to|with) (?:you|your|this)|(?:you|your (?:host|server|mail|ip)) (?:are|is) not (?:welcome|wanted|allowed|authori[sz]ed)(?! to (?:post|send|mail|write|email|deliver))|^no smtp (?:service )?here|(?<!relay )access (?:to this (?:system|server|service) )?(?:has been |is |was )?(?:permanently )?(?:denied|rejected|forbidden|blocked)|mail (?:from you )?(?:not wanted|unwelcome)|\b(?:is|are) not welcome here|don't like you|adresse ip .{0,30}bloqu|ip[ -]?adresse .{0,40}(?:gesperrt|blockiert|abgelehnt|gelistet)|(?:su|sua|seu|twoj|twoje) .{0,10}ip .{0,30}(?:bloque|bloccat|bloqueado|zablokowan)|service refuse/u,
  ],
  [
    "blocked",
    "block_word",
    /\b(?:is|was|been|are|were|be|temporarily|permanently|message|mail|email|e-mail|sender|\{ADDR\}:|\{IP\}\]?|\{HOST\}|site|domain|currently) (?:has been |is |was )?blocked\b|\bblocked (?:by|using|for|due|because|at|via|from|with|-|:|see|as|in|on|\{)|^blocked\b|[:;,] ?blocked\b|\{ADDR\}:blocked|_is_blocked|^reject(?:ed|ion)?\b.{0,10}\bblocked/u,
  ],
]);
