import { setFlagsFromString } from "node:v8";

/**
 * Makes V8 allocate every object in the young generation, and collect that with a single thread. From a few live rows
 * V8 may conclude that all rows of an import are long-lived, and allocate them in the old generation, which is
 * collected less often: 200 MB more. Objects that do live long are promoted anyway. Almost nothing survives in the
 * young generation, so parallel collection costs more than it saves. Call it before anything else.
 */
export function keepGarbageYoung(): void {
  setFlagsFromString("--no-allocation-site-pretenuring");
  setFlagsFromString("--no-parallel-scavenge");
}
