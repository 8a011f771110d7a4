import type { ProviderCard } from "../card.ts";
import { type Rule, table } from "../rule.ts";
import { ACCESS_PROVIDER } from "../usual-limits.ts";

/** Cox. Source: cox.com, "Email error codes": AUP#, then what. */
const COX_REPLIES: readonly Rule[] = table("cox", [
  ["harvest_guard", "bad_recipients", { text: /too many invalid recipients|aup#cxinvr/u, anywhere: true }],
  ["rate_limited", "limits", { text: /\baup#cx(?:cnct|mxrt|rate|conn|sess)/u, anywhere: true }],
  ["sender_rejected", "sender", { text: /\baup#(?:cxsndr|cxdns|cxhelo|spf)/u, anywhere: true }],
  ["blocked", "lists", { text: /\baup#(?:ipbl|blk|cx|dnsbl|rbl|sn)/u, anywhere: true }],
  ["no_mailbox", "rejected", /^(?:\{ADDR\}:? )?recipient rejected\.?$/u],
]);

export const COX: ProviderCard = {
  name: "cox",
  label: "Cox",
  // DNS of cox.net. The rest of cloudfilter.net serves other carriers.
  suffixes: ["cxr.mx.a.cloudfilter.net"],
  // Cox: 10 connections.
  limits: ACCESS_PROVIDER,
  replies: COX_REPLIES,
};
