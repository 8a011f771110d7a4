import { truncate } from "@rollcall/smtp";
import type { ProberPorts, SessionStep, TranscriptLine } from "./session.ts";

/** Lines of a transcript that are kept: no session has so many; a server that talks without end must not fill the memory. */
const TRANSCRIPT_LIMIT_LINES = 1000;

/** Characters of one line of a transcript. */
const LINE_LIMIT_CHARS = 1000;

/** Writes down what is said, and tells the caller's observer each step. There is nothing secret on this wire. */
export class SessionLog {
  readonly #ports: ProberPorts;
  readonly #lines: TranscriptLine[] | null;

  constructor(ports: ProberPorts, keepTranscript: boolean) {
    this.#ports = ports;
    this.#lines = keepTranscript ? [] : null;
  }

  get transcript(): readonly TranscriptLine[] | null {
    return this.#lines;
  }

  /** A line of the wire, or a note of ours. */
  say(by: TranscriptLine["by"], text: string): void {
    if (this.#lines === null || this.#lines.length >= TRANSCRIPT_LIMIT_LINES) return;
    this.#lines.push({ atMs: this.#ports.nowMs(), by, text: truncate(text, LINE_LIMIT_CHARS) });
  }

  begin(step: SessionStep["step"], host: string): void {
    this.end(step, host, { detail: null, code: null, durationMs: null });
  }

  end(step: SessionStep["step"], host: string, result: Pick<SessionStep, "detail" | "code" | "durationMs">): void {
    this.#ports.onStep?.({ atMs: this.#ports.nowMs(), step, host, ...result });
  }
}
