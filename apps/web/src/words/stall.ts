import type { StallReason } from "../api/types.ts";

/** Why nothing moves though nobody has paused it, and what to do. */
export const STALL_WORDS: Readonly<
  Record<StallReason, { readonly short: string; readonly title: string; readonly advice: string }>
> = {
  no_worker: {
    short: "waiting for a worker",
    title: "No worker is running.",
    advice:
      "Mail servers are asked by a worker process. Start one: docker compose up -d worker, or node apps/worker/src/main.ts. " +
      "This goes on by itself then.",
  },
};
