/** Formatting of numbers and times. */

const NUMBER = new Intl.NumberFormat("en-GB");

/** 12345 → 12,345. */
export function number(value: number): string {
  return NUMBER.format(value);
}

/** Seconds in up to two units: `45 s`, `3 min`, `2 h 10 min`, `3 d 4 h`. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 90) return `${whole} s`;
  const minutes = Math.round(whole / 60);
  if (minutes < 90) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 36) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  const days = Math.floor(hours / 24);
  return hours % 24 === 0 ? `${days} d` : `${days} d ${hours % 24} h`;
}

/** Local time of day to the second, with the date if it isn't today. */
export function moment(at: Date, now: Date): string {
  return onDay(at, now, at.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" }));
}

/** The same to the minute, for estimates. */
export function clock(at: Date, now: Date): string {
  return onDay(at, now, at.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" }));
}

function onDay(at: Date, now: Date, time: string): string {
  if (at.toDateString() === now.toDateString()) return time;
  return `${time} on ${at.toLocaleDateString("en-GB", { weekday: "short", day: "numeric", month: "short" })}`;
}

/** `1 row`, `2 rows`, `2 addresses`. */
export function counted(count: number, noun: string): string {
  if (count === 1) return `1 ${noun}`;
  return `${number(count)} ${noun}${noun.endsWith("s") ? "es" : "s"}`;
}
