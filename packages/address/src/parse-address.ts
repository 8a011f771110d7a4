import { parseDomain } from "./parse-domain.ts";
import { parseLocalPart, utf8Length } from "./parse-local-part.ts";
import type { SyntaxProblem } from "./syntax-problem.ts";

/** RFC 5321 §4.5.3.1.3: 256 octets minus the angle brackets. */
const ADDRESS_LIMIT_BYTES = 254;

/** Longest text parsed, in UTF-16 units: nothing longer can be an address, even with quotes and escapes. */
const TEXT_LIMIT_CHARS = 1000;

/** A mailbox (RFC 5321 §4.1.2) in the form that Rollcall asks for. */
export interface Address {
  /** Local part as written, quoted if needed; may hold non-ASCII (RFC 6531). */
  readonly local: string;
  /** Domain as lower-case A-labels (RFC 5891), without trailing dot. */
  readonly domain: string;
  /** `local@domain`, as in RCPT TO. The local part keeps the user's spelling. */
  readonly asked: string;
  /** Key for de-duplication: `asked`, lower-cased (the "safe" rule). */
  readonly key: string;
  /** The local part is not ASCII, so the server must offer SMTPUTF8 (RFC 6531 §3.4). */
  readonly needsSmtpUtf8: boolean;
}

export type ParsedAddress =
  | { readonly type: "address"; readonly address: Address }
  | { readonly type: "invalid"; readonly problem: SyntaxProblem };

const invalid = (problem: SyntaxProblem): ParsedAddress => ({ type: "invalid", problem });

/**
 * Parses one mailbox, `local@domain` (RFC 5321 §4.1.2, RFC 6531 §3.3). Surrounding white space is ignored; nothing else
 * is corrected. No display names or comments: {@link findAddresses} extracts addresses from those.
 */
export function parseAddress(text: string): ParsedAddress {
  const trimmed = text.trim();
  if (trimmed === "") return invalid("empty");
  if (trimmed.length > TEXT_LIMIT_CHARS) return invalid("too_long");
  const at = findAtSign(trimmed);
  if (at === -1) return invalid("no_at_sign");
  const localText = trimmed.slice(0, at);
  const domainText = trimmed.slice(at + 1);
  if (domainText.includes("@")) return invalid("several_at_signs");

  const local = parseLocalPart(localText);
  if (local.type === "invalid") return local;
  const domain = parseDomain(domainText);
  if (domain.type === "invalid") return domain;

  const asked = `${local.local}@${domain.domain}`;
  if (utf8Length(asked) > ADDRESS_LIMIT_BYTES) return invalid("too_long");
  return {
    type: "address",
    address: {
      local: local.local,
      domain: domain.domain,
      asked,
      key: asked.toLowerCase(),
      needsSmtpUtf8: utf8Length(local.local) !== local.local.length,
    },
  };
}

/** Index of the first @ outside quotes, or -1. A quoted local part may contain @. */
function findAtSign(text: string): number {
  if (!text.startsWith('"')) return text.indexOf("@");
  for (let index = 1; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === "\\") index += 1;
    else if (character === '"') return text.indexOf("@", index);
  }
  return text.indexOf("@");
}
