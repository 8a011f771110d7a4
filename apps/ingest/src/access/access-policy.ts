import { isIP } from "node:net";
import { type Database, hasKeys } from "@rollcall/core";
import type { Settings } from "@rollcall/settings";

/** Who may access the server, and by which host names. */
export interface AccessPolicy {
  /** Everything but health checks requires a key. */
  readonly keysRequired: boolean;
  /** Accepted host names, lower case, without port; `any`: all. IP addresses and loopback names are always accepted. */
  readonly hosts: ReadonlySet<string> | "any";
  /** The public URL, such as `https://verify.example.com`. */
  readonly publicOrigin: string | null;
  /** Trusted proxies: addresses and networks. */
  readonly trustedProxies: readonly string[];
  readonly requestsPerMinute: number;
}

export type AccessSettings = Pick<
  Settings,
  "host" | "publicUrl" | "allowedHosts" | "trustedProxies" | "rateLimitPerMinute"
>;

/**
 * On loopback alone, anyone who can connect is the user, and no key is required. A server that listens elsewhere, has a
 * public name or is behind a proxy requires one. A page on another site may point its own name here (DNS rebinding):
 * without keys, only our own names are accepted.
 */
export function accessPolicy(settings: AccessSettings): AccessPolicy {
  const { host, publicUrl, allowedHosts, trustedProxies, rateLimitPerMinute } = settings;
  const named = [...allowedHosts, ...(publicUrl === null ? [] : [new URL(publicUrl).hostname])];
  const keysRequired = !isLoopback(host) || named.length > 0 || trustedProxies.length > 0;
  const hosts = isIP(host) === 0 ? [...named, host.toLowerCase()] : named;
  return {
    keysRequired,
    hosts: keysRequired && named.length === 0 ? "any" : new Set(hosts),
    publicOrigin: publicUrl,
    trustedProxies,
    requestsPerMinute: rateLimitPerMinute,
  };
}

/** Whether an address or name is loopback. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase();
  if (name === "localhost" || name.endsWith(".localhost")) return true;
  return isIP(name) === 4 ? name.startsWith("127.") : name === "::1";
}

/** The hint at startup when keys are required and none exists; null: no hint. */
export async function firstKeyHint(database: Database, { keysRequired }: AccessPolicy): Promise<string | null> {
  if (!keysRequired || (await hasKeys(database))) return null;
  return (
    "This server is reachable from other machines, so it requires a key, and no key exists yet. " +
    'Create the first one: npm run keys -- create --name "me" --scope admin, or with Docker Compose: ' +
    'docker compose exec ingest node apps/cli/src/keys.ts create --name "me" --scope admin'
  );
}
