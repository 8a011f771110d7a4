import type { ProviderCard } from "../card.ts";
import { HOSTING } from "../usual-limits.ts";

export const GANDI: ProviderCard = {
  name: "gandi",
  label: "Gandi",
  // docs: docs.gandi.net "Gandi mail" (spool.mail.gandi.net, fb.mail.gandi.net).
  suffixes: ["mail.gandi.net"],
  limits: HOSTING,
};
