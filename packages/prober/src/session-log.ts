import { truncate } from "@rollcall/smtp";
import type { ProberPorts, SessionStep, TranscriptLine } from "@rollcall/smtp";

/** Transcript lines kept; only a server that talks endlessly exceeds this. */
const TRANSCRIPT_LIMIT_LINES = 1000;

/** Characters kept per line. */
const LINE_LIMIT_CHARS = 1000;

/** Records the transcript and reports each step to the caller's observer. Nothing secret is on this wire. */
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

  /** Adds a line of the wire, or a comment. */
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
