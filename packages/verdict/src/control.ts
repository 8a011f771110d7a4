import { findProvider } from "@rollcall/providers";

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const LETTERS_AND_DIGITS = `${LETTERS}0123456789`;
/** Long enough that nobody has the name, and not one length, by which a server could tell a control. */
const TAIL_MIN_CHARS = 12;
const TAIL_MAX_CHARS = 18;

/**
 * A made-up local part that nobody has: two letters, then 12 to 18 letters and digits, with at least one digit. No fixed prefix, host name or
 * date, so that it isn't recognised as a test. Fresh for each control: a name asked twice may have been learned.
 *
 * @param random uniform in [0, 1); at least 60 bits are drawn
 */
export function controlLocalPart(random: () => number): string {
  const pick = (alphabet: string): string => alphabet[Math.floor(random() * alphabet.length)] ?? "x";
  const tailChars = TAIL_MIN_CHARS + Math.floor(random() * (TAIL_MAX_CHARS - TAIL_MIN_CHARS + 1));
  const tail = Array.from({ length: tailChars }, () => pick(LETTERS_AND_DIGITS));
  const digitAt = Math.floor(random() * tailChars);
  tail[digitAt] = pick("0123456789");
  return pick(LETTERS) + pick(LETTERS) + tail.join("");
}

/**
 * Is this domain known to refuse unknown names, without asking? Then an acceptance there needs no control: record it as
 * catch-all evidence with `catchAll: false`.
 */
export function isKnownSelective(provider: string | null, domain: string): boolean {
  return provider !== null && findProvider(provider)?.selectiveDomains?.test(domain) === true;
}

/**
 * Must a control be asked to interpret an acceptance at this domain? Each one costs a refused recipient, so: not where the answer is
 * remembered, not where it is known ({@link isKnownSelective}), and not at a provider that accepts everything anyway.
 *
 * @param known what is remembered and has not expired: true, false, or null for nothing (the default)
 */
export function needsControl(provider: string | null, domain: string, known: boolean | null = null): boolean {
  if (known !== null || isKnownSelective(provider, domain)) return false;
  return provider === null || findProvider(provider)?.hidesMailboxes !== true;
}

const HOUR_MS = 3_600_000;

/** How long a control's answer stays good, milliseconds: a week; a day where the gateway may begin to accept everybody; an hour where there was none. */
export function controlLifeMs(provider: string | null, catchAll: boolean | null): number {
  if (catchAll === null) return HOUR_MS;
  return provider !== null && findProvider(provider)?.acceptsWhenAttacked === true ? 24 * HOUR_MS : 7 * 24 * HOUR_MS;
}

/** Acceptances on which one good control may stand. */
const ACCEPTANCES_PER_CONTROL = 50;

/**
 * Is a control that was refused to be asked once more, because a server may have begun to accept everybody? On average once in
 * {@link ACCEPTANCES_PER_CONTROL} addresses: without a count to keep, and at times that nobody can foresee.
 *
 * @param addresses about to be asked at the domain
 * @param random uniform in [0, 1)
 */
export function isControlDue(addresses: number, random: number): boolean {
  return random * ACCEPTANCES_PER_CONTROL < addresses;
}
