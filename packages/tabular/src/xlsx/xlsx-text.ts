/**
 * Escapes cell text for XML (ST_Xstring, ECMA-376 part 1 §22.9.2.19): characters that XML cannot hold become `_xHHHH_`,
 * and so does an underscore that would look like the start of one.
 */
export function encodeXlsxText(text: string): string {
  if (!NEEDS_ENCODING.test(text)) return text;
  return text
    .replaceAll(/_(?=x[0-9A-Fa-f]{4})/gu, "_x005F_")
    .replaceAll(NOT_XML, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}

/** Longest escape of one character: `_x000D_`. */
export const ESCAPE_CHARACTERS = 7;

/** Reverses `encodeXlsxText`, after XML entities were resolved. */
export function decodeXlsxText(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** XML reads CR as LF; lone surrogates, U+FFFE and U+FFFF are not characters (XML 1.0 §2.2, §2.11). */
const NOT_XML =
  // oxlint-disable-next-line no-control-regex -- control characters are the point
  /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

// oxlint-disable-next-line no-control-regex -- control characters are the point
const NEEDS_ENCODING = /[&<>\u0000-\u0008\u000b-\u001f\ud800-\udfff\ufffe\uffff]|_x/;
