/** Beyond this, addresses are only counted by the server. */
export const COUNTED_CHARS = 200_000;

/** A rough count while typing; the server decides what is an address. */
export function countAddresses(text: string): number {
  const words = text.slice(0, COUNTED_CHARS).split(/[\s<>,;:"'()[\]]/u);
  return new Set(words.filter(looksLikeAddress).map((word) => word.toLowerCase())).size;
}

function looksLikeAddress(word: string): boolean {
  const at = word.indexOf("@");
  const dot = word.lastIndexOf(".");
  return at > 0 && at === word.lastIndexOf("@") && dot > at + 1 && dot < word.length - 2;
}
