import { isIP } from "node:net";
import { type AccessPolicy, isLoopback } from "./access-policy.ts";

/**
 * Whether a request may be for this Host (RFC 9110 §7.2). An IP address always may: a page that was loaded from one has it
 * as its origin, so that there is nothing to rebind.
 */
export function isHostAllowed(host: string | undefined, hosts: AccessPolicy["hosts"]): boolean {
  const name = hostName(host ?? "");
  if (name === null) return false;
  return isIP(name) !== 0 || isLoopback(name) || hosts === "any" || hosts.has(name);
}

/** The name in a Host header, without brackets, port and the root's dot; null: it is none. */
function hostName(host: string): string | null {
  const match = /^(?:\[(?<v6>[\da-f:.]+)\]|(?<name>[a-z\d._-]+?)\.?)(?::\d{1,5})?$/i.exec(host);
  return (match?.groups?.["v6"] ?? match?.groups?.["name"])?.toLowerCase() ?? null;
}
