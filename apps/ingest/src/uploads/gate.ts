import pLimit from "p-limit";
import { Problem } from "../http/problem.ts";

/** A semaphore with a bounded queue: if that is full, clients are asked to retry later. */
export interface Gate {
  /** Runs the work once there is room. Throws a problem if the queue is full. */
  through<Result>(work: () => Promise<Result>): Promise<Result>;
}

/** A gate for `open` concurrent calls, with `waiting` places in the queue. `what` names them in the plural. */
export function createGate(what: string, open: number, waiting: number): Gate {
  const limit = pLimit(open);
  return {
    async through(work) {
      if (limit.activeCount + limit.pendingCount >= open + waiting)
        throw new Problem(503, "busy", `Too many concurrent ${what}.`, "Try again in a minute.");
      return await limit(work);
    },
  };
}
