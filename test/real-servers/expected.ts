import type { Reason, Status } from "@rollcall/verdict";

/** An address's expected verdict, and what the server's words must show. */
export type Expected = readonly [status: Status, reason: Reason, words?: RegExp];
