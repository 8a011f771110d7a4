import { describeDomain } from "./describe-address.ts";
import { FREE_DOMAINS } from "./free-domains.ts";
import { NO_OWN_FACTS, type OwnFacts } from "./own-facts.ts";
import { type Address, parseAddress } from "./parse-address.ts";
import { readSpelledOut } from "./spelled-out.ts";
import { cleanText } from "./split-tokens.ts";
import { suggestLatin } from "./suggest-latin.ts";

/** Longer texts are no slips. */
const LONGEST_CHARS = 320;

/** Domains of free providers, by their letters alone: `gmailcom`. */
const BY_LETTERS: ReadonlyMap<string, string> = new Map(
  [...FREE_DOMAINS].map((domain) => [domain.replaceAll(".", ""), domain]),
);

const QUOTES = "\"'`´‘’‚“”„«»‹›<>";

/** What people mistype, mended one after the other: each on what the ones before have made. */
const REPAIRS: readonly ((text: string) => string)[] = [
  (text) => unquote(text.replace(/^mailto:/iu, "")),
  (text) => readSpelledOut(text) ?? text,
  // anna @gmail .com, and a blank within the name: what is left without its first word may be another person's address.
  (text) => text.replaceAll(/ ?([@.,]) ?/gu, "$1").replace(/^([^ @]{1,64}) ([^ @]{1,64}@)/u, "$1$2"),
  (text) => text.replaceAll(/@{2,}/gu, "@"),
  inDomain((domain) => domain.replaceAll(",", ".")),
  (text) => text.replaceAll(/\.{2,}/gu, ".").replaceAll(/^\.|\.$|\.(?=@)|(?<=@)\./gu, ""),
  inDomain((domain) => BY_LETTERS.get(domain.toLowerCase()) ?? domain),
];

/**
 * The address that a malformed one was probably meant to be: `anna@gmail.com` by `anna@gmail,com`, `anna @gmail.com`,
 * `anna@@gmail.com`, `anna.@gmail.com`, `anna@gmailcom`, `anna (at) gmail dot com`. Null: nothing is likely, or the text
 * is an address as it stands. Never applied by itself.
 */
export function suggestRepair(text: string): string | null {
  if (text.length > LONGEST_CHARS || parseAddress(text).type === "address") return null;
  let repaired = cleanText(text)
    .trim()
    .replaceAll(/\s{1,64}/gu, " ");
  for (const repair of REPAIRS) {
    repaired = repair(repaired);
    const parsed = parseAddress(repaired);
    if (parsed.type === "address") return suggestFor(repaired, parsed.address) ?? parsed.address.asked;
  }
  return null;
}

/** The likelier address for one that is well formed: with Latin letters (`suggestLatin`), at the domain that was meant; null: none. */
export function suggestFor(
  text: string,
  { local, domain }: Pick<Address, "local" | "domain">,
  own: OwnFacts = NO_OWN_FACTS,
): string | null {
  const latin = suggestLatin(text.trim());
  const at = latin?.lastIndexOf("@") ?? -1;
  const { meant } = describeDomain(latin?.slice(at + 1) ?? domain, own);
  return meant === null ? latin : `${latin?.slice(0, at) ?? local}@${meant}`;
}

function unquote(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && QUOTES.includes(text.charAt(start))) start += 1;
  while (end > start && QUOTES.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

function inDomain(repair: (domain: string) => string): (text: string) => string {
  return (text) => {
    const at = text.lastIndexOf("@");
    return at === -1 ? text : text.slice(0, at + 1) + repair(text.slice(at + 1));
  };
}
