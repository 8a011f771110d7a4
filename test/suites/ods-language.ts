import type { TheirCell } from "./as-shown.ts";

const BOOLEANS: Readonly<Record<string, readonly string[]>> = { TRUE: ["WAHR", "VRAI"], FALSE: ["FALSCH", "FAUX"] };

/** Whether a cell's text shows calamine's value in another language than ours: `11,11` `WAHR` `-£10.000` `1 1/4` `01.01.23`. */
export function isInItsLanguage(theirs: TheirCell, ours: string): boolean {
  const [kind = "", text = ""] = theirs ?? [];
  if (kind === "boolean") return BOOLEANS[text]?.includes(ours) === true;
  if (kind === "number") return isNumber(Number(text), ours);
  if (kind === "date" || kind === "date_time") return hasParts(text, ours);
  return isClock(text, ours);
}

function isNumber(value: number, ours: string): boolean {
  const fraction = /^(-?\d+) (\d+)\/(\d+)$/u.exec(ours);
  if (fraction !== null) return value === Number(fraction[1]) + Number(fraction[2]) / Number(fraction[3]);
  const bare = ours.replaceAll(/[^\d.,E+-]/gu, "").replaceAll(/[.,](?=\d{3}(?!\d))/gu, "");
  const shown = bare.replace(",", ".");
  const decimals = /\.(\d+)$/u.exec(shown)?.[1]?.length ?? 0;
  const whole = ours.includes("%") ? value * 100 : value;
  return bare !== "" && Number(shown) === Number(whole.toFixed(decimals));
}

/** The same day, month, year of two digits, and time, in any order; seconds of 0 need not be shown. */
function hasParts(iso: string, ours: string): boolean {
  const parts = (text: string): string =>
    (text.match(/\d+/gu) ?? [])
      .map(Number)
      .toSorted((a, b) => a - b)
      .join(" ");
  return [iso, iso.replace(/:00$/u, "")].some((one) => parts(one.slice(2)) === parts(ours));
}

/** Elapsed time, as ODS stores it, with all its hours or those of a day. */
function isClock(stored: string, ours: string): boolean {
  const [, hours, rest] = /^PT(\d+)H(\d\d)M(?:\d\d)S$/u.exec(stored) ?? [];
  const [shown, minutes] = ours.split(":");
  return hours !== undefined && minutes === rest && [Number(hours), Number(hours) % 24].includes(Number(shown));
}
