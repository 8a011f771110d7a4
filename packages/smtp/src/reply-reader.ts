import { enhancedCode, type Reply, truncate, type Violation, type ViolationProblem } from "./reply.ts";

/**
 * Bytes per line, LF included. RFC 5321 §4.5.3.1.5 allows 512; providers add links and session ids, and Postfix reads
 * 2,048. Twice that is generous.
 */
export const LINE_LIMIT_BYTES = 4096;

/** Bytes per reply: many times the longest EHLO reply or explanation seen. */
export const REPLY_LIMIT_BYTES = 65_536;

/** Lines per reply. EHLO replies have up to forty. */
export const REPLY_LINES_LIMIT = 256;

/** Characters of a bad line quoted in a violation. */
const QUOTE_LIMIT_CHARS = 120;

export type ReadResult =
  | { readonly type: "reply"; readonly reply: Reply }
  | { readonly type: "violation"; readonly violation: Violation };

const LF = 0x0a;
const CR = 0x0d;
const NOTHING: Uint8Array = new Uint8Array(0);

/** Code, separator, text. Some servers omit the separator if there is no text, and some write a tab. */
const REPLY_LINE = /^([2-5]\d\d)(?:([- \t])(.*))?$/s;

/** Control characters except tab; PostgreSQL rejects NUL. */
const UNPRINTABLE = /(?!\t)\p{Cc}/gu;

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * An incremental parser of replies (RFC 5321 §4.2.1). Holds at most one partial line and one partial reply, both
 * bounded.
 *
 * Lenient with careless servers: lines may end with a bare LF, text may be missing or not UTF-8, lines of a reply may
 * disagree on the code, and a line without a code inside a multi-line reply is text. After a violation all input is
 * ignored.
 */
export class ReplyReader {
  #partial: Uint8Array = NOTHING;
  #lines: string[] = [];
  #replyBytes = 0;
  #classes = new Set<string>();
  #broken = false;

  /** Whether an incomplete reply is buffered. */
  get midReply(): boolean {
    return this.#partial.length > 0 || this.#lines.length > 0;
  }

  /** The replies that the chunk completes, in order. A violation is always last. */
  read(chunk: Uint8Array): ReadResult[] {
    const results: ReadResult[] = [];
    let start = 0;
    while (!this.#broken) {
      const end = chunk.indexOf(LF, start);
      const piece = chunk.subarray(start, end === -1 ? chunk.length : end + 1);
      if (this.#partial.length + piece.length > LINE_LIMIT_BYTES) {
        const line = this.#join(piece.subarray(0, QUOTE_LIMIT_CHARS));
        results.push(this.#violate("line_too_long", decode(line.subarray(0, QUOTE_LIMIT_CHARS))));
      } else if (end === -1) {
        this.#partial = this.#join(piece);
        break;
      } else {
        const line = this.#join(piece);
        this.#partial = NOTHING;
        start = end + 1;
        const result = this.#line(line);
        if (result !== null) results.push(result);
      }
    }
    return results;
  }

  #join(piece: Uint8Array): Uint8Array {
    if (this.#partial.length === 0) return piece.slice();
    const joined = new Uint8Array(this.#partial.length + piece.length);
    joined.set(this.#partial);
    joined.set(piece, this.#partial.length);
    return joined;
  }

  #line(bytes: Uint8Array): ReadResult | null {
    this.#replyBytes += bytes.length;
    const line = decode(withoutLineEnd(bytes));
    const match = REPLY_LINE.exec(line);
    if (match === null && this.#lines.length === 0) return this.#violate("malformed", line);
    if (this.#replyBytes > REPLY_LIMIT_BYTES) return this.#violate("reply_too_long", line);
    if (this.#lines.length >= REPLY_LINES_LIMIT) return this.#violate("too_many_lines", line);

    this.#lines.push(match === null ? line : (match[3] ?? ""));
    const code = match?.[1];
    if (code === undefined) return null;
    this.#classes.add(code.charAt(0));
    return match?.[2] === "-" ? null : this.#finish(Number(code));
  }

  #finish(code: number): ReadResult {
    const lines = this.#lines;
    const reply: Reply = { code, enhanced: enhancedCode(code, lines), lines, consistent: this.#classes.size === 1 };
    this.#forget();
    return { type: "reply", reply };
  }

  #violate(problem: ViolationProblem, line: string): ReadResult {
    this.#forget();
    this.#partial = NOTHING;
    this.#broken = true;
    return { type: "violation", violation: { problem, detail: truncate(line, QUOTE_LIMIT_CHARS) } };
  }

  #forget(): void {
    this.#lines = [];
    this.#replyBytes = 0;
    this.#classes = new Set();
  }
}

function withoutLineEnd(bytes: Uint8Array): Uint8Array {
  let end = bytes.length - 1;
  while (end > 0 && bytes[end - 1] === CR) end -= 1;
  return bytes.subarray(0, end);
}

function decode(bytes: Uint8Array): string {
  return utf8.decode(bytes).replace(UNPRINTABLE, "\uFFFD");
}
