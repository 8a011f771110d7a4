/** What calamine reads in a cell: its kind and text, or null for an empty one. As calamine.py prints it. */
export type TheirCell = readonly [kind: string, text: string] | null;

/**
 * Whether a text is a value as docs/files.md says that it is shown: numbers plainly at 15 digits, as a percentage or in a mask
 * of digits; dates and times in ISO 8601, to the second; elapsed time as hours, minutes and seconds.
 */
export function isAsShown(theirs: TheirCell, ours: string): boolean {
  if (theirs === null) return ours === "";
  const [kind, text] = theirs;
  if (kind === "number") return isNumber(Number(text), ours);
  if (kind === "duration") return isDuration(Number(text), ours);
  if (kind === "time") return ours === clock(`1970-01-01T${text}Z`).slice(11);
  if (kind === "date" || kind === "date_time") return isDateTime(text, ours);
  return ours === text;
}

const DIGITS = 15;

function isNumber(value: number, ours: string): boolean {
  const percent = /^-?\d+(?:\.(\d+))?%$/u.exec(ours);
  if (percent !== null) return ours === `${(value * 100).toFixed(percent[1]?.length ?? 0)}%`;
  if (/^-?\d+(?:\.\d+)?(?:e[+-]\d+)?$/u.test(ours) && Number(ours) === Number(value.toPrecision(DIGITS))) return true;
  // In a mask there are blanks, dashes and parentheses among the digits, and zeros before them.
  return /^\+?[\d ()/+-]+$/u.test(ours) && ours.replaceAll(/\D/gu, "").replace(/^0+(?=\d)/u, "") === String(value);
}

function isDateTime(text: string, ours: string): boolean {
  const shown = clock(text.length > 10 ? `${text.replace(" ", "T")}Z` : text);
  return ours === shown || (shown.endsWith(" 00:00:00") && ours === shown.slice(0, 10));
}

/** A moment, rounded to the second. */
function clock(iso: string): string {
  const seconds = Math.round(Date.parse(iso) / 1000);
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace("T", " ");
}

/** `36:00`, `36:00:00`, or minutes and seconds: what has been left out is less than the last part. */
function isDuration(seconds: number, ours: string): boolean {
  const parts = ours.split(":").map(Number);
  const whole = Math.round(seconds);
  return [3_600, 60, 1].some((unit) => {
    let sum = 0;
    let last = unit;
    for (const [index, part] of parts.entries()) {
      last = unit / 60 ** index;
      sum += part * last;
    }
    return last >= 1 && sum <= whole && whole - sum < last;
  });
}
