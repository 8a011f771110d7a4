import { readSpelledOut } from "./spelled-out.ts";
import { hasKnownSuffix } from "./suggest-domain.ts";
import { splitTokens, type Token, cleanText } from "./split-tokens.ts";

/** Text that looks like an address; {@link parseAddress} validates it. */
export interface Found {
  readonly text: string;
}

/** Excel's limit of a cell; the rest is ignored. */
export const CELL_LIMIT_CHARS = 32_767;

/** Addresses taken from one cell. More is a list pasted into a cell by mistake. */
export const FOUND_PER_CELL_LIMIT = 100;

/** A paste box's text, in UTF-16 units: some 200,000 addresses. Longer lists belong in a file. */
export const TEXT_LIMIT_CHARS = 5_000_000;

/** Wrapping around an address. Dots and commas only follow one. */
const OPENERS = new Set([
  "'",
  "`",
  "[",
  "{",
  "‘",
  "’",
  "“",
  "”",
  "„",
  "‚",
  "«",
  "»",
  "‹",
  "›",
  "•",
  "·",
  "–",
  "—",
  "…",
  "*",
]);
const CLOSERS = new Set([...OPENERS, "]", "}", ".", "!", "?"]);

/**
 * The texts in a messy cell that look like addresses, in order, distinct regardless of case: `Name <a@b>`,
 * `mailto:a@b?subject=…`, several in one cell, invisible characters, full-width signs. Includes malformed ones
 * (`foo@@bar.com`, `a@b..c`, `test @x.com`, `test (at) x.com`), so that they can be reported as invalid. Empty if the cell has no address
 * (`n/a`, `-`, a telephone number, blank). Never throws; linear time.
 */
export function findAddresses(cell: string): readonly Found[] {
  const text = cleanText(cell.slice(0, CELL_LIMIT_CHARS));
  const whole = text.trim().replaceAll(/ {1,64}/gu, " ");
  if (hasBlankInName(whole) || readSpelledOut(whole) !== null) return [{ text: whole }];
  const tokens = splitTokens(text);
  return unique(join(tokens).filter(looksLikeAddress)).slice(0, FOUND_PER_CELL_LIMIT);
}

/**
 * The addresses in running text, for a paste box: like {@link findAddresses}, but a stray @ (a handle, a price) is not
 * a malformed address. Text beyond {@link TEXT_LIMIT_CHARS} is ignored.
 */
export function findAddressesInText(text: string): readonly Found[] {
  const tokens = splitTokens(cleanText(text.slice(0, TEXT_LIMIT_CHARS)));
  return unique(tokens.map((token) => unwrap(token.text)).filter((found) => /[^@]@[^@]*\.[^@.]/u.test(found)));
}

/**
 * Rejoins tokens that a typo split: a blank beside the @ (`test @x.com`), before the ending (`a@gmail .com`) or within the name (`anna
 * smith@x.com`), a comma for the dot (`a@gmail,com`). They stay invalid, and are reported as such: what is left of them without the
 * blank may be the address of another person.
 */
function join(tokens: readonly Token[]): string[] {
  const texts: string[] = [];
  for (const [index, token] of tokens.entries()) {
    const before = texts.at(-1);
    const text = unwrap(token.text);
    if (before !== undefined && (belongsTo(before, token, text) || isLooseEnding(before, token, token.text)))
      texts[texts.length - 1] = `${before} ${text}`;
    else if (index > 0 && before !== undefined && isLostEnding(before, token, text))
      texts[texts.length - 1] = `${before},${text}`;
    else texts.push(text);
  }
  return texts;
}

/** Words before an address that are no part of it. */
const LABELS: ReadonlySet<string> = new Set([
  "email",
  "e-mail",
  "mail",
  "address",
  "contact",
  "or",
  "and",
  "at",
  "to",
  "via",
  "write",
]);

/** Two words: one in lower case without any mark, and an address. */
const WORD_AND_ADDRESS = /^([a-z0-9._-]{1,64}) ([^\s@]{1,64})@([^\s@.]{1,63}(?:\.[^\s@.]{1,63}){1,8})$/u;

/**
 * Whether a cell is an address with a blank in its name (`anna smith@x.com`): two words, the second an address, the first neither a label
 * nor a name that the address repeats (`anna anna.smith@x.com`).
 */
