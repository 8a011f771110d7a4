import type { Reason, Status } from "@rollcall/verdict";

/** What must come of an address, and what the server's own words must show. */
export type Expected = readonly [status: Status, reason: Reason, words?: RegExp];
