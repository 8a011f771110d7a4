import { setImmediate } from "node:timers/promises";
import { serve } from "@rollcall/threads/serve";

/** Files that no reader could get through. */
const JOBS = {
  // oxlint-disable-next-line require-yield -- its event loop stands still
  async *preview(): AsyncGenerator<object, object> {
    for (;;);
  },

  // oxlint-disable-next-line require-yield -- it needs more memory than there is
  async *import(): AsyncGenerator<object, object> {
    const kept: unknown[] = [];
    for (;;) {
      kept.push(Array.from<number>({ length: 100_000 }).fill(0.5));
      await setImmediate();
    }
  },
};

export default serve(JOBS);
