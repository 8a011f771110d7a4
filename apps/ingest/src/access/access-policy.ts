import { isIP } from "node:net";
import type { Settings } from "@rollcall/settings";

/** By which names the server is reached, and through which proxies. */
export interface AccessPolicy {
  /** Accepted host names, lower case, without port; `any`: all. IP addresses and loopback names are always accepted. */
  readonly hosts: ReadonlySet<string> | "any";
  /** The public URL, such as `https://verify.example.com`. */
  readonly publicOrigin: string | null;
  /** Trusted proxies: addresses and networks. */
  readonly trustedProxies: readonly string[];
  readonly requestsPerMinute: number;
  /** Origins whose pages may call the API with a key. */
  readonly corsOrigins: readonly string[];
}

export type AccessSettings = Pick<
  Settings,
  "host" | "publicUrl" | "allowedHosts" | "trustedProxies" | "rateLimitPerMinute" | "corsOrigins"
>;

/**
 * The policy of a process. Every client needs a key or a signed-in browser, wherever it connects from:
 * the policy grants nothing. A page on another site may point its own name at a server on loopback (DNS rebinding), so
 * there only our own names are accepted.
 */
export function accessPolicy(settings: AccessSettings): AccessPolicy {
  const { host, publicUrl, allowedHosts, trustedProxies, rateLimitPerMinute, corsOrigins } = settings;
  const named = [...allowedHosts, ...(publicUrl === null ? [] : [new URL(publicUrl).hostname])];
  const isReachedByAnyName = named.length === 0 && (!isLoopback(host) || trustedProxies.length > 0);
  return {
    hosts: isReachedByAnyName ? "any" : new Set(isIP(host) === 0 ? [...named, host.toLowerCase()] : named),
    publicOrigin: publicUrl,
    trustedProxies,
    requestsPerMinute: rateLimitPerMinute,
    corsOrigins,
  };
}

/** Whether an address or name is loopback. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase();
  if (name === "localhost" || name.endsWith(".localhost")) return true;
  return isIP(name) === 4 ? name.startsWith("127.") : name === "::1";
}
