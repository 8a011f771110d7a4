import { Problem } from "../http/problem.ts";

/** Lets so many through at a time; the others wait in line, and where the line is full they are told to come back. */
export interface Gate {
  /** Runs the work once there is room for it. Throws a problem where there is none in the line either. */
  through<Result>(work: () => Promise<Result>): Promise<Result>;
}

/** A gate for `open` at a time, with room for `waiting` in line. `what` names them in the plural. */
export function createGate(what: string, open: number, waiting: number): Gate {
  let inside = 0;
  const line: (() => void)[] = [];
  return {
    async through(work) {
      if (inside >= open) {
        if (line.length >= waiting)
          throw new Problem(503, "busy", `Too many ${what} at once.`, "Try again in a minute.");
        // Whoever leaves hands its place on, so that nobody slips in between.
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
