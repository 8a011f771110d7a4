const counts = new Intl.NumberFormat();
const compact = new Intl.NumberFormat(undefined, { notation: "compact", maximumFractionDigits: 1 });

/** A whole number in the reader's own grouping. */
export function formatCount(value: number): string {
  return counts.format(value);
}

/** For narrow places: 12.3K rather than 12,345. Below 10,000 nothing is rounded. */
export function formatCompact(value: number): string {
  return value < 10_000 ? counts.format(value) : compact.format(value);
}

/**
 * A share in percent. It never rounds a part up to everything or down to nothing: 99.99 % is shown as >99.9 %, and
 * something is never 0 %.
 */
export function formatShare(part: number, whole: number, locale?: string): string {
  const percent = (value: number, digits = 1): string =>
    new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: digits }).format(value);
  if (whole <= 0 || part <= 0) return percent(0);
  const share = part / whole;
  if (share < 0.001) return `<${percent(0.001)}`;
  if (share < 1 && share > 0.999) return `>${percent(0.999)}`;
  return percent(share, share >= 0.1 && share < 0.99 ? 0 : 1);
}

/** "1 row", "2 rows". */
export function plural(value: number, one: string, many = `${one}s`): string {
  return `${formatCount(value)} ${value === 1 ? one : many}`;
}
