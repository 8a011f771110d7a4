/**
 * Where a domain's mail goes, by its DNS (RFC 5321 §5.1, RFC 7505).
 *
 * - `mx`: the MX records, sorted by preference, then host name; host names lower-case without trailing dot.
 * - `implicit`: no MX record, but the domain has an address (RFC 5321 §5.1).
 * - `null_mx`: a single `MX 0 .`: the domain takes no mail (RFC 7505).
 * - `domain_not_found`: NXDOMAIN.
 * - `no_mail_server`: the domain exists, with neither MX nor address.
 * - `dns_error`: SERVFAIL, REFUSED, a timeout or a malformed answer. Says nothing about the domain.
 */
export type MailRoute =
  | { readonly type: "mx"; readonly hosts: readonly MxHost[]; readonly ttlMs: number }
  | { readonly type: "implicit"; readonly hosts: readonly MxHost[]; readonly ttlMs: number }
  | { readonly type: "null_mx"; readonly ttlMs: number }
  | { readonly type: "domain_not_found"; readonly ttlMs: number }
  | { readonly type: "no_mail_server"; readonly ttlMs: number }
  | { readonly type: "dns_error"; readonly detail: string };

/** One mail exchanger of a domain. For an implicit route, the domain itself at preference 0. */
export interface MxHost {
  /** Lower-case host name without trailing dot; may be an IP address in a misconfigured record. */
  readonly host: string;
  readonly preference: number;
}

/** The addresses of one host name (A and AAAA), or why there are none. */
export type HostAddresses =
  | {
      readonly type: "addresses";
      readonly ipv4: readonly string[];
      readonly ipv6: readonly string[];
      readonly ttlMs: number;
    }
  | { readonly type: "no_address"; readonly detail: string; readonly ttlMs: number }
  | { readonly type: "dns_error"; readonly detail: string };
