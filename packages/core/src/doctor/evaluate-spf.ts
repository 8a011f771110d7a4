import ipaddr from "ipaddr.js";

/** Results of SPF (RFC 7208 §2.6). */
export type SpfResult = "pass" | "fail" | "softfail" | "neutral" | "none" | "permerror" | "temperror";

/** DNS lookups for SPF. Null: the lookup failed. */
export interface SpfLookups {
  readonly texts: (name: string) => Promise<readonly string[] | null>;
  readonly addresses: (name: string) => Promise<readonly string[] | null>;
  readonly mailHosts: (domain: string) => Promise<readonly string[] | null>;
}

/** Terms that cause DNS lookups, per evaluation (RFC 7208 §4.6.4). */
const LOOKUP_LIMIT = 10;

const QUALIFIERS: Readonly<Record<string, SpfResult>> = { "+": "pass", "-": "fail", "~": "softfail", "?": "neutral" };

class SpfError extends Error {
  readonly result: "permerror" | "temperror";

  constructor(result: "permerror" | "temperror", message: string) {
    super(message);
    this.result = result;
  }
}

/**
 * Evaluates the SPF record of a domain for an address: ip4, ip6, a, mx, include, redirect and all (RFC 7208 §5).
 * Macros, `exists` and `ptr` never match: they are rare for a sender of probes.
 */
export async function evaluateSpf(
  domain: string,
  address: string,
  lookups: SpfLookups,
): Promise<{ readonly result: SpfResult; readonly detail: string }> {
  const ask: Asking = { address: ipaddr.process(address), lookups, left: LOOKUP_LIMIT };
  try {
    const result = await evaluate(domain, ask);
    return { result, detail: `SPF of ${domain} gives ${result} for ${address}` };
  } catch (error) {
    if (error instanceof SpfError) return { result: error.result, detail: error.message };
    throw error;
  }
}

interface Asking {
  readonly address: ipaddr.IPv4 | ipaddr.IPv6;
  readonly lookups: SpfLookups;
  left: number;
}

async function evaluate(domain: string, ask: Asking): Promise<SpfResult> {
  const texts = known(await ask.lookups.texts(domain), domain);
  const records = texts.filter((text) => /^v=spf1(?: |$)/i.test(text));
  if (records.length === 0) return "none";
  if (records.length > 1)
    throw new SpfError("permerror", `${domain} has ${records.length} SPF records, but only one is allowed`);
  const terms = (records[0] ?? "").split(/ +/).slice(1).filter(Boolean);
  for (const term of terms) {
    const parts = /^([+?~-]?)([a-z0-9]+)(?:[:=]([^/]*))?((?:\/.*)?)$/i.exec(term);
    const [, qualifier = "", name = "", value = "", length = ""] = parts ?? [];
    if (/^[a-z][\w.-]*=/i.test(term)) continue;
    if (await matches(name.toLowerCase(), value || domain, length, term, ask))
      return QUALIFIERS[qualifier || "+"] ?? "pass";
  }
  const redirect = terms.map((term) => /^redirect=(.+)$/i.exec(term)?.[1]).find((target) => target !== undefined);
  if (redirect === undefined) return "neutral";
  spend(ask, domain);
  const redirected = await evaluate(redirect, ask);
  if (redirected === "none")
    throw new SpfError("permerror", `${domain} redirects to ${redirect}, which has no SPF record`);
  return redirected;
}

async function matches(name: string, value: string, length: string, term: string, ask: Asking): Promise<boolean> {
  switch (name) {
    case "all":
      return true;
    case "ip4":
    case "ip6":
      return isWithin(ask.address, term.slice(term.indexOf(":") + 1), term);
    case "a":
      spend(ask, value);
      return anyWithin(ask, known(await ask.lookups.addresses(value), value), length, term);
    case "mx": {
      spend(ask, value);
      for (const host of known(await ask.lookups.mailHosts(value), value)) {
        if (anyWithin(ask, known(await ask.lookups.addresses(host), host), length, term)) return true;
      }
      return false;
    }
    case "include": {
      spend(ask, value);
      const included = await evaluate(value, ask);
      if (included === "none") throw new SpfError("permerror", `SPF includes ${value}, which has no SPF record`);
      return included === "pass";
    }
    case "exists":
    case "ptr":
      spend(ask, value);
      return false;
    default:
      throw new SpfError("permerror", `SPF has an unknown term: ${term}`);
  }
}

function anyWithin(ask: Asking, addresses: readonly string[], length: string, term: string): boolean {
  const [, four = "", six = ""] = /^(?:\/(\d+))?(?:\/\/(\d+))?$/.exec(length) ?? [];
  return addresses.some((address) => {
    const bits = address.includes(":") ? six || "128" : four || "32";
    return isWithin(ask.address, `${address}/${bits}`, term);
  });
}

function isWithin(address: Asking["address"], block: string, term: string): boolean {
  const whole = block.includes("/") ? block : `${block}/${block.includes(":") ? 128 : 32}`;
  try {
    const [base, bits] = ipaddr.parseCIDR(whole);
    return base.kind() === address.kind() && address.match(base, bits);
  } catch {
    throw new SpfError("permerror", `SPF has a malformed term: ${term}`);
  }
}

function spend(ask: Asking, name: string): void {
  ask.left -= 1;
  if (ask.left < 0) throw new SpfError("permerror", `SPF needs more than ${LOOKUP_LIMIT} lookups (at ${name})`);
}

function known<Value>(value: Value | null, name: string): Value {
  if (value === null) throw new SpfError("temperror", `The lookup of ${name} failed`);
  return value;
}
