import { parse } from "tldts";
import { FREE_DOMAINS } from "./free-domains.ts";

/**
 * Providers whose names people mistype: only names long and distinctive enough that a typo is likelier than another
 * company of a similar name. `gmx` and `aol` are too short to compare; `orange`, `live` and `charter` have too many
 * neighbours.
 */
const NAMES: readonly string[] = (
  "gmail googlemail yahoo rocketmail hotmail outlook icloud protonmail fastmail tutanota yandex rediffmail comcast verizon " +
  "sbcglobal bellsouth earthlink optonline btinternet virginmedia blueyonder wanadoo laposte bigpond optusnet sympatico seznam"
).split(" ");

/** Names from this length on may differ by two typos, shorter ones by one: `hotmart` is not `hotmail`. */
const LONG_NAME_CHARS = 9;

/** Bit set of the letters a-z in a string. */
function lettersOf(text: string): number {
  let letters = 0;
  for (let index = 0; index < text.length; index += 1) {
    const letter = text.charCodeAt(index) - LETTER_A;
    if (letter >= 0 && letter < 26) letters |= 1 << letter;
  }
  return letters;
}

const LETTER_A = 97;

/** Whether at most `most` bits are set. */
function areFew(bits: number, most: number): boolean {
  let rest = bits;
  for (let taken = 0; taken < most; taken += 1) rest &= rest - 1;
  return rest === 0;
}

/** Each provider's name, its letters, and the typos allowed. */
const LETTERS: readonly (readonly [name: string, letters: number, slips: number])[] = NAMES.map((name) => [
  name,
  lettersOf(name),
  name.length < LONG_NAME_CHARS ? 1 : 2,
]);

/** Provider names to compare, by length of the typed name. */
const LONGEST_SLIP = Math.max(...LETTERS.map(([name, , slips]) => name.length + slips));
const BY_LENGTH = Array.from({ length: LONGEST_SLIP + 1 }, (_, length) =>
  LETTERS.filter(([name, , slips]) => Math.abs(length - name.length) <= slips),
);

/** A provider's suffixes: `com`, `co.uk` … */
const ENDINGS: ReadonlyMap<string, readonly string[]> = new Map(
  NAMES.map((name) => [
    name,
    [...FREE_DOMAINS].filter((domain) => domain.startsWith(`${name}.`)).map((domain) => domain.slice(name.length + 1)),
  ]),
);

/** Typos of common suffixes that are not top-level domains themselves. */
const ENDING_SLIPS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    com: "con cmo ocm vom xom comm coom ccom cpm clm cok copm comn comw cnom c0m cim conm cof kom som cin coim comu ckm cxm",
    net: "nte ner nett bet ent nrt netr neet met nat nwt",
    org: "ogr orgg prg rog orf ofg oorg orh",
    edu: "edy eud eduu",
  }).flatMap(([meant, slips]) => slips.split(" ").map((slip) => [slip, meant] as const)),
);

/** Top-level domains that are typos of `com` after a provider's exact name. */
const NEIGHBOURS_OF_COM: ReadonlySet<string> = new Set(["co", "cm", "om", "cam"]);

/**
 * The likely intended domain, or null: `gmial.com`, `gmail.con`, `hotmail.co` and the like, and `acme.con` for any name
 * if the suffix is no top-level domain. A well-known domain is never corrected. Lower-case A-labels in and out.
 */
export function suggestDomain(domain: string): string | null {
  if (FREE_DOMAINS.has(domain) || !mayBeMistyped(domain)) return null;
  const { domainWithoutSuffix, publicSuffix, isIcann, subdomain } = parse(domain, { extractHostname: false });
  const knownEnding = isIcann === true;
  const mended = knownEnding ? null : mendEnding(domain);
  if (mended !== null && FREE_DOMAINS.has(mended)) return mended;
  const simple = domainWithoutSuffix !== null && publicSuffix !== null && subdomain === "";
  return (simple ? suggestProvider(domainWithoutSuffix, publicSuffix, knownEnding) : null) ?? mended;
}

/** A cheap pre-check, as nearly all domains are not typos. */
function mayBeMistyped(domain: string): boolean {
  if (ENDING_SLIPS.has(domain.slice(domain.lastIndexOf(".") + 1))) return true;
  const length = Math.max(0, domain.indexOf("."));
  const ofLength = BY_LENGTH[length] ?? [];
  if (ofLength.length === 0) return false;
  const name = domain.slice(0, length);
  const letters = lettersOf(name);
  return ofLength.some((provider) => isNear(name, letters, provider));
}

/** Rules out most names: each typo adds and removes at most one letter. */
function isNear(name: string, letters: number, [provider, providerLetters, slips]: (typeof LETTERS)[number]): boolean {
  return (
    Math.abs(name.length - provider.length) <= slips &&
    areFew(letters & ~providerLetters, slips) &&
    areFew(providerLetters & ~letters, slips)
  );
}

function suggestProvider(name: string, ending: string, knownEnding: boolean): string | null {
  let best: { readonly domain: string; readonly slips: number } | null = null;
  const letters = lettersOf(name);
  for (const known of LETTERS) {
    if (!isNear(name, letters, known)) continue;
    const [provider, , limit] = known;
    const slips = editDistance(name, provider, limit);
    if (slips > limit || (best !== null && slips >= best.slips)) continue;
    const meant = meantEnding(ENDINGS.get(provider) ?? [], ending, knownEnding, slips);
    if (meant !== null) best = { domain: `${provider}.${meant}`, slips };
  }
  return best?.domain ?? null;
}

/** The provider's intended suffix, or null if this may well be another company's domain. */
function meantEnding(endings: readonly string[], ending: string, knownEnding: boolean, slips: number): string | null {
  if (slips > 0 && endings.includes(ending)) return ending;
  if (knownEnding) return slips === 0 && NEIGHBOURS_OF_COM.has(ending) && endings.includes("com") ? "com" : null;
  const meant = ENDING_SLIPS.get(ending) ?? endings.find((known) => editDistance(ending, known, 1) <= 1);
  return meant !== undefined && endings.includes(meant) ? meant : null;
}

/** `acme.con` is likely `acme.com`, as `con` is not on the Public Suffix List. */
function mendEnding(domain: string): string | null {
  const dot = domain.lastIndexOf(".");
  const meant = ENDING_SLIPS.get(domain.slice(dot + 1));
  return meant === undefined ? null : `${domain.slice(0, dot + 1)}${meant}`;
}

/** Whether a domain (A-labels) ends in an ICANN suffix of the Public Suffix List. */
export function hasKnownSuffix(domain: string): boolean {
  return parse(domain, { extractHostname: false, validateHostname: false }).isIcann === true;
}

/**
 * Optimal string alignment distance: insertions, deletions, substitutions and transpositions, counted up to `limit`;
 * beyond it, `limit + 1`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) cost = Math.min(cost, at(beforeLast, column - 2) + 1);
      current.push(cost);
    }
    if (Math.min(...current) > limit) return limit + 1;
    beforeLast = last;
    last = current;
  }
  return Math.min(at(last, b.length), limit + 1);
}

const at = (row: readonly number[], column: number): number => row[column] ?? Number.POSITIVE_INFINITY;
