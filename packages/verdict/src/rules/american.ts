import { type Rule, table } from "../rule.ts";

/** Comcast. Source: postmaster.comcast.net/smtp-error-codes.php. Its 4.1.1 and 5.1.1 don't mean an unknown mailbox. */
export const COMCAST: readonly Rule[] = table("comcast", [
  ["rate_limited", "throttled", { links: /#rl\d{4,8}/u }],
  ["rate_limited", "throttled_code", { text: /\brl0\d{3,7}\b|\bthrottled\b/u }],
  ["blocked", "block_code", { text: /\bbl0\d{3,7}\b/u }],
  ["blocked", "block_link", { links: /#bl\d{4,8}/u }],
  ["sender_rejected", "sender_code", { links: /#(?:dm|sp|ro|ld)\d{4,8}/u }],
  ["recipient_busy", "recent_messages", /too many recent messages/u],
  ["mailbox_full", "quota", /over quota|quota violation/u],
  ["mailbox_disabled", "closed", /account closed/u],
  ["temporary_failure", "unavailable", { code: /^4/u, text: /recipient temporarily unavailable/u }],
  ["no_mailbox", "not_ours", /not our customer|mailbox unallocated/u],
]);

/** AT&T, BellSouth, Prodigy. Source: att.net abuse pages: the text names the list. */
export const ATT: readonly Rule[] = table("att", [
  ["blocked", "dnsbl", { text: /dnsbl:\w{2,10} ?5\d\d|\battrbl\b|dnsbl:rbl/u, anywhere: true }],
  ["blocked", "reverse_dns", /valid sender domain/u],
  ["no_mailbox", "unknown", /addressee unknown|blank mailhost|invalid address/u],
]);

/** Cox. Source: cox.com, "Email error codes": AUP#, then what. */
export const COX: readonly Rule[] = table("cox", [
  ["harvest_guard", "bad_recipients", { text: /too many invalid recipients|aup#cxinvr/u, anywhere: true }],
  ["rate_limited", "limits", { text: /\baup#cx(?:cnct|mxrt|rate|conn|sess)/u, anywhere: true }],
  ["sender_rejected", "sender", { text: /\baup#(?:cxsndr|cxdns|cxhelo|spf)/u, anywhere: true }],
  ["blocked", "lists", { text: /\baup#(?:ipbl|blk|cx|dnsbl|rbl|sn)/u, anywhere: true }],
  ["no_mailbox", "rejected", /^(?:\{ADDR\}:? )?recipient rejected/u],
]);

/** Spectrum, Charter, Road Runner. Source: spectrum.net/support, "Email error codes". */
export const SPECTRUM: readonly Rule[] = table("spectrum", [
  ["harvest_guard", "bad_recipients", { text: /\baup#(?:in|out)?-?1560\b/u, anywhere: true }],
  ["rate_limited", "limits", { text: /\baup#(?:in|out|i|o)?-?1(?:3[0-4]\d|3[5-9]\d|4\d\d)\b/u, anywhere: true }],
  ["blocked", "others", { text: /\baup#(?:in|out|i|o)?-?1\d{3}\b/u, anywhere: true }],
]);

/** GoDaddy, secureserver.net. Source: godaddy.com/help, "What does my bounceback mean?" */
export const GODADDY: readonly Rule[] = table("godaddy", [
  ["harvest_guard", "bad_recipients", { text: /\bib11[23]\b/u, anywhere: true }],
  ["rate_limited", "limits", { text: /\bib(?:00[67]|110|111|504|510|607|50[3-589]|60[1-9])\b/u, anywhere: true }],
  ["temporary_failure", "unavailable", { code: /^4/u, text: /\bib101\b/u, anywhere: true }],
  ["blocked", "lists", { text: /\bib10[3-9]\b|\brbl reject/u, anywhere: true }],
  ["sender_rejected", "from", { text: /\bib50[1267]\b/u, anywhere: true }],
  ["message_content", "content", { text: /\bib(?:212|30\d|40\d|70\d)\b/u, anywhere: true }],
  ["no_mailbox", "not_found", /recipient not found|account .{0,20}not (?:found|exist)/u],
]);

/** Rackspace Email. Source: docs.rackspace.com, bounce codes (G8). */
export const RACKSPACE: readonly Rule[] = table("rackspace", [
  ["no_mailbox", "not_found", { text: /could not be found, or was misspelled/u, anywhere: true }],
]);
