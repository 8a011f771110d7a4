const NUMBER = /^\d{9,13}(?:\.\d{1,9})?$/;
/** ISO 8601, or with a blank as spreadsheets have it. Without an offset it is UTC. */
const WRITTEN = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?) ?(Z|[+-]\d{2}:?\d{2})?)?$/i;
/** A number below this counts seconds: as milliseconds it would be in January 1971. */
const FIRST_MS = 100_000_000_000;

/** The time that a text names, in milliseconds since 1970: ISO 8601, or Unix time in seconds or milliseconds. Null: none. */
export function readTime(text: string): number | null {
  const trimmed = text.trim();
  if (NUMBER.test(trimmed)) {
    const number = Number(trimmed);
    return Math.round(number < FIRST_MS ? number * 1_000 : number);
  }
  const [, day, clock = "00:00", offset = "Z"] = WRITTEN.exec(trimmed) ?? [];
  if (day === undefined) return null;
  const hours = offset.replace(/^([+-]\d{2}):?(\d{2})$/, "$1:$2").toUpperCase();
  const at = Date.parse(`${day}T${clock}${hours}`);
  // JavaScript reads 31 February as 3 March.
  const isDay = !Number.isNaN(at) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
  return isDay ? at : null;
}
