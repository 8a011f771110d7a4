/** Adds a capital letter and a full stop. */
export function asSentence(words: string): string {
  const text = words.trim();
  if (text === "") return "";
  const begun = text.slice(0, 1).toUpperCase() + text.slice(1);
  return /[.!?…]$/u.test(begun) ? begun : `${begun}.`;
}
