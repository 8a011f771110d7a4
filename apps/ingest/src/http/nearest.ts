import levenshtein from "js-levenshtein";

/** A longer name is no misspelling: comparing costs the product of both lengths. */
const NAME_CHARS = 64;

/** The known name that a misspelt one is nearest to; null: none is near. Ignores case, and `[]` at the end. */
export function nearest(name: string, known: readonly string[]): string | null {
  if (name.length > NAME_CHARS) return null;
  const asked = plain(name);
  let best: string | null = null;
  let least = Math.max(2, Math.floor(asked.length / 3)) + 1;
  for (const one of known) {
    const distance = levenshtein(asked, plain(one));
    if (distance >= least || distance >= asked.length) continue;
    [best, least] = [one, distance];
  }
  return best;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/\[\]$/, "").replaceAll("-", "_");
}
