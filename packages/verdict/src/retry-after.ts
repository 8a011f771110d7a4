import { words } from "@rollcall/providers";

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** Most greylists reject earlier retries, some penalise them. */
export const RETRY_AFTER_MIN_MS = MINUTE_MS;
/** Greylists forget the first attempt after four hours (OpenBSD spamd, cPanel). */
export const RETRY_AFTER_MAX_MS = 2 * HOUR_MS;

const UNIT = words`
  s|secs?|seconds?|sekunden?|secondes?|segundos?|secondi|sekund\w?|секунд\S?|秒
  m|mins?|minutes?|minuten|minutos?|minuti|minut\w?|минут\S?|分
  h|hrs?|hours?|stunden?|heures?|horas?|ore|godzin\w?|час\S{0,2}|小时
`;
const DURATION = new RegExp(`(?<![\\d.:])(\\d{1,6}) ?-?(${UNIT})(?![a-z])`, "u");
const CLOCK = /\b(?:in|after|for|wait|within|another|least|of)\s(\d{1,2}):(\d\d):(\d\d)\b/u;
const SECONDS = /^(?:s|sec|sek|сек|秒)/u;
const MINUTES = /^(?:m|мин|分)/u;
/** A duration that is part of a rate: "100 messages per 60 minutes". */
const RATE_WINDOW = /\b(?:per|every|each|last|past|previous)\s$/u;

/**
 * The delay that a server asks for, clamped to {@link RETRY_AFTER_MIN_MS} and {@link RETRY_AFTER_MAX_MS}; null = none. Parses a number
 * with a unit, or HH:MM:SS (postgrey, milter-greylist, SmarterMail). `words` is normalised text.
 */
export function retryAfterMs(words: string): number | null {
  const asked = clockMs(words) ?? durationMs(words);
  return asked === null ? null : Math.min(Math.max(asked, RETRY_AFTER_MIN_MS), RETRY_AFTER_MAX_MS);
}

function clockMs(words: string): number | null {
  const found = CLOCK.exec(words);
  if (found === null) return null;
  return Number(found[1]) * HOUR_MS + Number(found[2]) * MINUTE_MS + Number(found[3]) * SECOND_MS;
}

function durationMs(words: string): number | null {
  const found = DURATION.exec(words);
  if (found === null || RATE_WINDOW.test(words.slice(0, found.index))) return null;
  const unit = found[2] ?? "";
  const unitMs = SECONDS.test(unit) ? SECOND_MS : MINUTES.test(unit) ? MINUTE_MS : HOUR_MS;
  return Number(found[1]) * unitMs;
}
