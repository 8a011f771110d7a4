import { Problem } from "../http/problem.ts";

/** A semaphore with a bounded queue: if that is full, clients are told to retry later. */
export interface Gate {
  /** Runs the work once there is room. Throws a problem if the queue is full. */
  through<Result>(work: () => Promise<Result>): Promise<Result>;
}

/** A gate for `open` concurrent calls, with `waiting` places in the queue. `what` names them in the plural. */
export function createGate(what: string, open: number, waiting: number): Gate {
  let inside = 0;
  const line: (() => void)[] = [];
  return {
    async through(work) {
      if (inside >= open) {
        if (line.length >= waiting)
          throw new Problem(503, "busy", `Too many concurrent ${what}.`, "Try again in a minute.");
        // A finished call hands its slot to the next in line.
        await new Promise<void>((resolve) => line.push(resolve));
      } else inside += 1;
      try {
        return await work();
      } finally {
        const next = line.shift();
        if (next) next();
        else inside -= 1;
      }
    },
  };
}
