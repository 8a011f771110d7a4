/** Format characters that spreadsheets, web pages and chats leave behind: zero-width, bidi, soft hyphen, BOM, fillers. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** Every other kind of white space, no-break space first; line ends stay, because they separate. */
const SPACES = /[\t\v\f\p{Zs}]/gu;

/** Line ends of any system, and the control characters that some exports part values with. Spaces are replaced before. */
const LINE_ENDS = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/** Full-width forms of ASCII (U+FF01 to U+FF5E), and the other signs that East Asian input methods put for @ . , */
const WIDE = /[\uFF01-\uFF5E\uFE6B\u3002\uFF61\u3001]/gu;

const OTHER_SIGNS: ReadonlyMap<string, string> = new Map([
  ["\uFE6B", "@"],
  ["\u3002", "."],
  ["\uFF61", "."],
  ["\u3001", ","],
]);

/** Distance of the full-width forms from ASCII, in code points. */
const WIDE_OFFSET = 0xfe_e0;

/**
 * A cell's text with what cannot be seen taken out and full-width characters (＠ ． ａ) written plainly. Other letters are left as
 * they are. Each step is one pass over the text.
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
