import type { StallReason } from "../api/schemas.ts";

/** Why a run or check makes no progress, and what to do about it. */
export const STALL_WORDS: Readonly<
  Record<StallReason, { readonly short: string; readonly title: string; readonly advice: string }>
> = {
  no_worker: {
    short: "waiting for a worker",
    title: "No worker is running.",
    advice:
      "A worker process asks the mail servers. Start one: docker compose up -d worker, or node apps/worker/src/main.ts. " +
      "The work then continues by itself.",
  },
};
