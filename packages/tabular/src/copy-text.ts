/** Copies a string. A substring may be a slice that keeps the whole string it was cut from in memory. */
export function copyText(text: string): string {
  return ` ${text}`.slice(1);
}
