/**
 * Whether a partition that began then has to be followed by another one: with every calendar month (UTC). Also if it seems to have
 * begun in a later month than this one, since the clock has been set back.
 */
export function beginsMonth(beganAt: Date, now: Date): boolean {
  return monthOf(beganAt) !== monthOf(now);
}

const monthOf = (at: Date): number => at.getUTCFullYear() * 12 + at.getUTCMonth();
