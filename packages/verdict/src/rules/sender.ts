import { phrases, type Rule, table, words } from "@rollcall/providers";
import { TROUBLE } from "./words.ts";

const SENDER_PART = words`e-?mail|mail|envelope|domain|address|mail ?box|account|user|name|id|identity`;

/** Nouns for the sender. */
const SENDER_NAME = words`
  (the |your |envelope |return |null )?senders?('s)?( ${SENDER_PART}){0,3}
  sending (user|account|address|mail ?box)|mail ?from( address)?|(envelope|header)[- ]from
  from:? address|(return|reverse)[- ]?path( address)?|bounce address|originator('s)?( address)?
  your( own)? (e-?mail |mail )?(address|mail ?box|account)|address you send from
  (address|mail ?box|account) (of|for) (the )?senders?
`;

const ITS_ADDRESS = words`[<(\[]{0,2}{ADDR}[>)\]]{0,2}`;
const VERIFIED = words`verif\w{1,8}( (failed|error))?:?`;
const IS = words`
  is|was|are|has been|seems to be|appears to be|seems|appears|address|mail ?box|account
`;
const HAS_NO = words`no|without|missing|lacks?|does not have|doesn't have`;
const IN_TROUBLE = words`
  reject|refus|den(y|ied)|block|invalid|not|unknown|verif|valid|fail|must|bad|banned|unverif|undeliver
  exist|unauthori|disallow|forbid|unaccept|resolv|missing|unresolv|illegal|incorrect|required|is not
  callout|disabled|spoof|forg
`;
const FILLER = words`
  is|are|was|has been|have been|seems|appears|must|may|does|did|could|can|do|from|cannot|address
  verify|verification|validation|could not be|not
`;
const SENDER_DETAIL = words`
  e-?mail|mail|envelope|domain|address|host|name|account|id|identity|{ADDR}|{HOST}
  [[({<-]{1,2}\{(ADDR|HOST|IP)\}[\])}>]{0,2}:?
`;
const BAD = words`
  invalid|bad|unknown|illegal|unverif\w{0,5}|blocked|banned|null|empty|bogus|rejected|denied|refused
  forged|spoofed|fake|missing|unauthori[sz]ed|wrong|blank|non-?existent|refusing|malformed|disallowed
  reject|unresolvable|undeliverable|suspicious|verify|incorrect|improper
`;
const A_SENDER = words`
  senders?|envelope from|mail ?from|mail from:?|return[- ]path|reverse[- ]path|bounce address
  from: ?address|originator|sender's
`;
const REFUSED = words`
  reject|denied|refused|failed|invalid|not (allowed|accepted|permitted|valid|verified)|must|blocked
  required|does ?n[o']t (exist|resolve|have)|is not|spoof|verify
`;
const MAIL_FROM = words`
  mail ?from|envelope(?![ -](recipient|to))([ -](from|sender))?|return[- ]path|reverse[- ]path
  from address|from:
`;
const OURS_ABROAD = words`
  (ip-?)?adress?e?|konto|account|compte|cuenta|direccion|conta|endereco|indirizzo|adres|ip|server
  serveur|servidor|serwer|host\w{0,6}|domain|domaine|dominio|mailserver
`;
const YOUR_ABROAD = words`ihre?[nrsm]?|votre|vos|sua?|seu|tuo|tua|vostr[oa]|twoj\w{0,2}|uw`;

