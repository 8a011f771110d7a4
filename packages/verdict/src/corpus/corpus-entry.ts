import type { Reply } from "../classify.ts";
import type { Stage } from "../evidence.ts";
import { REPLY_CLASSES, type ReplyClass } from "@rollcall/providers";

/** A reply and what it must be taken for. */
export interface CorpusEntry {
  readonly class: ReplyClass;
  readonly provider: string | null;
  readonly reply: Reply;
  /** The line it was read from. */
  readonly line: string;
}

const LINE = /^(\w+)(?: @([\w-]+))?(?: #(\w+))? \| (\d{3})[ -]?(.*)$/u;
const ENHANCED = /^([245]\.\d{1,3}\.\d{1,3})(?: |$)/u;

/**
 * Reads a corpus: one reply a line, `class [@provider] [#stage] | the reply as on the wire`, its lines joined by a literal `\n`.
 * The stage is rcpt unless it says otherwise. Throws on a line that is not of that form: a corpus is the project's own.
 */
export function readCorpus(lines: string): readonly CorpusEntry[] {
  return lines
    .split("\n")
    .filter((line) => line !== "")
    .map(readLine);
}

function readLine(line: string): CorpusEntry {
  const found = LINE.exec(line);
  const [, replyClass, provider, stage, code, rest] = found ?? [];
  if (replyClass === undefined || !(replyClass in REPLY_CLASSES)) throw new Error(`Cannot read corpus line: ${line}`);
  const text = (rest ?? "").replaceAll(String.raw`\n`, "\n");
  return {
    class: replyClass as ReplyClass,
    provider: provider ?? null,
    reply: { code: Number(code), enhanced: ENHANCED.exec(text)?.[1] ?? null, text, stage: (stage ?? "rcpt") as Stage },
    line,
  };
}
