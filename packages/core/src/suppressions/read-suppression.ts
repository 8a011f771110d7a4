import { findAddresses, hasKnownSuffix, parseAddress, parseDomain } from "@rollcall/address";
import { contactId } from "../contacts/contact-id.ts";

/** An address or domain that is never probed, nor reported as safe. */
export type NewSuppression =
  | { readonly kind: "address"; readonly entry: string; readonly contactId: string; readonly note: string | null }
  | { readonly kind: "domain"; readonly entry: string; readonly contactId: null; readonly note: string | null };

/** An entry, as written and as read. */
export interface SuppressionEntry {
  /** The beginning of what was written: enough to find it again. */
  readonly written: string;
  readonly read: ReadSuppression;
}

/** Enough for the longest address. */
const WRITTEN_CHARS = 320;

/** Reads an entry; null: it is blank. */
export function readEntry(text: string, note: string | null): SuppressionEntry | null {
  return text.trim() === "" ? null : { written: text.slice(0, WRITTEN_CHARS), read: readSuppression(text, note) };
}

export type ReadSuppression =
  | { readonly type: "suppression"; readonly suppression: NewSuppression }
  | { readonly type: "problem"; readonly problem: string };

/**
 * Parses an entry of a suppression list: an address, also as `Name <a@b>`, or a domain, also as `@example.com`. A
 * domain does not include its subdomains. A word without a known suffix is more likely a file name: as a domain it
 * needs a leading @.
 */
export function readSuppression(text: string, note: string | null): ReadSuppression {
  const trimmed = text.trim();
  const name = trimmed.replace(/^\*?@/, "");
  if (name.includes("@")) return readAddress(trimmed, note);
  const parsed = parseDomain(name);
  if (parsed.type === "invalid" || !parsed.domain.includes(".")) return problem("is neither an address nor a domain");
  if (name === trimmed && !hasKnownSuffix(parsed.domain))
    return problem(`has no known domain suffix: write @${name} if it is a domain`);
  return { type: "suppression", suppression: { kind: "domain", entry: parsed.domain, contactId: null, note } };
}

function readAddress(text: string, note: string | null): ReadSuppression {
  const [found, more] = findAddresses(text);
  if (more !== undefined) return problem("contains several addresses: use one entry per address");
  const parsed = parseAddress(found?.text ?? text);
  if (parsed.type === "invalid") return problem(`is not an address (${parsed.problem})`);
  const { key } = parsed.address;
  return { type: "suppression", suppression: { kind: "address", entry: key, contactId: contactId(key), note } };
}

function problem(text: string): ReadSuppression {
  return { type: "problem", problem: text };
}
