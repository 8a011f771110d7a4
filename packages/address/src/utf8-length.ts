/** How many octets a text has in UTF-8. The limits of RFC 5321 §4.5.3.1 count octets, not characters. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x80) bytes += 1;
    else if (point < 0x8_00) bytes += 2;
    else if (point < 0x1_00_00) bytes += 3;
    else bytes += 4;
  }
  return bytes;
}
