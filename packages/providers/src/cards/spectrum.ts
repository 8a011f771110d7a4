import type { ProviderCard } from "../card.ts";
import { type Rule, table } from "../rule.ts";
import { ACCESS_PROVIDER } from "../usual-limits.ts";

/** Spectrum, Charter, Road Runner. Source: spectrum.net/support, "Email error codes". */
const SPECTRUM_REPLIES: readonly Rule[] = table("spectrum", [
  ["harvest_guard", "bad_recipients", { text: /\baup#(?:in|out)?-?1560\b/u, anywhere: true }],
  ["rate_limited", "limits", { text: /\baup#(?:in|out|i|o)?-?1(?:3[0-4]\d|3[5-9]\d|4\d\d)\b/u, anywhere: true }],
  ["blocked", "others", { text: /\baup#(?:in|out|i|o)?-?1\d{3}\b/u, anywhere: true }],
]);

export const SPECTRUM: ProviderCard = {
  name: "spectrum",
  label: "Spectrum",
  // DNS of charter.net, spectrum.net (mx0.charter.net, pkvw-mx.msg.pkvw.co.charter.net).
  suffixes: ["mx0.charter.net", "msg.pkvw.co.charter.net"],
  // Spectrum's code list: AUP#1560 for too many unknown recipients.
  limits: ACCESS_PROVIDER,
  replies: SPECTRUM_REPLIES,
};
