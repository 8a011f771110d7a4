import { phrases, type Rule, table } from "@rollcall/providers";

/** Protocol errors on our side, or so the server thinks. */
export const PROTOCOL: readonly Rule[] = table("protocol", [
  [
    "smtputf8_unsupported",
    "smtputf8",
    phrases`
      \bsmtputf8\b
      \bnon-?ascii\b
      internationali[sz]ed (e-?mail |mail )?address
      utf-?8 (address|not)
      \beai\b
    `,
  ],
  [
    "protocol_problem",
    "sequence",
    phrases`
      bad (command )?sequence
      (sequence|order) of commands
      out of (sequence|order)
      (need|send|expecting|missing|issue|give|expected|use) (a |an |me )?(mail|rcpt|helo|ehlo|hello)\b
      specify (a |an |me )?(mail|rcpt|helo|ehlo|hello)\b
      (mail|rcpt|helo|ehlo) (command )?first
      synchroni[sz]ation error
      pipelining
      polite people
      nested mail
      sender already
      no (valid )?(recipients|sender) (specified|given)
      already specified
    `,
  ],
  [
    "protocol_problem",
    "command",
    {
      code: /^50[0-5]$/u,
      text: phrases`
        (command|syntax|parameters?|arguments?|verb|option) (\w{1,12} ){0,2}(error|unrecogni[sz]ed)
        (command|syntax|parameters?) (\w{1,12} ){0,2}not (recogni[sz]ed|implemented|supported|understood)
        (arguments?|verb|option) (\w{1,12} ){0,2}not (recogni[sz]ed|implemented|supported|understood)
        (command|syntax|parameters?|arguments?|verb|option) (\w{1,12} ){0,2}(unknown|invalid|disabled)
        syntax error
        unrecogni[sz]ed (command|parameter)
        unknown (command|parameter|option)
        unimplemented
        not implemented
      `,
    },
  ],
  [
    "protocol_problem",
    "parse_error",
    phrases`
      syntax error in parameters
      (can't|cannot) parse
      protocol (error|violation)
      must contain a domain
      without a domain
      ^({ADDR}:? )?syntax error
    `,
  ],
]);

/** Policy without a recognisable subject. */
export const POLICY: readonly Rule[] = table("policy", [
  [
    "policy_refusal",
    "policy",
    phrases`
      \bpolic(y|ies)\b
      \bpolitique\b
      \brichtlinien?\b
      \bpoliticas?\b
      administrative(ly)? (prohibit|reject|refus|den)
      \bprohibited\b
      \bacl\b
      \bfilter(ed|s|ing)?\b
      security\b
      \bviolat(ion|es|ed)
      firewall
    `,
  ],
]);

/** Refusals without a recognisable subject or enhanced code. */
export const REFUSALS: readonly Rule[] = table("refusal", [
  // Replies about a mailbox do not mention hosts. Weak evidence, hence session scope.
  [
    "blocked",
    "mentions_a_host",
    {
      code: /^5/u,
      text: phrases`
        \bips?\b
        {IP}
        \byour (\w{1,12} )?(host|server|domain|mta|network|isp|provider|system|site|computer|connection)\b
        \byour (\w{1,12} )?(country|location)\b
        \b(hosts?|nameserver|network|client|country|service|untrusted|end-user|heuristics?|host lookup)\b
      `,
      scope: "session",
    },
  ],
  [
    "blocked",
    "mentions_our_address",
    {
      code: /^4/u,
      text: /\b(?:sending|source|client|unverif\w{0,6}|your) (?:\w{1,10} )?(?:ips?|location)\b/u,
      scope: "session",
    },
  ],
  ["blocked", "block", /\bblock(?:s|ing|ed)?\b|\bdenylist/u],
  [
    "message_content",
    "message_refused",
    phrases`
      \b(message|e-?mail|mail|content|letter)\b.{0,30}\b(refused|rejected|blocked|denied|declined)
      \b(message|e-?mail|mail|content|letter)\b.{0,30}\b(not accepted|discarded|bounced|unacceptable)
      \bspam\b
      \bu[cb]e\b
      \bcharset\b
      \bhtml\b
      \bsuspicious\b
      \bbulk\b
      transaction (failed|rejected)
    `,
  ],
  [
    "policy_refusal",
    "refused",
    phrases`
      \b(rejected|refused|denied|not (permitted|allowed|accepted|authori[sz]ed)|forbidden|disallowed)\b
      \b(insufficient permission|no permi(t|ssion))\b
    `,
  ],
]);

