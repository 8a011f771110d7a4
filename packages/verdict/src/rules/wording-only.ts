import { type Rule, table } from "@rollcall/providers";

/*
 * Services that are recognised by their wording alone: their mail exchangers are not told apart from others'.
 */

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

/** i.ua: the page's number tells. */
const I_UA: readonly Rule[] = table("i-ua", [
  ["no_mailbox", "err_2", { links: /mail\.i\.ua\/err\/2/u, anywhere: true }],
  ["mailbox_disabled", "err_3", { links: /mail\.i\.ua\/err\/3/u, anywhere: true }],
  ["mailbox_full", "err_4", { links: /mail\.i\.ua\/err\/4/u, anywhere: true }],
  ["blocked", "err_9", { links: /mail\.i\.ua\/err\/(?:9|10)\b/u, anywhere: true }],
]);

/** Virgin Media. The code decides; the words after it are the list's. */
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
      text: /recipient address rejected: (?:inactive|blocked)|account (?:has been )?(?:inactive|blocked)|mailbox .{0,30}(?:blocked|inactive)/u,
      anywhere: true,
    },
  ],
]);

/** Their rules, in the order in which they are asked. */
export const WORDING_ONLY: readonly Rule[] = [...RAMBLER, ...FORWARDERS, ...FACEBOOK, ...I_UA, ...VIRGIN];
