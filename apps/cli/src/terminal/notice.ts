import { styleText } from "node:util";
import { columnsOf, wrapText } from "@rollcall/compose/terminal/wrap-text";
import type { Status } from "@rollcall/verdict";

/** A transient message on a terminal, replaced by the next one. Not shown elsewhere. */
export interface Notice {
  show(text: string): void;
  clear(): void;
}

const CLEAR_LINE = "\r\u001B[K";

/** Shows nothing. */
export const SILENT_NOTICE: Notice = { show() {}, clear() {} };

/** Whether a line can be written again: on a terminal, unless it knows no escape sequences (TERM=dumb). */
export function isRedrawable(
  stream: Pick<NodeJS.WriteStream, "isTTY">,
  { TERM }: Readonly<Record<string, string | undefined>>,
): boolean {
  return stream.isTTY && TERM !== "dumb";
}

/** Notices on a stream. */
export function noticeOn(stream: NodeJS.WriteStream): Notice {
  if (!isRedrawable(stream, process.env)) return SILENT_NOTICE;
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
