/** A proxy that carries an egress's sessions: servers see its address as their source. */
export interface EgressProxy {
  readonly type: "socks5" | "http";
  readonly host: string;
  readonly port: number;
  /** Null: none is asked for. Never to be shown or logged. */
  readonly login: { readonly user: string; readonly password: string } | null;
}

/** The proxy without its login, for logs and pages: `socks5://10.8.0.2:1080`. */
export function proxyName({ type, host, port }: EgressProxy): string {
  return `${type}://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/**
 * Why a proxy gave no connection.
 *
 * - `site`: it tried, and the mail server could not be reached; as if we had tried ourselves.
 * - `egress`: it would or could not work for us. With `isCertain`, for no target at all; otherwise perhaps for this one only.
 */
export type ProxyTrouble =
  | { readonly whose: "site"; readonly failure: "connection_failed" | "timeout"; readonly words: string }
  | { readonly whose: "egress"; readonly isCertain: boolean; readonly words: string };

const site = (words: string, failure: "connection_failed" | "timeout" = "connection_failed"): ProxyTrouble => ({
  whose: "site",
  failure,
  words,
});

/** The proxy itself can't work for us, whatever the target. */
export const brokenProxy = (words: string): ProxyTrouble => ({ whose: "egress", isCertain: true, words });

const unclear = (words: string): ProxyTrouble => ({ whose: "egress", isCertain: false, words });

/** Replies of SOCKS5 other than success (RFC 1928 §6). */
const SOCKS_REPLIES: ReadonlyMap<number, ProxyTrouble> = new Map([
  [1, unclear("general failure")],
  [2, unclear("not allowed by its rules")],
  [3, site("network unreachable")],
  [4, site("host unreachable")],
  [5, site("connection refused")],
  // microsocks and others answer so when connecting took too long.
  [6, site("no answer in the proxy's time", "timeout")],
  [7, brokenProxy("it does not know CONNECT")],
  // A proxy without IPv6; the site's other addresses may do.
  [8, site("the proxy can't reach addresses of this family")],
]);

/** What a SOCKS5 proxy's reply means. */
export function socksTrouble(reply: number): ProxyTrouble {
  return SOCKS_REPLIES.get(reply) ?? unclear(`unknown reply ${reply}`);
}

/**
 * What an HTTP proxy's answer to CONNECT means, other than 2xx (RFC 9110 §9.3.6). The RFC does not say who is to blame; tinyproxy
 * answers 500 and Squid 503 or 504 where the target could not be reached, and 403 what their rules forbid.
 */
export function connectTrouble(status: number): ProxyTrouble {
  switch (status) {
    case 500:
    case 503:
      return site(`the proxy could not connect (${status})`);
    case 504:
      return site("no answer in the proxy's time (504)", "timeout");
    case 401:
    case 407:
      return brokenProxy(`it does not accept the login (${status})`);
    case 400:
    case 405:
    case 501:
      return brokenProxy(`it does not know CONNECT (${status})`);
    case 403:
      return unclear("not allowed by its rules (403)");
    default:
      return unclear(`it answers ${status}`);
  }
}
