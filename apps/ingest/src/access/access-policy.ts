import { isIP } from "node:net";
import type { Settings } from "@rollcall/settings";
import { type Database, hasKeys } from "@rollcall/core";

/** Who may ask, and by which names. */
export interface AccessPolicy {
  /** Nothing but health without a key. */
  readonly keysRequired: boolean;
  /** Names, in lower case and without a port, that requests may be for; `any`: all. IP addresses and loopback's names always may. */
  readonly hosts: ReadonlySet<string> | "any";
  /** Where people reach it, `https://verify.example.com`. */
  readonly publicOrigin: string | null;
  /** Proxies whose word on a client's address is taken: addresses and networks. */
  readonly trustedProxies: readonly string[];
  readonly requestsPerMinute: number;
}

export type AccessSettings = Pick<
  Settings,
  "host" | "publicUrl" | "allowedHosts" | "trustedProxies" | "rateLimitPerMinute"
>;

/**
 * On loopback alone, whoever can reach the server is its user, and no key is asked for. What listens elsewhere, is
 * reached by a name or has a proxy in front, asks for one. A page elsewhere may make its own name point here (DNS rebinding):
 * where there are no keys to stop it, only our own names are answered.
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

/** Whether an address or name is this machine's own, to itself. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase();
  if (name === "localhost" || name.endsWith(".localhost")) return true;
  return isIP(name) === 4 ? name.startsWith("127.") : name === "::1";
}

/** What to tell whoever starts a server that nobody can use yet; null: nothing. */
export async function firstKeyHint(database: Database, { keysRequired }: AccessPolicy): Promise<string | null> {
  if (!keysRequired || (await hasKeys(database))) return null;
  return (
    "Others can reach this server, so it asks for a key, and there is none yet. " +
    'Make the first one: npm run keys -- create --name "me" --scope admin, or with Docker Compose: ' +
    'docker compose exec ingest node apps/cli/src/keys.ts create --name "me" --scope admin'
  );
}
