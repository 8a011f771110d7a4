import { type Rule, table } from "../rule.ts";

/** Mimecast. Source: community.mimecast.com, "SMTP error codes". */
export const MIMECAST: readonly Rule[] = table("mimecast", [
  // Its greylisting, by its own page: comes back after a minute.
  [
    "greylisted",
    "internal_resources",
    { code: /^4/u, text: /internal resources? (?:are |is )?temporarily unavailable/u, anywhere: true },
  ],
  ["no_mailbox", "invalid_recipient", { text: /^invalid recipient\b/u, anywhere: true }],
  ["sender_rejected", "envelope_blocked", { text: /envelope (?:blocked|rejected)|sender invalid/u, anywhere: true }],
  [
    "blocked",
    "reputation",
    { text: /poor reputation sender|ip (?:temporarily )?black ?listed|recipient temporarily unavailable/u },
  ],
  ["domain_not_served", "open_relay", /open relay not allowed/u],
  ["temporary_failure", "inbounds_disabled", /account inbounds disabled|account service is temporarily unavailable/u],
]);

/** Proofpoint, Proofpoint Essentials. Source: help.proofpoint.com, "SMTP error codes". */
export const PROOFPOINT: readonly Rule[] = table("proofpoint", [
  [
    "no_mailbox",
    "marked_invalid",
    { code: /^5/u, text: /user email address is marked as invalid|not a valid email address/u, anywhere: true },
  ],
  ["blocked", "ip_check", { links: /ipcheck\.proofpoint|dnsbl-lookup/u, anywhere: true }],
  ["blocked", "blocked_using", { text: /^blocked\b|prs\.proofpoint|cloudmark/u }],
]);

/** Barracuda. Source: campus.barracuda.com. */
export const BARRACUDA: readonly Rule[] = table("barracuda", [
  ["blocked", "abuse", { text: /policy rejection- ?abuse|go away/u, anywhere: true }],
  // ":blocked" is the customer's list, about sender or recipient, nobody knows; bare "blocked" the same.
  [
    "policy_refusal",
    "blocked_recipient",
    {
      text: /\{ADDR\}:blocked|permanent failure for one or more recipients/u,
      unless: /unknown|no such|not found/u,
      anywhere: true,
    },
  ],
  ["no_mailbox", "cuda_nsu", { code: /^5/u, text: /^cuda_nsu (?!.{0,40}policy)/u, anywhere: true }],
]);

/** Cisco Secure Email (IronPort). Source: Cisco AsyncOS user guide, "SMTP conversation" and DHAP. */
export const IRONPORT: readonly Rule[] = table("ironport", [
  ["harvest_guard", "dhap", /too many invalid recipients/u],
  ["rate_limited", "recipients_this_hour", /too many recipients received this hour/u],
  ["blocked", "sender_base", /sbrs|reputation|your access to (?:submit|this)/u],
  [
    "no_mailbox",
    "address_rejected",
    {
      enhanced: /^5\.1\.[01]$/u,
      text: /\baddress rejected\b|bad address/u,
      anywhere: true,
      unless:
        /sender|\byour\b|\bfrom\b|\bpath\b|originator|sending|bounce|reputation|spam|recipient address rejected:|helo|policy|denied/u,
    },
  ],
]);

/** Symantec Email Security.cloud (MessageLabs). Source: knowledge.broadcom.com, "SMTP response codes". */
export const MESSAGELABS: readonly Rule[] = table("messagelabs", [
  ["no_mailbox", "invalid_recipient", /^invalid recipient\b/u],
  ["message_content", "filtered", /message filtered/u],
  ["domain_not_served", "relay", /use me as a relay|not in my list/u],
  ["rate_limited", "aborted", { code: /^4/u, text: /requested action aborted ?\[\d{1,3}\]/u }],
]);

/** Trend Micro Email Security. Source: docs.trendmicro.com. The word after "rejected:" is the whole meaning. */
export const TRENDMICRO: readonly Rule[] = table("trendmicro", [
  ["no_mailbox", "invalid_recipient", { text: /recipient address rejected: invalid-recipient/u, anywhere: true }],
  [
    "sender_rejected",
    "block_sender",
    { text: /recipient address rejected: (?:block-send-?er|ers-customized-block)/u, anywhere: true },
  ],
  ["policy_refusal", "block_recipient", { text: /recipient address rejected: block-rcpt/u, anywhere: true }],
  ["domain_not_served", "no_domain", { text: /recipient address rejected: no-domain/u, anywhere: true }],
  ["blocked", "reputation", { text: /recipient address rejected: ers-/u, anywhere: true }],
]);

/** Zoho. Source: zoho.com/mail/help, "Bounce messages". */
export const ZOHO: readonly Rule[] = table("zoho", [
  ["rate_limited", "unusual_activity", /unusual sending activity/u],
  ["policy_refusal", "delivery_restricted", /mailbox delivery restricted by policy/u],
  ["policy_refusal", "rejected_by_domain", /mail rejected by destination domain/u],
  ["domain_not_served", "relaying_disallowed", /relaying disallowed/u],
]);

/** Forwarding services: ImprovMX, ForwardEmail, Cloudflare. */
export const FORWARDERS: readonly Rule[] = table("forwarder", [
  ["policy_refusal", "upgrade_required", { text: /requires an upgrade to enhanced protection/u, anywhere: true }],
  ["domain_not_served", "improvmx_domain", { text: /domain not found \(#id-5\.9/u, anywhere: true }],
  ["temporary_failure", "improvmx_later", { code: /^4/u, text: /\(#id-5\.9\.4\)/u, anywhere: true }],
]);

/** Facebook's corporate and user mail. Source: postmaster.facebook.com/response_codes. */
export const FACEBOOK: readonly Rule[] = table("facebook", [
  ["recipient_restricted", "preferences", { text: /\brcp-p[23]\b/u, anywhere: true }],
  ["mailbox_disabled", "deactivated", { text: /\brcp-t4\b/u, anywhere: true }],
  ["no_mailbox", "invalid", { text: /\b(?:rcp-p1|int-p[134])\b/u, anywhere: true }],
  ["rate_limited", "connections", { text: /\bcon-t[1-4]\b/u, anywhere: true }],
  ["blocked", "policy", { text: /\bpol-[tp]\d\b|\bdns-[tp]\d\b/u, anywhere: true }],
]);

/** i.ua: the page's number tells. */
export const I_UA: readonly Rule[] = table("i-ua", [
  ["no_mailbox", "err_2", { links: /mail\.i\.ua\/err\/2/u, anywhere: true }],
  ["mailbox_disabled", "err_3", { links: /mail\.i\.ua\/err\/3/u, anywhere: true }],
  ["mailbox_full", "err_4", { links: /mail\.i\.ua\/err\/4/u, anywhere: true }],
  ["blocked", "err_9", { links: /mail\.i\.ua\/err\/(?:9|10)\b/u, anywhere: true }],
]);

/** Virgin Media. The code decides; the words after it are the list's. */
export const VIRGIN: readonly Rule[] = table("virgin", [
  ["no_mailbox", "mxin501", { text: /\bmxin501\b/u, anywhere: true }],
  ["sender_rejected", "mxin506", { text: /\bmxin50[2-9]\b/u, anywhere: true }],
]);
