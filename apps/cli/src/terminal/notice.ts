import { columnsOf, wrapText } from "@rollcall/compose/terminal/wrap-text";
import { styleText } from "node:util";
import type { Status } from "@rollcall/verdict";

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

/** Colours a piece of text by what it stands for. */
export type Paint = (what: Status | "aside", text: string) => string;

const STYLES = {
  deliverable: "green",
  risky: "yellow",
  undeliverable: "red",
  unknown: "magenta",
  aside: "gray",
} as const;

/** Colours for a stream: none where it is no terminal, or where NO_COLOR says so. */
export function paintFor(stream: NodeJS.WritableStream): Paint {
  return (what, text) => styleText(STYLES[what], text, { stream });
}

export const NO_PAINT: Paint = (_, text) => text;
