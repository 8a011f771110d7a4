import { type DnsServer, startDnsServer } from "@rollcall/mailworld";

/** A made-up domain's DNS: its mail hosts by preference, or why there are none. */
export type MadeUpRoute = readonly string[] | "null_mx" | "no_records" | "servfail" | "timeout";

const TTL_SECONDS = 60;

/** A name server on loopback for made-up domains and their mail hosts. All other names are NXDOMAIN. */
export async function startMadeUpDns(
  routes: ReadonlyMap<string, MadeUpRoute>,
  addresses: ReadonlyMap<string, string>,
): Promise<DnsServer> {
  return await startDnsServer(
    {
      route(domain) {
        const route = routes.get(domain);
        if (route === undefined) return undefined;
        if (typeof route === "string") return { route: { type: route }, ttlSeconds: TTL_SECONDS };
        const records = route.map((host, index) => ({ host, preference: 10 * (index + 1) }));
        return { route: { type: "mx", records }, ttlSeconds: TTL_SECONDS };
      },
      host(name) {
        const address = addresses.get(name);
        return address === undefined ? undefined : { host: {}, address };
      },
    },
    0,
  );
}
