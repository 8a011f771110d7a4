import { findProvider } from "@rollcall/providers";

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const LETTERS_AND_DIGITS = `${LETTERS}0123456789`;
/** Long enough to be unused; varying, so that servers cannot recognise a control by its length. */
const TAIL_MIN_CHARS = 12;
const TAIL_MAX_CHARS = 18;

/**
 * A random, unused local part: two letters, then 12 to 18 letters and digits with at least one digit. No fixed prefix, host name or date
 * that would give it away. Generate a new one per control: servers may learn names they have seen.
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
 * Whether the domain is known to reject unknown names, so that an acceptance needs no control. Record that as catch-all evidence with
 * `catchAll: false`.
 */
export function isKnownSelective(provider: string | null, domain: string): boolean {
  return provider !== null && findProvider(provider)?.selectiveDomains?.test(domain) === true;
}

/**
 * Whether an acceptance at this domain needs a control. Each one costs a rejected recipient, so: not if the answer is cached or known
 * ({@link isKnownSelective}), and not at a provider that accepts everything.
 *
 * @param known the unexpired cached answer; null (the default) = none
 */
export function needsControl(provider: string | null, domain: string, known: boolean | null = null): boolean {
  if (known !== null || isKnownSelective(provider, domain)) return false;
  return provider === null || findProvider(provider)?.hidesMailboxes !== true;
}

const HOUR_MS = 3_600_000;

/** TTL of a control's answer: a week; a day at gateways that accept everything under attack; an hour if there was no answer. */
export function controlLifeMs(provider: string | null, catchAll: boolean | null): number {
  if (catchAll === null) return HOUR_MS;
  return provider !== null && findProvider(provider)?.acceptsWhenAttacked === true ? 24 * HOUR_MS : 7 * 24 * HOUR_MS;
}

/** Acceptances per control, on average. */
const ACCEPTANCES_PER_CONTROL = 50;

/**
 * Whether to repeat a rejected control, since a server may have started to accept everything. Random rather than counted: stateless and
 * unpredictable, once per {@link ACCEPTANCES_PER_CONTROL} addresses on average.
 *
 * @param addresses about to be asked at the domain
 * @param random uniform in [0, 1)
 */
export function isControlDue(addresses: number, random: number): boolean {
  return random * ACCEPTANCES_PER_CONTROL < addresses;
}
