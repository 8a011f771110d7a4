/** After this, a stop that hangs is cut short: what was not recorded is taken up at the next start. */
const STOP_LIMIT_MS = 30_000;

/** Registers what must be done at the stop; the last registered is done first. */
export type OnStop = (stop: () => Promise<unknown>) => void;

/**
 * Runs a program until it ends by itself (`done`) or is told to stop (Ctrl-C, SIGTERM, also while it starts), then stops
 * it cleanly. A second Ctrl-C ends it at once. An error is told in one sentence.
 */
export async function runUntilStopped(start: (onStop: OnStop) => Promise<"done" | "running">): Promise<never> {
  const stops: (() => Promise<unknown>)[] = [];
  const asked = Promise.withResolvers<"asked">();
  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(130);
      stopping = true;
      asked.resolve("asked");
    });
  }
  let code = 0;
  const ended = start((stop) => stops.push(stop)).catch((error: unknown) => {
    // What breaks because we stop is no news.
    if (!stopping) {
      process.stderr.write(`${(error as Error).message}\n`);
      code = 1;
    }
    return "done" as const;
  });
  const first = await Promise.race([asked.promise, ended]);
  if (first === "running") await asked.promise;
  if (stopping) process.stderr.write("\nStopping: sessions say QUIT, what is open is kept …\n");
  setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
  for (const stop of stops.reverse()) await stop();
  process.exit(code);
}
