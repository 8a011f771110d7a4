import { toASCII } from "tr46";
import type { SyntaxProblem } from "./syntax-problem.ts";
import { TEST_DOMAIN } from "./test-domain.ts";

/** RFC 1035 §2.3.4: 255 octets on the wire are at most 253 characters. */
const DOMAIN_LIMIT_CHARS = 253;

/** RFC 1035 §2.3.4. */
const LABEL_LIMIT_CHARS = 63;

export type ParsedDomain =
  | { readonly type: "domain"; readonly domain: string }
  | { readonly type: "invalid"; readonly problem: SyntaxProblem };

const invalid = (problem: SyntaxProblem): ParsedDomain => ({ type: "invalid", problem });

/**
 * Parses the domain of a mailbox: letters, digits and hyphens (RFC 5321 §4.1.2), international names by UTS #46
 * (non-transitional, as in browsers). One trailing dot (the DNS root) is dropped. Top-level domains are not checked:
 * new ones appear, and the DNS knows them first.
 */
export function parseDomain(text: string): ParsedDomain {
  const bare = text.endsWith(".") ? text.slice(0, -1) : text;
  if (bare === "") return invalid(text === "" ? "domain_empty" : "domain_dots");
  if (bare.startsWith("[")) return invalid("address_literal");
  if (bare.length > DOMAIN_LIMIT_CHARS) return invalid("domain_too_long");
  const ascii = /[\u{80}-\u{10ffff}]/u.test(bare) ? toALabels(bare) : bare.toLowerCase();
  if (ascii === null) return invalid(/\s/u.test(bare) ? "space" : "domain_unicode");
  const problem = findProblem(ascii);
  return problem === null ? { type: "domain", domain: ascii } : invalid(problem);
}

/** A-labels by UTS #46; null if invalid. The caller checks the length. */
function toALabels(domain: string): string | null {
  return toASCII(domain, { checkBidi: true, checkJoiners: true, checkHyphens: true });
}

/** Fast path: several valid labels, the last not numeric. */
const ORDINARY = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

function findProblem(domain: string): SyntaxProblem | null {
  if (domain.length <= DOMAIN_LIMIT_CHARS && ORDINARY.test(domain)) {
    return isReservedDomain(domain) ? "reserved_domain" : null;
  }
  if (domain.length > DOMAIN_LIMIT_CHARS) return "domain_too_long";
  const labels = domain.split(".");
  if (labels.includes("")) return "domain_dots";
  if (/\s/u.test(domain)) return "space";
  if (/[^a-z0-9.-]/u.test(domain)) return "domain_character";
  if (labels.some((label) => label.startsWith("-") || label.endsWith("-"))) return "domain_hyphen";
  if (labels.some((label) => label.length > LABEL_LIMIT_CHARS)) return "domain_label_too_long";
  if (labels.every((label) => /^\d+$/u.test(label)) && labels.length === 4) return "address_literal";
  if (/^\d+$/u.test(labels.at(-1) ?? "")) return "domain_numeric";
  if (isReservedDomain(domain)) return "reserved_domain";
  return labels.length === 1 ? "domain_without_dot" : null;
}

/**
 * Top-level names that are never delegated on the public Internet, so no mail can reach them. example.com, example.net
 * and example.org are not here: they exist, and their DNS says that they take no mail.
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

/** Whether this domain (lower-case A-labels) is below a reserved name, and not that of the test addresses. */
function isReservedDomain(domain: string): boolean {
  return domain !== TEST_DOMAIN && RESERVED_DOMAINS.has(domain.slice(domain.lastIndexOf(".") + 1));
}
