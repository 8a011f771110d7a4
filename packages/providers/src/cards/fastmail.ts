import type { ProviderCard } from "../card.ts";
import { HOSTING } from "../usual-limits.ts";

export const FASTMAIL: ProviderCard = {
  name: "fastmail",
  label: "Fastmail",
  // docs: fastmail.help "Manual DNS configuration" (in1-smtp.messagingengine.com).
  suffixes: ["messagingengine.com"],
  limits: HOSTING,
};
