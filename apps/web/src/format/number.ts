const counts = new Intl.NumberFormat("en");
const compact = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });

export function formatCount(value: number): string {
  return counts.format(value);
}

/** 12.3K for 12,345. Below 10,000 nothing is rounded. */
export function formatCompact(value: number): string {
  return value < 10_000 ? counts.format(value) : compact.format(value);
}

/** A share in percent. A part is never rounded up to 100 % or down to 0 %: 99.99 % is shown as >99.9 %. */
export function formatShare(part: number, whole: number): string {
  const percent = (value: number, digits = 1): string =>
    new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: digits }).format(value);
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
