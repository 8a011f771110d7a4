import { stripVTControlCharacters } from "node:util";
import { createLogUpdate } from "log-update";
import { columnsOf } from "@rollcall/compose/terminal/wrap-text";
import type { Progress } from "@rollcall/core";
import { isRedrawable, paintFor } from "./notice.ts";
import { progressLine, progressLines } from "./progress-text.ts";

/** Interval of log lines. */
const PLAIN_INTERVAL_MS = 10_000;
/** Even less often while idle, such as between two retries. */
const QUIET_INTERVAL_MS = 300_000;

export interface ProgressDisplay {
  show(progress: Progress): void;
  /** Leaves the last state on the screen. */
  end(): void;
}

/** Shows nothing. */
export const SILENT_DISPLAY: ProgressDisplay = { show() {}, end() {} };

/** Shows progress on a stream: redrawn in place on a terminal, else as occasional lines. */
export function progressDisplay(stream: NodeJS.WriteStream): ProgressDisplay {
  return isRedrawable(stream, process.env) ? redrawn(stream) : plainDisplay(stream, Date.now);
}

function redrawn(stream: NodeJS.WriteStream): ProgressDisplay {
  const update = createLogUpdate(stream);
  const paint = paintFor(stream);
  let last: Progress | null = null;
  let frame: string[] = [];
  const draw = (): void => {
    if (last === null) return;
    frame = progressLines(last, { columns: columnsOf(stream), now: new Date(), paint });
    update(frame.join("\n"));
  };
  const redraw = (): void => {
    update.clear();
    // A terminal that became narrower has wrapped our lines into more rows.
    const surplus = rowsOf(frame, stream.columns) - frame.length;
    if (surplus > 0) stream.write(`\u001B[${surplus}A\u001B[J`);
    draw();
  };
  stream.on("resize", redraw);
  return {
    show(progress) {
      last = progress;
      draw();
    },
    end() {
      stream.off("resize", redraw);
      update.done();
    },
  };
}

/** Rows that lines occupy on a terminal. */
function rowsOf(lines: readonly string[], columns: number): number {
  const widths = lines.map((line) => stripVTControlCharacters(line).length);
  return widths.reduce((sum, width) => sum + Math.max(1, Math.ceil(width / columns)), 0);
}

/** Progress as log lines. */
export function plainDisplay(stream: { write(text: string): unknown }, nowMs: () => number): ProgressDisplay {
  let written = { atMs: Number.NEGATIVE_INFINITY, state: "", line: "" };
  let latest = "";
  return {
    show(progress) {
      const state = stateOf(progress);
      latest = progressLine(progress, new Date(nowMs()));
      const interval = state === written.state ? QUIET_INTERVAL_MS : PLAIN_INTERVAL_MS;
      if (nowMs() - written.atMs < interval) return;
      written = { atMs: nowMs(), state, line: latest };
      stream.write(`${latest}\n`);
    },
    end() {
      if (latest !== written.line) stream.write(`${latest}\n`);
    },
  };
}

/** A new line is only worth writing when this changes, not just the time. */
function stateOf({ run, progress }: Progress): string {
  return [run.done, run.state, progress.resolving, ...progress.retry.map((retry) => retry.nextAt.getTime())].join(" ");
}
