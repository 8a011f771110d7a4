/**
 * The same text in memory of its own. A text that was cut out of another may be a slice of it, and would keep all of it in memory
 * for as long as it lives.
 */
export function copyText(text: string): string {
  return ` ${text}`.slice(1);
}
