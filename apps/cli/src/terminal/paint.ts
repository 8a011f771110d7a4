import { styleText } from "node:util";
import type { Status } from "@rollcall/verdict";

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
