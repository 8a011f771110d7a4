/** Lets at most `limit` tasks run at once; the others wait in the order they came. */
export interface InFlightGate {
  /** Runs the task when its turn comes, or gives null at once where `waitingLimit` tasks wait already. */
  run<T>(task: () => Promise<T>): Promise<T | null>;
}

export function createInFlightGate(limit: number, waitingLimit: number): InFlightGate {
  let running = 0;
  const waiting: (() => void)[] = [];
  let head = 0;

  const leave = (): void => {
    const next = waiting[head];
    if (next === undefined) {
      running -= 1;
      return;
    }
    head += 1;
    // The array is cut now and then, so that a queue of thousands is not moved at each step.
    if (head > 1000) {
      waiting.splice(0, head);
      head = 0;
    }
    next();
  };

  return {
    async run(task) {
      if (running < limit) running += 1;
      else {
        if (waiting.length - head >= waitingLimit) return null;
        await new Promise<void>((resolve) => {
          waiting.push(resolve);
        });
      }
      try {
        return await task();
      } finally {
        leave();
      }
    },
  };
}
