/** Maximum width, even on wider terminals: long lines are hard to read. */
const WIDEST = 100;
/** Width if unknown. */
const USUAL = 80;

/** Width of text on a stream. */
export function columnsOf(stream: { readonly columns?: number }): number {
  return Math.min(stream.columns || USUAL, WIDEST);
}

/** Wraps text at words into lines of at most `columns`; all but the first are indented. Longer words stay whole. */
export function wrapText(text: string, columns: number, indent = ""): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && longer.length > columns - (lines.length > 0 ? indent.length : 0)) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line].join(`\n${indent}`);
}

/** Truncates text to `columns`, with an ellipsis. */
export function cutText(text: string, columns: number): string {
  return text.length <= columns ? text : `${text.slice(0, Math.max(0, columns - 1)).trimEnd()}…`;
}

/** Untrusted text in one line, without control characters such as terminal escapes. */
export function harmless(words: string): string {
  return words.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, " ");
}