/** Our HELO, MAIL FROM, SPF or TLS is refused. */
export const SENDER: readonly Rule[] = table("sender", [
  // Our MAIL FROM alone; but a restricted list is about the recipient.
  [
    "sender_rejected",
    "names_ours",
    { text: /\{SENDER\}/u, unless: /\{ADDR\}|\b(?:accept|allow|permi|authori|member|subscri)/u },
  ],
  [
    "tls_required",
    "starttls_first",
    phrases`
      \bstarttls\b
      \b(tls|ssl|encryption)\b.{0,24}\b(required|mandatory|needed|must|only|necessary)\b
      \bencrypted connection\b.{0,24}\b(required|mandatory|needed|must|only|necessary)\b
      \b(secure connection|encrypted)\b.{0,24}\b(required|mandatory|needed|must|only|necessary)\b
      \b(requires?|required|must (use|issue)|need(s)?|without) .{0,24}\b(tls|ssl|encryption|encrypted)\b
      \benforce[sd]? .{0,24}\b(tls|ssl|encryption|encrypted)\b
      insecure connection
      session encryption
    `,
  ],
  [
    "sender_rejected",
    "spf",
    phrases`
      {SPF}
      \bspf\b
      sender policy framework
      sender ?id\b
      \bdmarc\b
      \bdkim\b
      \barc\b seal
      unauthenticated (e-?mail|mail|message)
      (does not|doesn't|not) (have |pass )?authentication (information|checks)
      not (allow|permit|authori[sz]e|designat)\w{0,3} ({IP}|sending mail)
      not (allow|permit|authori[sz]e|designat)\w{0,3} to send (mail )?(from|for|on behalf|as)
      doesn't allow sending
      domain .{0,30}mismatch
      not aligned
      sender authentication
      designated (sender|mailer)
    `,
  ],
  // Any complaint that servers also make about mailboxes.
  [
    "sender_rejected",
    "sender_in_trouble",
    phrases`
      \b${SENDER_NAME}('s)?[:,]?( ${ITS_ADDRESS})?[:,]?( ${VERIFIED})?( [-(])?( ${IS})? ${TROUBLE}
      ${TROUBLE} (\((the |your )?senders?\)|(in|for|of) (the |your )?(senders?|mail ?from)\b)
    `,
  ],
  ["sender_rejected", "helo", /\b(?:helo|ehlo)\b(?! first)|\bhello (?:name|argument|string)/u],
  // We reached this host by the recipient's MX record, so a domain without one is the sender's.
  [
    "sender_rejected",
    "domain_without_mx",
    {
      text: phrases`
        \b${HAS_NO} (a |an |any )?(valid |usable |resolvable )?mx (or (mx|a|aaaa) |and (mx|a) )?records?\b
        \b${HAS_NO} (a |an |any )?(valid |usable |resolvable )?a (or (mx|a|aaaa) |and (mx|a) )?records?\b
        \b${HAS_NO} (a |an |any )?(valid |usable |resolvable )?a/mx (or (mx|a|aaaa) |and (mx|a) )?records?\b
        \b${HAS_NO} (a |an |any )?(valid |usable |resolvable )?mx/a (or (mx|a|aaaa) |and (mx|a) )?records?\b
        \b${HAS_NO} (a |an |any )?(valid |usable |resolvable )?dns (or (mx|a|aaaa) |and (mx|a) )?records?\b
      `,
      unless: /\b(?:recipient|destination|for) /u,
    },
  ],
  [
    "sender_rejected",
    "spoofed",
    phrases`
      \bbad-?mail(from)?\b
      \bspoof(ed|ing)?\b
      \bforged?\b
      \bimpersonat
      purported
    `,
  ],
  [
    "sender_rejected",
    "sender_address",
    phrases`
      \bsenders?('s)?( ${SENDER_DETAIL}){0,4},? ?[:-]? ?(${FILLER} ){0,4}${IN_TROUBLE}
    `,
  ],
  [
    "sender_rejected",
    "bad_sender",
    phrases`
      \b${BAD} ((\w{1,12} ){0,3}${A_SENDER}|from( address|:))\b
    `,
  ],
  [
    "sender_rejected",
    "sender_domain",
    phrases`
      domain (name )?of (the )?(sender|mail ?from)
      \b(sender|senders|sender's|sending|from|your) (e-?mail )?(domain|domain name|mail ?domain)\b
      \b(envelope|originating|mail ?from) (e-?mail )?(domain|domain name|mail ?domain)\b
      \b(sender|sending|envelope) (\w{1,10} ){0,2}domain\b
      (your|the) (e-?mail |mail )?address .{0,30}(not (verified|accepted|valid)|could not be verified)
      (your|the) (e-?mail |mail )?address .{0,30}does not (exist|accept)
      domain .{0,40}(for|of) (your|the sender)
      mx .{0,30}(of|for) (sender|your)
    `,
  ],
  [
    "sender_rejected",
    "mail_from",
    phrases`
      \b${MAIL_FROM}( address| {ADDR}| command|:){0,3}:? ?.{0,24}${REFUSED}
    `,
  ],
  [
    "sender_rejected",
    "verification",
    phrases`
      (call ?back|call ?out|sender verif|postmaster verif|return path verif|reverse verif)
      (address verification failed for sender|verification failed for {ADDR})
      verify (the )?(sender|mail ?from|return|your)
      (sender|postmaster) (address )?verif
    `,
  ],
  [
    "sender_rejected",
    "null_sender",
    phrases`
      (null|empty|blank|bounce)[ -](sender|senders|envelope|reverse-path|return-path|from)
      {ADDR} sender
      third-party dsns?
      unsigned dsn
      legitimate bounces
      returned mail not accepted
      bounce(s)? (attack|message|not accepted|are not)
      \bbackscatter
    `,
  ],
  [
    "sender_rejected",
    "sender_other_languages",
    {
      text: phrases`
        // "Sender" in German, French, Spanish, Portuguese, Italian, Polish, Dutch
        absender
        expediteur|emetteur
        remitente
        remetente
        mittente
        nadawc
        afzender
        // In Russian, Ukrainian, Turkish, Czech, Slovak, the Nordic languages, Hungarian, South Slavic languages, Greek
        отправител
        відправник
        gonderen
        odesilatel
        odosielatel
        avsandare|afsender|avsender
        felado
        posiljatel
        αποστολεα
        // In Chinese, Japanese, Korean
        发件人|寄件人|寄件者
        送信者|差出人
        발신자|보낸 ?사람
        // "Your" address, account or server
        \b${YOUR_ABROAD} (\w{1,14} )?${OURS_ABROAD}\b
        ваш\S{0,2} (\S{1,14} )?(ip|адрес|сервер|аккаунт|ящик|домен|хост)
        \b(adresiniz|sunucunuz|hesabiniz)
        [您你]的
      `,
      unless: /zuruck an|zurueck an|retour a|devuelto al/u,
    },
  ],
]);
