/** After a failure. */
const FAILURE_PAUSE_MS = 1_000;

export interface Repeated {
  /** Runs it now; if it is running, once more afterwards, since it may have missed new work. */
  readonly poke: () => void;
  /** Stops; settles when the current run is over. */
  readonly stop: () => Promise<void>;
}

/** Runs `work` now and then repeatedly, after the pause that it returns, milliseconds. Never concurrently. */
export function repeat(work: () => Promise<number>, onFailure: (error: unknown) => void): Repeated {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  const doWork = async (): Promise<void> => {
    again = false;
    let pauseMs = FAILURE_PAUSE_MS;
    try {
      pauseMs = await work();
    } catch (error) {
      onFailure(error);
    }
    running = null;
    if (!stopped) timer = setTimeout(poke, again ? 0 : pauseMs);
  };
  const poke = (): void => {
    clearTimeout(timer);
    if (running === null && !stopped) running = doWork();
    else again = true;
  };
  poke();
  return {
    poke,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
