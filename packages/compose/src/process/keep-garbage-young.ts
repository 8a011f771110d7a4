import { setFlagsFromString } from "node:v8";

/**
 * Has V8 put every object among the young ones first, and one thread alone clear them. From a few rows that it happens to find
 * alive it may conclude that all rows of an import live long, and then puts them where garbage is collected seldom: 200 MB
 * more. Objects that do live long are moved there in any case. Of the few megabytes of young ones hardly any is alive: to share
 * that work among threads takes longer than to do it. To be called before anything else.
 */
export function keepGarbageYoung(): void {
  setFlagsFromString("--no-allocation-site-pretenuring");
  setFlagsFromString("--no-parallel-scavenge");
}
