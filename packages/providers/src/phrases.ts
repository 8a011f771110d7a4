/** Escapes and character classes (copied verbatim), placeholders, groups. */
const PART = /\\p\{\w{1,9}\}|\\.|\[(?:\\.|[^\]\\]){1,80}\]|\{[A-Z]{1,8}\}|\((?!\?)/gu;

/**
 * Compiles alternatives, one regular expression per line. `(a|b)` is non-capturing, `{ADDR}` a literal placeholder, `//` a comment.
 * Bound every quantifier: `{0,40}`, never `*` or `+`.
 */
export function phrases(lines: TemplateStringsArray, ...inserted: readonly string[]): RegExp {
  return new RegExp(alternatives(String.raw(lines, ...inserted)), "u");
}

/** Alternatives for use in phrases, separated by `|` or line breaks. */
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
