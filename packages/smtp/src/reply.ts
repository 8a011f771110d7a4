/** A server's reply (RFC 5321 §4.2). */
export interface Reply {
  /** Basic code of the last line, 200–599. */
  readonly code: number;
  /** Enhanced code such as "5.1.1" (RFC 3463); null: none, or its class contradicts the basic code. */
  readonly enhanced: string | null;
  /** Text of each line after the basic code; control characters and invalid UTF-8 become U+FFFD. */
  readonly lines: readonly string[];
  /** Whether all lines have the same first digit. If not, the last line's code counts, as in most clients. */
  readonly consistent: boolean;
}

/** A protocol violation by the peer. Nothing after it on the same connection can be trusted. */
export interface Violation {
  readonly problem: ViolationProblem;
  /** For people: an excerpt of what was sent. */
  readonly detail: string;
}

export type ViolationProblem = "line_too_long" | "reply_too_long" | "too_many_lines" | "malformed" | "out_of_step";

/** Characters of a reply kept as evidence. */
export const REPLY_TEXT_LIMIT_CHARS = 2000;

/**
 * The reply's lines joined by \n, cut at 2,000 characters, never inside a surrogate pair.
 */
export function replyText(reply: Reply): string {
  return truncate(reply.lines.join("\n"), REPLY_TEXT_LIMIT_CHARS);
}

/** The first `limitChars` UTF-16 units, one fewer if that would split a surrogate pair. */
export function truncate(text: string, limitChars: number): string {
  if (text.length <= limitChars) return text;
  const cut = text.slice(0, limitChars);
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}

const ENHANCED_CODE = /^([245]\.\d{1,3}\.\d{1,3})(?![\d.])/;

/**
 * The enhanced code that a reply's text begins with (RFC 2034 §4, RFC 3463 §2), from the first line that has one. Null
 * if its class contradicts the basic code.
 */
export function enhancedCode(code: number, lines: readonly string[]): string | null {
  for (const line of lines) {
    const found = ENHANCED_CODE.exec(line)?.[1];
    if (found !== undefined) return Number(found[0]) === Math.floor(code / 100) ? found : null;
  }
  return null;
}
