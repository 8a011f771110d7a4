const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
];

/** Making a formatter takes longer than a hundred uses of it. */
function kept<Formatter>(make: (locale?: string, timeZone?: string) => Formatter): typeof make {
  const made = new Map<string, Formatter>();
  return (locale, timeZone) => {
    const key = `${locale} ${timeZone}`;
    const formatter = made.get(key) ?? make(locale, timeZone);
    made.set(key, formatter);
    return formatter;
  };
}

const zoneOf = (timeZone?: string): { readonly timeZone?: string } => (timeZone === undefined ? {} : { timeZone });
const relative = kept((locale) => new Intl.RelativeTimeFormat(locale, { numeric: "always" }));
const dateTime = kept(
  (locale, timeZone) =>
    new Intl.DateTimeFormat(locale, {
      year: "numeric",
      month: "short",
      day: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      timeZoneName: "short",
      ...zoneOf(timeZone),
    }),
);

/** How long ago, or how far ahead: "5 minutes ago", "in 2 hours". Under 45 seconds it is "just now" or "in a moment". */
export function formatRelative(iso: string, nowMs: number, locale?: string): string {
  const seconds = (Date.parse(iso) - nowMs) / 1000;
  if (Number.isNaN(seconds)) return "at an unknown time";
  const [unit, size] = UNITS.find(([, unitSeconds]) => Math.abs(seconds) >= unitSeconds * 0.75) ?? ["second", 1];
  if (unit === "second") return seconds > 0 ? "in a moment" : "just now";
  // Towards zero, but never to zero: 100 minutes ago is "1 hour ago", and 50 seconds "1 minute ago".
  const value = Math.trunc(seconds / size) || Math.sign(seconds);
  return relative(locale).format(value, unit);
}

/** Date and time in the reader's zone and language, with the zone's name, so that nobody has to guess. */
export function formatDateTime(iso: string, locale?: string, timeZone?: string): string {
  return dateTime(locale, timeZone).format(new Date(iso));
}

/** A time of day in the reader's zone; with the weekday or date where it isn't today. */
export function formatClock(iso: string, nowMs: number, locale?: string, timeZone?: string): string {
  const zone = zoneOf(timeZone);
  const day = (ms: number): string => new Intl.DateTimeFormat("en-CA", zone).format(ms);
  const at = Date.parse(iso);
  const sameDay = day(at) === day(nowMs);
  return new Intl.DateTimeFormat(locale, {
    hour: "2-digit",
    minute: "2-digit",
    ...(sameDay ? {} : { weekday: "short", day: "numeric", month: "short" }),
    ...zone,
  }).format(at);
}

/** A date with its weekday and the time of day; with the year where it isn't this one. */
export function formatMoment(iso: string, nowMs: number, locale?: string, timeZone?: string): string {
  const zone = zoneOf(timeZone);
  const at = new Date(iso);
  const isThisYear = at.getFullYear() === new Date(nowMs).getFullYear();
  return new Intl.DateTimeFormat(locale, {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    ...(isThisYear ? {} : { year: "numeric" }),
    ...zone,
  }).format(at);
}
