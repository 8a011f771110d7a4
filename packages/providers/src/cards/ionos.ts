import type { ProviderCard } from "../card.ts";
import { GMX_REPLIES } from "./gmx.ts";
import { HOSTING } from "../usual-limits.ts";

export const IONOS: ProviderCard = {
  name: "ionos",
  label: "IONOS",
  // docs: ionos.com/help "IONOS mail servers" (mx00.ionos.de, mx00.kundenserver.de); DNS of ionos.com (mxint01.1and1.com).
  suffixes: [
    ...["com", "de", "co.uk", "fr", "es"].flatMap((tld) => [`mx00.ionos.${tld}`, `mx01.ionos.${tld}`]),
    ...["com", "co.uk", "fr", "es"].flatMap((tld) => [`mx00.1and1.${tld}`, `mx01.1and1.${tld}`]),
    "mxint01.1and1.com",
    "mxint02.1and1.com",
    "mx00.kundenserver.de",
    "mx01.kundenserver.de",
  ],
  limits: HOSTING,
  replies: GMX_REPLIES,
};
