import type { Reply } from "./reply.ts";

/** A server's extensions from its reply to EHLO (RFC 5321 §4.1.1.1), as far as a prober cares. */
export interface Capabilities {
  /** RFC 3207. */
  readonly startTls: boolean;
  /** RFC 2920. */
  readonly pipelining: boolean;
  /** RFC 6531. */
  readonly smtpUtf8: boolean;
  /** RFC 2034. */
  readonly enhancedStatusCodes: boolean;
  /** Largest message in octets (RFC 1870); null: not stated, or 0 (no fixed limit). */
  readonly sizeOctets: number | null;
  readonly limits: SessionLimits;
}

/** LIMITS of RFC 9422; null: not stated. */
export interface SessionLimits {
  /** MAIL commands per session. */
  readonly mailMax: number | null;
  /** RCPT commands per transaction. */
  readonly rcptMax: number | null;
  /** Distinct recipient domains per transaction. */
  readonly rcptDomainMax: number | null;
}

/** After HELO, or before any reply. */
export const NO_CAPABILITIES: Capabilities = {
  startTls: false,
  pipelining: false,
  smtpUtf8: false,
  enhancedStatusCodes: false,
  sizeOctets: null,
  limits: { mailMax: null, rcptMax: null, rcptDomainMax: null },
};

/**
 * Parses a positive reply to EHLO. The first line is the server's name; unknown keywords and malformed values are
 * ignored.
 */
export function parseCapabilities(reply: Reply): Capabilities {
  const offered = new Map<string, readonly string[]>();
  for (const line of reply.lines.slice(1)) {
    const [keyword = "", ...parameters] = line.trim().toUpperCase().split(/\s+/);
    offered.set(keyword, parameters);
  }
  const limits = new Map(offered.get("LIMITS")?.map((limit) => splitAtEquals(limit)));
  return {
    startTls: offered.has("STARTTLS"),
    pipelining: offered.has("PIPELINING"),
    smtpUtf8: offered.has("SMTPUTF8"),
    enhancedStatusCodes: offered.has("ENHANCEDSTATUSCODES"),
    sizeOctets: positive(offered.get("SIZE")?.[0], 20),
    limits: {
      mailMax: positive(limits.get("MAILMAX"), 6),
      rcptMax: positive(limits.get("RCPTMAX"), 6),
      rcptDomainMax: positive(limits.get("RCPTDOMAINMAX"), 6),
    },
  };
}

function splitAtEquals(limit: string): [string, string] {
  const at = limit.indexOf("=");
  return at === -1 ? [limit, ""] : [limit.slice(0, at), limit.slice(at + 1)];
}

/** RFC 9422 §3: a limit is 1 to 6 digits; anything else, and 0, is no limit. */
function positive(text: string | undefined, maxDigits: number): number | null {
  if (text === undefined || text.length > maxDigits || !/^\d+$/.test(text)) return null;
  const value = Number(text);
  return value > 0 ? value : null;
}
