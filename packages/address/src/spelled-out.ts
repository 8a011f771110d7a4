import { FREE_DOMAINS } from "./free-domains.ts";
import { parseAddress } from "./parse-address.ts";
import { cleanText } from "./split-tokens.ts";

/** Longer texts are remarks. */
const LONGEST_CHARS = 320;

/** Signs in brackets, as pages against harvesters and people on forums write them. */
const AT = /\s{0,3}[([{<]\s{0,3}(?:at|ät|a|@|arroba)\s{0,3}[)\]}>]\s{0,3}/giu;
const DOT = /\s{0,3}[([{<]\s{0,3}(?:dot|punkt|point|punto|ponto|\.)\s{0,3}[)\]}>]\s{0,3}/giu;

/** The same as words. "at" alone is an ordinary word: something else must show what is meant. */
const AT_WORD = /\s{1,3}at\s{1,3}/giu;
const DOT_WORD = /\s{1,3}dot\s{1,3}/giu;

/** A cheap pre-check, as nearly no text has any of it. */
const HINT = /[([{<]\s{0,3}(?:at|ät|a|@|arroba|dot|punkt|point|punto|ponto)\s{0,3}[)\]}>]|\s(?:at|dot)\s/iu;

/**
 * The address that a whole text spells out: `anna@gmail.com` for `anna (at) gmail [dot] com`, `anna at gmail dot com`,
 * `anna@gmail(dot)com`. Null: it does not, or contains an address as it stands.
 */
export function readSpelledOut(text: string): string | null {
  if (text.length > LONGEST_CHARS || !HINT.test(text)) return null;
  const cleaned = cleanText(text).trim();
  return accept(fromBrackets(cleaned)) ?? accept(fromWords(cleaned));
}

function fromBrackets(text: string): string | null {
  const signed = text.replaceAll(AT, "@");
  // In `anna@gmail.com (dot)` and `Dora (Dot) dora@gmail.com` nothing is spelled out.
  if (signed === text && !/^[^@\s]{1,64}@[^@\s.]{1,63}\s{0,3}[([{<]/u.test(text)) return null;
  return signed.replaceAll(DOT, ".").replaceAll(DOT_WORD, ".");
}

function fromWords(text: string): string | null {
  const signed = text.replaceAll(AT_WORD, "@");
  const dotted = signed.replaceAll(DOT_WORD, ".");
  const domain = dotted.slice(dotted.indexOf("@") + 1).toLowerCase();
  const isMeant = dotted.length < signed.length || (signed !== text && FREE_DOMAINS.has(domain));
  const isDotted = /^[^@\s]{1,64}@[^@\s.]{1,63}\s/u.test(text);
  return isMeant && (signed !== text || isDotted) ? dotted : null;
}

function accept(candidate: string | null): string | null {
  return candidate !== null && !/\s/u.test(candidate) && parseAddress(candidate).type === "address" ? candidate : null;
}
