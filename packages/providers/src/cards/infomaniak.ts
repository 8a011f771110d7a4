import type { ProviderCard } from "../card.ts";
import { HOSTING } from "../usual-limits.ts";

export const INFOMANIAK: ProviderCard = {
  name: "infomaniak",
  label: "Infomaniak",
  // docs: infomaniak.com/support "MX record" (mta-gw.infomaniak.ch).
  suffixes: ["mta-gw.infomaniak.ch"],
  limits: HOSTING,
};
