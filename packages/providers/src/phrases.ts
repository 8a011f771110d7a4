/** An escape or a character class, copied as it is; a placeholder; a group. */
const PART = /\\p\{\w{1,9}\}|\\.|\[(?:\\.|[^\]\\]){1,80}\]|\{[A-Z]{1,8}\}|\((?!\?)/gu;

/**
 * Compiles phrases to one pattern, one phrase a line: each is a regular expression of its own, in which `(a|b)` captures nothing and `{ADDR}`
 * is the placeholder. Blank lines and what follows `//` are left out. Bound every quantifier: `{0,40}`, never `*` or `+`.
 */
export function phrases(lines: TemplateStringsArray, ...inserted: readonly string[]): RegExp {
  return new RegExp(alternatives(String.raw(lines, ...inserted)), "u");
}

/** A list of words to insert into phrases, several a line apart by `|`. */
export function words(lines: TemplateStringsArray, ...inserted: readonly string[]): string {
  return `(?:${alternatives(String.raw(lines, ...inserted))})`;
}

const alternatives = (text: string): string =>
  text
    .split("\n")
    .map((line) => line.replace(/(?:^|\s)\/\/.*$/u, "").trim())
    .filter((line) => line !== "")
    .join("|")
    .replaceAll(PART, (part) => (part === "(" ? "(?:" : part.startsWith("{") ? `\\{${part.slice(1, -1)}\\}` : part));
