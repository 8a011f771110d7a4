import type { ReactElement } from "react";
import type { StallReason } from "../api/schemas.ts";
import { Notice } from "../kit/notice.tsx";

export function StallNotice({ reason }: { readonly reason: StallReason }): ReactElement {
  const { title, advice } = STALL_WORDS[reason];
  return (
    <Notice tone="warning" isLive title={title}>
      {advice}
    </Notice>
  );
}

/** Why a run or check makes no progress, and what to do. */
export const STALL_WORDS: Readonly<
  Record<StallReason, { readonly short: string; readonly title: string; readonly advice: string }>
> = {
  no_worker: {
    short: "waiting for a worker",
    title: "No worker is running.",
    advice:
      "Worker processes contact the mail servers. Start one: docker compose up -d worker, or node apps/worker/src/main.ts. " +
      "Checking then continues automatically.",
  },
};