/** Neutral words. A text with any other word is not condemned by its enhanced code alone. */
const NO_OPINION: ReadonlySet<string> = new Set(
  [
    "{ADDR} {HOST} {URL} the this a an is was has been be to of for by and or in at your you we",
    "sorry error errors permanent permanently fatal smtp gsmtp esmtp rcpt command requested action not taken",
    "bad destination mailbox address addresses recipient recipients user account status syntax",
    "rejected reject refused denied failed failure undeliverable unavailable",
    "delivery deliver delivered cannot unable could",
    "message mail email e see please check code id sid",
  ].flatMap((line) => line.split(" ")),
);

/** Enhanced codes (RFC 3463, IANA registry), if the text matched nothing. Not those used loosely: X.0.0, X.1.0, X.5.0, X.7.0, X.7.1. */
export const ENHANCED: readonly Rule[] = table("enhanced", [
  ["no_mail_accepted", "null_mx", { enhanced: /^5\.1\.10$/u, code: /^556$/u }],
  ["no_mailbox", "bad_mailbox", { enhanced: /^[45]\.1\.(?:1|3|6|10)$/u, only: NO_OPINION }],
  // 521 is about the host (RFC 7504).
  ["mailbox_disabled", "mailbox_disabled", { enhanced: /^5\.2\.1$/u, code: /^5(?!21)/u, only: NO_OPINION }],
  ["mailbox_full", "mailbox_full", { enhanced: /^[45]\.2\.2$/u }],
  ["temporary_failure", "mailbox_trouble", { enhanced: /^4\.2\.[013]$/u }],
  ["domain_not_found", "bad_domain", { enhanced: /^[45]\.(?:1\.2|4\.4|7\.18)$/u }],
  ["sender_rejected", "bad_sender", { enhanced: /^[45]\.(?:1\.[789]|7\.(?:2[0-46-7]|26|50[1-9]|51[0-9]|23|21))$/u }],
  ["blocked", "reverse_dns", { enhanced: /^[45]\.7\.(?:25|60[6-9]|6[1-4]\d)$/u }],
  ["message_content", "message", { enhanced: /^[45]\.(?:2\.3|3\.4|6\.[0-68]|7\.7)$/u }],
  ["smtputf8_unsupported", "smtputf8", { enhanced: /^[45]\.6\.(?:7|9)$/u }],
  ["too_many_recipients", "too_many_recipients", { enhanced: /^[45]\.5\.3$/u }],
  ["rate_limited", "too_much", { enhanced: /^[45]\.7\.28$/u }],
  ["tls_required", "encryption", { enhanced: /^[45]\.7\.(?:10|11)$/u }],
  ["authentication_required", "authentication", { enhanced: /^[45]\.7\.(?:8|9|57)$/u, code: /^5(?:30|35|50)$/u }],
  ["blocked", "service_refused", { enhanced: /^5\.3\.2$/u }],
  ["temporary_failure", "system", { enhanced: /^4\.(?:3|4)\.\d{1,3}$/u }],
  ["protocol_problem", "protocol", { enhanced: /^5\.5\.[1245]$/u, code: /^50/u }],
]);

/** Basic codes, as a last resort (RFC 5321 §4.2.2, RFC 7504). */
export const BASIC: readonly Rule[] = table("basic", [
  ["no_mail_accepted", "host_takes_no_mail", { code: /^(?:521|556)$/u }],
  ["authentication_required", "authentication", { code: /^530$/u }],
  ["protocol_problem", "syntax", { code: /^(?:50\d|455)$/u }],
  ["temporary_failure", "temporary", { code: /^4/u }],
  ["policy_refusal", "permanent", { code: /^5/u }],
]);
