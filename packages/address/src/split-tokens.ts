/** A piece of a cell between separators. */
export interface Token {
  readonly text: string;
  /** Separator before it: `space` (blanks alone) or `mark` (a comma, a bracket, a line end …). */
  readonly after: "space" | "mark";
}

const OPEN_MARKS: ReadonlySet<string> = new Set(["\n", ",", ";", "|", "<", ">", "(", ")", ":", "\\"]);

/** Marks that end a domain but are legal in a local part (atext of RFC 5321 §4.1.2). */
const MARKS_AFTER_AT: ReadonlySet<string> = new Set(["/", "?", "&", "="]);

/** A quoted local part has at most 64 octets, doubled by escapes. A longer quoted text is a name. */
const QUOTED_LOCAL_LIMIT_CHARS = 130;

/** Longest address literal: `[IPv6:…]` has up to 56 characters. */
const LITERAL_LIMIT_CHARS = 64;

/**
 * Splits cleaned text into candidate tokens: at blanks, commas, semicolons, brackets, colons (`mailto:`, `Email:`, `
 * ::: `), and at `/ ? & =` after an @. Quoted local parts and address literals stay whole; other quotation marks
 * separate. One pass: no character is read more than twice.
 */
export function splitTokens(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let start = 0;
  let after: Token["after"] = "mark";
  let sawAt = false;

  const close = (end: number, next: Token["after"], resume: number): void => {
    if (end > start) {
      tokens.push({ text: text.slice(start, end), after });
      after = next;
    } else if (next === "mark") after = "mark";
    start = resume;
    sawAt = false;
  };

  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === "@") sawAt = true;
    if (character === " ") close(index, "space", index + 1);
    else if (character === '"') {
      const end = index === start ? endOfQuotedLocal(text, index) : -1;
      if (end === -1) close(index, "mark", index + 1);
      else index = end;
    } else if (character === "[" && text.charAt(index - 1) === "@") {
      const length = text.slice(index, index + LITERAL_LIMIT_CHARS).indexOf("]");
      if (length !== -1) index += length;
    } else if (isQuery(character, sawAt)) {
      close(index, "mark", endOfQuery(text, index));
      index = start - 1;
    } else if (OPEN_MARKS.has(character) || (sawAt && MARKS_AFTER_AT.has(character))) close(index, "mark", index + 1);
  }
  close(text.length, "mark", text.length);
  return tokens;
}

/** `mailto:a@b?subject=Hello`: the query is no address (RFC 6068 §2). */
function isQuery(character: string, sawAt: boolean): boolean {
  return character === "?" && sawAt;
}

/** End of a query: the next blank, separator, angle bracket, quotation mark or line end. */
function endOfQuery(text: string, from: number): number {
  for (let index = from; index < text.length; index += 1) {
    if (' \n<>",;'.includes(text.charAt(index))) return index;
  }
  return text.length;
}

/** Index of the closing quote if @ follows, which makes it a local part; else -1. */
function endOfQuotedLocal(text: string, from: number): number {
  const limit = Math.min(text.length - 1, from + QUOTED_LOCAL_LIMIT_CHARS);
  for (let index = from + 1; index < limit; index += 1) {
    const character = text.charAt(index);
    if (character === "\\") index += 1;
    else if (character === '"') return text.charAt(index + 1) === "@" ? index : -1;
    else if (character === "\n") return -1;
  }
  return -1;
}

/** Invisible characters left by spreadsheets, web pages and chats: zero-width, bidi, soft hyphen, BOM, fillers. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** Other white space, such as no-break spaces; line ends stay, as they separate. */
const SPACES = /[\t\v\f\p{Zs}]/gu;

/** Line ends of any system, and control characters that some exports use as separators. Spaces are replaced before. */
const LINE_ENDS = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/** Full-width forms of ASCII (U+FF01 to U+FF5E), and other forms of @ . , from East Asian input methods. */
const WIDE = /[\uFF01-\uFF5E\uFE6B\u3002\uFF61\u3001]/gu;

const OTHER_SIGNS: ReadonlyMap<string, string> = new Map([
  ["\uFE6B", "@"],
  ["\u3002", "."],
  ["\uFF61", "."],
  ["\u3001", ","],
]);

/** Offset of the full-width forms from ASCII. */
const WIDE_OFFSET = 0xfe_e0;

/**
 * Removes invisible characters and converts full-width forms (＠ ． ａ) to ASCII. Other letters are unchanged. Linear
 * time.
 */
export function cleanText(text: string): string {
  return text
    .replace(SPACES, " ")
    .replace(LINE_ENDS, "\n")
    .replace(INVISIBLE, "")
    .replace(
      WIDE,
      (character) => OTHER_SIGNS.get(character) ?? String.fromCodePoint((character.codePointAt(0) ?? 0) - WIDE_OFFSET),
    );
}
