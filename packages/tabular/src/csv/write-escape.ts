const QUOTE = 34;
const BACKSLASH = 92;
/** The characters that have a short escape: \b \t \n \f \r. */
const SHORT: Readonly<Record<number, number>> = { 8: 98, 9: 116, 10: 110, 12: 102, 13: 114 };
const HEX = Buffer.from("0123456789abcdef");

/** What one byte may take, as `\u0007` does. */
export const MOST_ESCAPE_BYTES = 6;

/** Writes a quote, a backslash or a control character as `JSON.stringify` does (RFC 8259 §7); returns where it ends. */
export function writeEscape(json: Buffer, at: number, byte: number): number {
  json[at] = BACKSLASH;
  const short = byte === QUOTE || byte === BACKSLASH ? byte : SHORT[byte];
  if (short !== undefined) {
    json[at + 1] = short;
    return at + 2;
  }
  json.write("u00", at + 1, "latin1");
  json[at + 4] = HEX[byte >> 4]!;
  json[at + 5] = HEX[byte & 15]!;
  return at + 6;
}
