/** After work that failed. */
const FAILURE_PAUSE_MS = 1_000;

export interface Repeated {
  /** Does it now; where it is under way, once more when that is over: it may have begun too early to see what there is now. */
  readonly poke: () => void;
  /** No more; settles when what is under way is over. */
  readonly stop: () => Promise<void>;
}

/** Does work now, and again and again, each time after the pause that the work asks for, milliseconds. Never twice at once. */
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