function hasBlankInName(cell: string): boolean {
  const [, word = "", local = ""] = WORD_AND_ADDRESS.exec(cell) ?? [];
  return word !== "" && !LABELS.has(word) && !local.toLowerCase().includes(word);
}

/** `a@gmail` `.com`: whether the domain has no dot yet and its ending follows. */
function isLooseEnding(before: string, token: Token, text: string): boolean {
  if (token.after !== "space" || !/^[^@]+@[^@.]+$/u.test(before)) return false;
  return /^\.[a-z0-9.-]{2,}$/iu.test(text) || COMMON_ENDINGS.has(text.toLowerCase());
}

/** Whether only blanks separate a name from its `@domain.tld`, or a `name@` from its domain. */
function belongsTo(before: string, token: Token, text: string): boolean {
  if (token.after !== "space") return false;
  if (before.endsWith("@")) return before.indexOf("@") === before.length - 1 && isDomainLike(text);
  if (text === "@") return !before.includes("@");
  return !before.includes("@") && text.startsWith("@") && isDomainLike(text.slice(1));
}

const isDomainLike = (text: string): boolean => !text.includes("@") && /[^.]\.[^.]/u.test(text);

/** `a@gmail` `com`: whether the domain lacks a dot and a common suffix follows. */
function isLostEnding(before: string, token: Token, text: string): boolean {
  return token.after === "mark" && /^[^@]+@[^@.,]+$/u.test(before) && isEnding(text.toLowerCase());
}

/** A public suffix, of which the short and the common ones are no words of their own. */
const isEnding = (text: string): boolean =>
  COMMON_ENDINGS.has(text) || (/^[a-z]{2,4}$/u.test(text) && hasKnownSuffix(`x.${text}`));

const COMMON_ENDINGS: ReadonlySet<string> = new Set([
  "com",
  "net",
  "org",
  "de",
  "fr",
  "es",
  "it",
  "nl",
  "ru",
  "co.uk",
  "com.br",
]);

/**
 * Strips wrapping. A leading dot stays: it is part of a malformed name. Of a URL, only the parameter with the @ is
 * kept.
 */
function unwrap(text: string): string {
  let start = text.startsWith("//") ? endOfUrlPrefix(text) : 0;
  let end = text.length;
  const closed = lastClosersOfName(text);
  while (start < end && OPENERS.has(text.charAt(start)) && start >= (closed.get(text.charAt(start)) ?? -1)) start += 1;
  // `a@[192.0.2.1]`: the bracket closes an address literal.
  const kept = text.includes("@[") ? "]" : "";
  while (end > start && CLOSERS.has(text.charAt(end - 1)) && text.charAt(end - 1) !== kept) end -= 1;
  return text.slice(start, end);
}

/**
 * `{anna}@x.com`: braces around the name alone are part of it (atext of RFC 5321). Where the name's last closing one of
 * each kind is, by its opening one. Looked up once: thousands of openers may follow each other.
 */
function lastClosersOfName(text: string): ReadonlyMap<string, number> {
  const at = text.indexOf("@");
  if (at < 1) return NOTHING_CLOSED;
  return new Map([
    ["{", text.lastIndexOf("}", at)],
    ["[", text.lastIndexOf("]", at)],
  ]);
}

const NOTHING_CLOSED: ReadonlyMap<string, number> = new Map();

/** Start of the URL component with the @: after the last separator before it. `//user@host` is a login, no mailbox. */
function endOfUrlPrefix(text: string): number {
  const at = text.indexOf("@");
  if (at === -1) return text.length;
  const start = Math.max(...["/", "=", "?", "&"].map((mark) => text.lastIndexOf(mark, at))) + 1;
  return start === 2 ? text.length : start;
}

/** Has an @ with something beside it: not `@handle` or a lone @. */
function looksLikeAddress(text: string): boolean {
  const at = text.indexOf("@");
  if (at === -1) return false;
  const domain = text.slice(text.lastIndexOf("@") + 1);
  if (at === 0) return /[^.]\.[^.]/u.test(domain);
  return /[^\s@]/u.test(text.slice(0, at)) || domain !== "";
}

function unique(texts: readonly string[]): Found[] {
  const seen = new Map<string, Found>();
  for (const text of texts) {
    const key = text.toLowerCase();
    if (!seen.has(key)) seen.set(key, { text });
  }
  return [...seen.values()];
}
