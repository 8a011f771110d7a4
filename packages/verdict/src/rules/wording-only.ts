import { phrases, type Rule, table } from "@rollcall/providers";

/*
 * Servers and services identified by their wording rather than by MX. The wordings are exact, so they apply whatever the enhanced code.
 */

const QMAIL: readonly Rule[] = table("qmail", [
  // chkuser, spamcontrol and validrcptto append 5.7.1 or 5.7.17 to every rejection.
  [
    "no_mailbox",
    "code_last",
    {
      code: /^5/u,
      text: phrases`
        ^sorry, no mailbox here by that name\.? \(#5\.[17]\.\d{1,2}( - chkuser)?\)$
        ^sorry, (that|this) recipient (doesn't|does not) exist \(#5\.7\.1\)$
        ^sorry, this recipient is not in my validrcptto list \(#5\.7\.1\)$
        ^sorry, that recipient is not in my list of allowed recipients \(#5\.7\.1\)$
      `,
      anywhere: true,
    },
  ],
]);

/** Exact sentences that contain a word of OTHER_SUBJECT. */
const SENTENCES: readonly Rule[] = table("sentence", [
  [
    "no_mailbox",
    "no_mailbox",
    {
      code: /^55/u,
      enhanced: /^(?:|5\.[01]\.[01])$/u,
      text: phrases`
        ^no mailbox by that name is currently available$
        ^mailbox unknown or not accepting mail\.?$
        ^mail is not accepted for nonexistent mailbox$
        ^{ADDR}(\.{3}|:)? email address lookup in domain map failed$
        ^\[suspend\] mailbox currently unknown$
        ^"?the recipient cannot be verified\. please check all recipients of this message to verify they are valid
      `,
      anywhere: true,
    },
  ],
  [
    "mailbox_disabled",
    "disabled",
    {
      code: /^55/u,
      enhanced: /^(?:|5\.2\.[01])$/u,
      text: phrases`
        // The title of X.2.1 (RFC 3463).
        ^mailbox disabled, not accepting messages$
        ^extended inactivity, new mail is not currently being accepted for this mailbox$
        // cPanel
        ^domain owner has suspended this mailbox$
      `,
      anywhere: true,
    },
  ],
]);

const SENDMAIL: readonly Rule[] = table("sendmail", [
  // virtusertable entry "error:nouser".
  [
    "no_mailbox",
    "no_user",
    {
      code: /^553$/u,
      enhanced: /^5\.3\.0$/u,
      text: /^\{ADDR\}\.{3} (?:no such user here|unknown user|user unknown)$/u,
      anywhere: true,
    },
  ],
]);

const OPENSMTPD: readonly Rule[] = table("opensmtpd", [
  // Unknown in its virtual users or aliases.
  [
    "no_mailbox",
    "expansion",
    {
      code: /^524$/u,
      enhanced: /^5\.2\.4$/u,
      text: /^mailing list expansion problem\b/u,
      anywhere: true,
    },
  ],
]);

const EXCHANGE: readonly Rule[] = table("exchange", [
  // Directory-based edge blocking. Source: go.microsoft.com/fwlink/p/?LinkId=390676.
  [
    "no_mailbox",
    "edge_blocking",
    {
      enhanced: /^5\.4\.1$/u,
      text: /^(?:\[?\{ADDR\}\]?: |\[\]: )?(?:recipient address rejected: )?access denied(?:\.|$| \[| for more)/u,
      anywhere: true,
    },
  ],
]);

const EXIM: readonly Rule[] = table("exim", [
  ["no_mailbox", "unrouteable", { enhanced: /^5\.4\.6$/u, text: /^unrouteable address$/u, anywhere: true }],
]);

const GATEWAYS: readonly Rule[] = table("gateway", [
  [
    "no_mailbox",
    "zerospam_recipient_list",
    {
      enhanced: /^5\.7\.1$/u,
      text: /^(?:\{ADDR\}: )?recipient address rejected: not in recipient list\.?$/u,
      anywhere: true,
    },
  ],
  // Huawei
  [
    "no_mailbox",
    "huawei_directory",
    { enhanced: /^5\.7\.1$/u, text: /^recipient verify from ldap failed$/u, anywhere: true },
  ],
]);

/** Forwarding services: ImprovMX, ForwardEmail, Cloudflare. */
const FORWARDERS: readonly Rule[] = table("forwarder", [
  ["policy_refusal", "upgrade_required", { text: /requires an upgrade to enhanced protection/u, anywhere: true }],
  ["domain_not_served", "improvmx_domain", { text: /domain not found \(#id-5\.9/u, anywhere: true }],
  ["temporary_failure", "improvmx_later", { code: /^4/u, text: /\(#id-5\.9\.4\)/u, anywhere: true }],
]);

/** Facebook's corporate and user mail. Source: postmaster.facebook.com/response_codes. */
const FACEBOOK: readonly Rule[] = table("facebook", [
  ["recipient_restricted", "preferences", { text: /\brcp-p[23]\b/u, anywhere: true }],
  ["mailbox_disabled", "deactivated", { text: /\brcp-t4\b/u, anywhere: true }],
  ["no_mailbox", "invalid", { text: /\b(?:rcp-p1|int-p[134])\b/u, anywhere: true }],
  ["rate_limited", "connections", { text: /\bcon-t[1-4]\b/u, anywhere: true }],
  ["blocked", "policy", { text: /\bpol-[tp]\d\b|\bdns-[tp]\d\b/u, anywhere: true }],
]);

/** i.ua: the error page number. */
const I_UA: readonly Rule[] = table("i-ua", [
  ["no_mailbox", "err_2", { links: /mail\.i\.ua\/err\/2/u, anywhere: true }],
  ["mailbox_disabled", "err_3", { links: /mail\.i\.ua\/err\/3/u, anywhere: true }],
  ["mailbox_full", "err_4", { links: /mail\.i\.ua\/err\/4/u, anywhere: true }],
  ["blocked", "err_9", { links: /mail\.i\.ua\/err\/(?:9|10)\b/u, anywhere: true }],
]);

/** Virgin Media. Only the code is significant. */
const VIRGIN: readonly Rule[] = table("virgin", [
  ["no_mailbox", "mxin501", { text: /\bmxin501\b/u, anywhere: true }],
  ["sender_rejected", "mxin506", { text: /\bmxin50[2-9]\b/u, anywhere: true }],
]);

/** Rambler. */
const RAMBLER: readonly Rule[] = table("rambler", [
  [
    "mailbox_disabled",
    "status_540",
    {
      code: /^540$/u,
      text: phrases`
        recipient address rejected: (inactive|blocked)
        account (has been )?(inactive|blocked)
        mailbox .{0,30}(blocked|inactive)
      `,
      anywhere: true,
    },
  ],
]);

/** In order of precedence. */
export const WORDING_ONLY: readonly Rule[] = [
  ...QMAIL,
  ...SENTENCES,
  ...SENDMAIL,
  ...OPENSMTPD,
  ...EXCHANGE,
  ...EXIM,
  ...GATEWAYS,
  ...RAMBLER,
  ...FORWARDERS,
  ...FACEBOOK,
  ...I_UA,
  ...VIRGIN,
];
