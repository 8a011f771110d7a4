import type { SessionPlan } from "./session.ts";

/**
 * Does this host only stand in for one that the domain prefers (RFC 5321 §5.1)? A known provider's hosts all know the same
 * mailboxes, whatever their preference: none of them is a backup.
 */
export function isBackup({ hosts, provider }: Pick<SessionPlan, "hosts" | "provider">, host: string): boolean {
  if (provider !== null) return false;
  const own = Math.min(...hosts.filter((one) => one.host === host).map(({ preference }) => preference));
  return hosts.some(({ preference }) => preference < own);
}
