import type { MxHost } from "@rollcall/routing";

/** A domain to look up. */
export interface WantedDomain {
  readonly name: string;
  /** Look-ups that failed since the DNS last answered. */
  readonly attempts: number;
  readonly firstAt: Date | null;
}

/** A domain that has a way: its checks can be asked. */
export interface RoutedDomain {
  readonly name: string;
  readonly route: "mx" | "implicit";
  readonly siteKey: string;
  readonly provider: string | null;
  readonly pacingKey: string;
  readonly hosts: readonly MxHost[];
  /** The egress that is to ask there; null: any. */
  readonly egress: string | null;
  readonly expiresAt: Date;
}

/** A domain without a way. `retryAt`: the DNS could not say, look again then; null: this is its answer. */
export interface UnroutedDomain {
  readonly name: string;
  readonly route: "null_mx" | "domain_not_found" | "no_mail_server" | "dns_error" | "not_probed";
  readonly detail: string | null;
  readonly expiresAt: Date | null;
  readonly retryAt: Date | null;
}
