import { editDistance } from "@rollcall/address";

/** Slips that a mistyped name may have. */
const SLIPS_MOST = 2;
/** No name is nearly as long. */
const WORD_LIMIT_CHARS = 20;

/** The command that a mistyped word probably means; null: none. */
export function nearestCommand(word: string, names: readonly string[]): string | null {
  const typed = word.toLowerCase();
  if (typed.length > WORD_LIMIT_CHARS) return null;
  const near = names
    .map((name) => ({ name, slips: editDistance(typed, name, SLIPS_MOST) }))
    .filter(({ slips }) => slips <= SLIPS_MOST)
    .sort((a, b) => a.slips - b.slips);
  return near[0]?.name ?? null;
}
