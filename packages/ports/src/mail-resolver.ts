import type { MailRoute } from "@rollcall/routing";
import type { ResolveHost } from "./session.ts";

/** The DNS, as the use cases need it. Neither rejects: what can't be said is a value. */
export interface MailResolver {
  readonly resolveRoute: (domain: string) => Promise<MailRoute>;
  readonly resolveHost: ResolveHost;
}
