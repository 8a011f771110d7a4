/** Text is laid out for at most this many columns, however wide the terminal is: long lines are hard to read. */
const WIDEST = 100;
/** And where nobody knows how wide it is. */
const USUAL = 80;

/** Columns to lay text out for, on a stream. */
export function columnsOf(stream: { readonly columns?: number }): number {
  return Math.min(stream.columns || USUAL, WIDEST);
}

/** Breaks text between words into lines of at most `columns`, all but the first begun with `indent`. Longer words stay whole. */
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

/** Cuts text to at most `columns`, and shows that it is cut. */
export function cutText(text: string, columns: number): string {
  return text.length <= columns ? text : `${text.slice(0, Math.max(0, columns - 1)).trimEnd()}…`;
}

/** Words from elsewhere in one line: they may hold anything, such as what moves a terminal's cursor. */
export function harmless(words: string): string {
  return words.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, " ");
}
