import type { ProviderCard } from "../card.ts";
import { HOSTING } from "../usual-limits.ts";

export const OVH: ProviderCard = {
  name: "ovh",
  label: "OVH",
  // docs: docs.ovh.com "MX records" (mx1.mail.ovh.net, mx1.mail.ovh.ca); DNS of ovh.com (mx1.ovh.net).
  suffixes: ["mail.ovh.net", "mail.ovh.ca", "mx1.ovh.net", "mx2.ovh.net"],
  limits: HOSTING,
};
