import type { HostAddresses, MailRoute } from "./mail-route.ts";

/** Finds a host's addresses. IPv6 ones are not looked for where the IPv4 ones suffice; without `suffices` they never do. */
export type ResolveHost = (host: string, suffices?: (ipv4: readonly string[]) => boolean) => Promise<HostAddresses>;

/** The DNS, as its users need it. Neither function rejects: what the DNS does not say is a value. */
export interface MailResolver {
  /** `bypassCache`: the domain itself is looked up again. */
  readonly resolveRoute: (domain: string, options?: { readonly bypassCache?: boolean }) => Promise<MailRoute>;
  readonly resolveHost: ResolveHost;
}
