import { styleText } from "node:util";
import { columnsOf, wrapText } from "@rollcall/compose/terminal/wrap-text";
import type { Status } from "@rollcall/verdict";

/** A transient message on a terminal, replaced by the next one. Not shown elsewhere. */
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

/** Prints a wrapped paragraph. */
export function print(stream: NodeJS.WriteStream, text: string): void {
  stream.write(`${wrapText(text, columnsOf(stream))}\n`);
}

/** Prints the warnings. */
export function printWarnings(stream: NodeJS.WriteStream, warnings: readonly string[]): void {
  if (warnings.length === 0) return;
  const columns = columnsOf(stream);
  stream.write(
    `Answers will be worse:\n${warnings.map((one) => `- ${wrapText(one, columns - 2, "  ")}\n`).join("")}\n`,
  );
}

/** Colours text by its meaning. */
export type Paint = (what: Status | "aside", text: string) => string;

const STYLES = {
  deliverable: "green",
  risky: "yellow",
  undeliverable: "red",
  unknown: "magenta",
  aside: "gray",
} as const;

/** Colours for a stream: none if it is no terminal or NO_COLOR is set. */
export function paintFor(stream: NodeJS.WritableStream): Paint {
  return (what, text) => styleText(STYLES[what], text, { stream });
}

export const NO_PAINT: Paint = (_, text) => text;
