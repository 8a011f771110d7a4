import type { Progress } from "@rollcall/verification";
import { createLogUpdate } from "log-update";
import { paintFor } from "./paint.ts";
import { progressLine, progressLines } from "./progress-text.ts";
import { columnsOf } from "./wrap-text.ts";

/** Lines of a log come seldom: nobody wants a thousand of them. */
const PLAIN_INTERVAL_MS = 10_000;
/** And still seldomer while nothing happens, as between two retries. */
const QUIET_INTERVAL_MS = 300_000;

export interface ProgressDisplay {
  show(progress: Progress): void;
  /** Leaves the last state standing. */
  end(): void;
}

/** Progress on a stream: redrawn in place on a terminal, a plain line now and then elsewhere. */
export function progressDisplay(stream: NodeJS.WriteStream): ProgressDisplay {
  return stream.isTTY ? redrawn(stream) : plainDisplay(stream, Date.now);
}

function redrawn(stream: NodeJS.WriteStream): ProgressDisplay {
  const update = createLogUpdate(stream);
  const paint = paintFor(stream);
  let last: Progress | null = null;
  const draw = (): void => {
    if (last) update(progressLines(last, { columns: columnsOf(stream), now: new Date(), paint }).join("\n"));
  };
  stream.on("resize", draw);
  return {
    show(progress) {
      last = progress;
      draw();
    },
    end() {
      stream.off("resize", draw);
      update.done();
    },
  };
}

/** Progress as lines of a log. */
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

/** What makes a line worth writing: time alone does not. */
function stateOf({ run, progress }: Progress): string {
  return [run.done, run.state, progress.resolving, ...progress.retry.map((retry) => retry.nextAt.getTime())].join(" ");
}
