const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Longest duration that is read: a year is a slip of the pen. */
const DURATION_LIMIT_MS = 366 * 86_400_000;

/** Milliseconds of `90s`, `6m`, `3.5h`, `2d`, `500ms`; null for other text and beyond a year. */
export function parseDuration(text: string): number | null {
  const parts = /^(?<number>\d{1,9}(?:\.\d{1,6})?)\s?(?<unit>ms|s|m|h|d)$/u.exec(text.trim())?.groups;
  const unitMs = UNIT_MS[parts?.["unit"] ?? ""];
  if (parts === undefined || unitMs === undefined) return null;
  const ms = Math.round(Number(parts["number"]) * unitMs);
  return ms <= DURATION_LIMIT_MS ? ms : null;
}
