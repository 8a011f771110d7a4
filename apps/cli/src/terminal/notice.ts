import { columnsOf, wrapText } from "@rollcall/compose/terminal/wrap-text";

/** Words that stand for a while on a terminal, and are gone when the next come. Elsewhere they are not worth a line. */
export interface Notice {
  show(text: string): void;
  clear(): void;
}

const CLEAR_LINE = "\r\u001B[K";

/** Notices on a stream. */
export function noticeOn(stream: NodeJS.WriteStream): Notice {
  if (!stream.isTTY) return { show() {}, clear() {} };
  return {
    show: (text) => void stream.write(`${CLEAR_LINE}${text}`),
    clear: () => void stream.write(CLEAR_LINE),
  };
}

/** Writes a paragraph, broken into lines that fit. */
export function tell(stream: NodeJS.WriteStream, text: string): void {
  stream.write(`${wrapText(text, columnsOf(stream))}\n`);
}

/** Writes what makes answers worse. */
export function tellWarnings(stream: NodeJS.WriteStream, warnings: readonly string[]): void {
  if (warnings.length === 0) return;
  const columns = columnsOf(stream);
  stream.write(`Answers will suffer:\n${warnings.map((one) => `- ${wrapText(one, columns - 2, "  ")}\n`).join("")}\n`);
}
