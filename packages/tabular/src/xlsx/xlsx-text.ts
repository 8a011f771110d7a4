/**
 * Text of a cell as it stands in XML (ST_Xstring, ECMA-376 part 1 §22.9.2.19): what XML cannot hold is written `_xHHHH_`,
 * and so is an underscore that would otherwise look like the start of one.
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

/** What a character takes as an escape at most: `_x000D_`. */
export const ESCAPE_CHARACTERS = 7;

/** The text that `encodeXlsxText`, or Excel, wrote; XML's own entities were undone before. */
export function decodeXlsxText(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** CR is allowed in XML but read as LF; lone surrogates, U+FFFE and U+FFFF are no characters (XML 1.0 §2.2, §2.11). */
const NOT_XML =
  // oxlint-disable-next-line no-control-regex -- control characters are the point
  /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

// oxlint-disable-next-line no-control-regex -- control characters are the point
const NEEDS_ENCODING = /[&<>\u0000-\u0008\u000b-\u001f\ud800-\udfff\ufffe\uffff]|_x/;
