/** PostgreSQL's text format for COPY: one line a row, cells apart by tabs. https://www.postgresql.org/docs/current/sql-copy.html */

const NEEDS_ESCAPE = /[\\\n\r\t]/;
const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** A text value, or null. */
export function copyText(value: string | null): string {
  if (value === null) return "\\N";
  const storable = withoutNul(value);
  return NEEDS_ESCAPE.test(storable)
    ? storable.replace(/[\\\n\r\t]/g, (character) => ESCAPES[character] ?? character)
    : storable;
}

/** A text[] value. */
export function copyTextArray(values: readonly string[]): string {
  let literal = "{";
  for (let index = 0; index < values.length; index += 1) {
    if (index > 0) literal += ",";
    literal += `"${arrayElement(values[index] ?? "")}"`;
  }
  return copyText(`${literal}}`);
}

function arrayElement(value: string): string {
  return /["\\]/.test(value) ? value.replace(/["\\]/g, (character) => `\\${character}`) : value;
}

/** PostgreSQL has no NUL in text; the replacement character shows that something was there. */
function withoutNul(value: string): string {
  return value.includes("\0") ? value.replaceAll("\0", "\uFFFD") : value;
}
