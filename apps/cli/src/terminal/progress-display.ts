import { createLogUpdate } from "log-update";
import type { Progress } from "@rollcall/verification";
import { progressLine, progressLines } from "./progress-text.ts";

/** Lines of a log come seldom: nobody wants a thousand of them. */
const PLAIN_INTERVAL_MS = 10_000;

export interface ProgressDisplay {
  show(progress: Progress): void;
  /** Leaves the last state standing. */
  end(): void;
}

/** Progress on a stream: redrawn in place on a terminal, a plain line now and then elsewhere. */
export function progressDisplay(stream: NodeJS.WriteStream): ProgressDisplay {
  return stream.isTTY ? redrawn(stream) : plain(stream);
}

function redrawn(stream: NodeJS.WriteStream): ProgressDisplay {
  const update = createLogUpdate(stream);
  return {
    show: (progress) => update(progressLines(progress).join("\n")),
    end: () => update.done(),
  };
}

function plain(stream: NodeJS.WriteStream): ProgressDisplay {
  let lastAt = 0;
  let last = "";
  return {
    show(progress) {
      last = progressLine(progress);
      if (Date.now() - lastAt < PLAIN_INTERVAL_MS) return;
      lastAt = Date.now();
      stream.write(`${last}\n`);
      last = "";
    },
    end() {
      if (last !== "") stream.write(`${last}\n`);
    },
  };
}
