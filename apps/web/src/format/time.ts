import { hourStyle, UI_LOCALE } from "./locale.ts";

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
];

/** Making a formatter takes longer than a hundred uses of it. */
function cached<Formatter>(make: (locale: string, timeZone?: string) => Formatter): typeof make {
  const made = new Map<string, Formatter>();
  return (locale, timeZone) => {
    const key = `${locale} ${timeZone}`;
    const formatter = made.get(key) ?? make(locale, timeZone);
    made.set(key, formatter);
    return formatter;
  };
}

const zoneOf = (timeZone?: string): { readonly timeZone?: string } => (timeZone === undefined ? {} : { timeZone });
const relative = cached((locale) => new Intl.RelativeTimeFormat(locale, { numeric: "always" }));
const dateTime = cached(
  (locale, timeZone) =>
    new Intl.DateTimeFormat(locale, {
      year: "numeric",
      month: "short",
      day: "numeric",
      hour: hourStyle(locale),
      minute: "2-digit",
      timeZoneName: "short",
      ...zoneOf(timeZone),
    }),
);

/** “5 minutes ago”, “in 2 hours”; within 45 seconds “just now” or “in a moment”. */
export function formatRelative(iso: string, nowMs: number, locale = UI_LOCALE): string {
  const seconds = (Date.parse(iso) - nowMs) / 1000;
  if (Number.isNaN(seconds)) return "at an unknown time";
  const [unit, size] = UNITS.find(([, unitSeconds]) => Math.abs(seconds) >= unitSeconds * 0.75) ?? ["second", 1];
  if (unit === "second") return seconds > 0 ? "in a moment" : "just now";
  // Rounded towards zero, but never to zero.
  const value = Math.trunc(seconds / size) || Math.sign(seconds);
  return relative(locale).format(value, unit);
}

/** How long ago something happened. A server's clock that is ahead doesn't move it into the future. */
export function formatAgo(iso: string, nowMs: number, locale = UI_LOCALE): string {
  return formatRelative(iso, Math.max(nowMs, Date.parse(iso)), locale);
}

/** Date and time with the name of the zone. */
export function formatDateTime(iso: string, locale = UI_LOCALE, timeZone?: string): string {
  return dateTime(locale, timeZone).format(new Date(iso));
}

/** A time of day; with the date where it isn't today. */
export function formatClock(iso: string, nowMs: number, locale = UI_LOCALE, timeZone?: string): string {
  const zone = zoneOf(timeZone);
  const day = (ms: number): string => new Intl.DateTimeFormat("en-CA", zone).format(ms);
  const at = Date.parse(iso);
  const sameDay = day(at) === day(nowMs);
  return new Intl.DateTimeFormat(locale, {
    hour: hourStyle(locale),
    minute: "2-digit",
    ...(sameDay ? {} : { weekday: "short", day: "numeric", month: "short" }),
    ...zone,
  }).format(at);
}

/** A date with weekday and time; with the year where it isn't this one. */
export function formatMoment(iso: string, nowMs: number, locale = UI_LOCALE, timeZone?: string): string {
  const zone = zoneOf(timeZone);
  const at = new Date(iso);
  const isThisYear = at.getFullYear() === new Date(nowMs).getFullYear();
  return new Intl.DateTimeFormat(locale, {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: hourStyle(locale),
    minute: "2-digit",
    ...(isThisYear ? {} : { year: "numeric" }),
    ...zone,
  }).format(at);
}
