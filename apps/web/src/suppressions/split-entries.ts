/** Pasted text as entries: one a line, or separated by commas, semicolons, spaces or tabs. Repeated ones count once. */
export function splitEntries(text: string): readonly string[] {
  const entries = text
    .split(/[\s,;]+/u)
    .map((entry) => entry.replaceAll(/^[<"'(]+|[>"')]+$/gu, "").replace(/^mailto:/iu, ""))
    .filter((entry) => entry !== "");
  return [...new Set(entries)];
}
