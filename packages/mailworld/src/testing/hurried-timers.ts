import type { StartTimer } from "../smtp/dialogue.ts";

/** Timers that are over at once, and how long each should have been, milliseconds. */
export function hurriedTimers(): { readonly delaysMs: number[]; readonly startTimer: StartTimer } {
  const delaysMs: number[] = [];
  return {
    delaysMs,
    startTimer(act, delayMs) {
      delaysMs.push(delayMs);
      return setTimeout(act, 0);
    },
  };
}
