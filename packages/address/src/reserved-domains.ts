/**
 * Names that are never delegated on the public Internet, so that no mail can reach them. A domain is reserved when it equals
 * one or lies below one. example.com, example.net and example.org are not here: they exist, and their DNS says that they take
 * no mail.
 */
const RESERVED_DOMAINS: ReadonlySet<string> = new Set([
  "example", // RFC 2606 §2
  "invalid", // RFC 2606 §2
  "localhost", // RFC 6761 §6.3
  "test", // RFC 2606 §2
  "local", // RFC 6762 §3
  "onion", // RFC 7686
  "alt", // RFC 9476
  "internal", // ICANN Board resolution 2024.07.29.06
  "arpa", // RFC 3172: infrastructure, not mailboxes
]);

/** Is this domain (lower-case A-labels) reserved for examples, tests, local networks or infrastructure? */
export function isReservedDomain(domain: string): boolean {
  return RESERVED_DOMAINS.has(domain.slice(domain.lastIndexOf(".") + 1));
}
