import type { HostAddresses, MailRoute } from "@rollcall/routing";

/** The DNS, as the use cases need it. Neither rejects: what can't be said is a value. */
export interface MailResolver {
  readonly resolveRoute: (domain: string) => Promise<MailRoute>;
  readonly resolveHost: (host: string) => Promise<HostAddresses>;
}
