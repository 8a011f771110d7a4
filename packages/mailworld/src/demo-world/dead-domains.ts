import type { DnsRoute } from "../world/world-description.ts";
import type { Company } from "./company-names.ts";
import { inhabit, unite } from "./settlement.ts";
import type { Inhabited, Settlement } from "./settlement.ts";

/** Domains as people mistype them. In this world none of them exists. */
export const MISTYPED_DOMAINS: readonly string[] = [
  "gmail.con",
  "gmial.com",
  "gnail.com",
  "gmai.com",
  "hotmial.com",
  "hotnail.com",
  "outlok.com",
  "yaho.com",
  "yahooo.com",
  "iclould.com",
];

const DEAD: readonly {
  readonly type: Exclude<DnsRoute["type"], "mx" | "implicit" | "alias">;
  readonly count: number;
}[] = [
  { type: "null_mx", count: 3 },
  { type: "nxdomain", count: 7 },
  { type: "no_records", count: 3 },
  { type: "servfail", count: 2 },
  { type: "refused", count: 1 },
  { type: "timeout", count: 1 },
];

/** Domains to which no mail can go, with people whom old lists still have there. */
export function deadDomains(register: () => Company): Settlement {
  const companies = DEAD.flatMap(({ type, count }) =>
    Array.from({ length: count }, () => {
      const { domain, name } = register();
      return bury({ domain, company: name, count: 2, kind: "company" }, { type });
    }),
  );
  const mistyped = MISTYPED_DOMAINS.map((domain) =>
    bury({ domain, company: "", count: 2, kind: "personal" }, { type: "nxdomain" }),
  );
  return unite([...companies, ...mistyped]);
}

function bury(place: Inhabited, route: DnsRoute): Settlement {
  const settled = inhabit({ ...place, shares: { missing: 1 } }, []);
  return { ...settled, domains: { [place.domain]: { route } } };
}
