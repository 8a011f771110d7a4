import type { Reply } from "../classify.ts";
import type { Stage } from "../evidence.ts";
import { REPLY_CLASSES, type ReplyClass } from "@rollcall/providers";
import { ABOUT_US_CORPUS } from "./about-us.ts";
import { MAILBOX_CORPUS } from "./mailbox.ts";
import { RULES_CORPUS } from "./rules.ts";
import { TRAP_CORPUS } from "./traps.ts";
import { WAITING_CORPUS } from "./waiting.ts";
import { WORDING_CORPUS } from "./wording.ts";

/** A labelled reply. */
export interface CorpusEntry {
  readonly class: ReplyClass;
  readonly provider: string | null;
  readonly reply: Reply;
  /** The source line. */
  readonly line: string;
}

const LINE = /^(\w+)(?: @([\w-]+))?(?: #(\w+))? \| (\d{3})[ -]?(.*)$/u;
const ENHANCED = /^([245]\.\d{1,3}\.\d{1,3})(?: |$)/u;

/**
 * Parses a corpus, one reply per line: `class [@provider] [#stage] | reply`, with a literal `\n` between the reply's lines. The stage
 * defaults to rcpt. Throws on a malformed line.
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

/** All labelled replies. */
export const CORPUS: readonly CorpusEntry[] = [
  MAILBOX_CORPUS,
  ABOUT_US_CORPUS,
  WAITING_CORPUS,
  WORDING_CORPUS,
  TRAP_CORPUS,
  RULES_CORPUS,
].flatMap(readCorpus);
