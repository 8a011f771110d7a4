/**
 * Pasted text as entries: one a line, or separated by commas, semicolons, spaces or tabs. A name before an address in angle
 * brackets goes with it. Repeated ones count once.
 */
export function splitEntries(text: string): readonly string[] {
  const entries = text
    .replaceAll(/[^\n,;<>]*<([^<>\s]+@[^<>\s]+)>/gu, " $1 ")
    .split(/[\s,;]+/u)
    .map((entry) => entry.replaceAll(/^[<"'(]+|[>"')]+$/gu, "").replace(/^mailto:/iu, ""))
    .filter((entry) => entry !== "");
  return [...new Set(entries)];
}
