import { JobPort } from "./job-port.ts";
import type { Job, JobValue } from "./job.ts";
import { type FromJob, type Task, toErrorValue } from "./messages.ts";

/** Interval of the signs of life. */
const ALIVE_MS = 250;

/** The default export of a thread's module: runs the jobs by their names. */
export function serve(
  jobs: Readonly<Record<string, Job<never, JobValue, JobValue, never>>>,
): (task: Task) => Promise<void> {
  return async ({ job, argument, port }) => {
    const run = jobs[job];
    if (run === undefined) throw new Error(`There is no job ${job}.`);
    const caller = new JobPort(port);
    const post = (message: FromJob): void => port.postMessage(message, buffersOf(message));
    post({ type: "alive" });
    const alive = setInterval(() => post({ type: "alive" }), ALIVE_MS);
    const values = run(caller.input(), argument as never);
    try {
      for (let asked = await caller.asked(); asked !== null; asked = await caller.asked()) {
        const step = await values.next(asked.value as never);
        post({ type: step.done === true ? "result" : "value", value: step.value });
        if (step.done === true) break;
      }
      await values.return(undefined);
    } catch (error) {
      post({ type: "error", error: toErrorValue(error) });
    } finally {
      clearInterval(alive);
      port.close();
    }
  };
}

/** The buffers of a value's bytes, which are handed over. */
function buffersOf(message: FromJob): ArrayBuffer[] {
  if ((message.type !== "value" && message.type !== "result") || typeof message.value !== "object") return [];
  return Object.values(message.value ?? {}).flatMap((part: unknown) =>
    part instanceof Uint8Array && part.buffer instanceof ArrayBuffer ? [part.buffer] : [],
  );
}
