import type { ReactElement } from "react";
import type { StallReason } from "../api/types.ts";
import { Notice } from "../kit/notice.tsx";
import { STALL_WORDS } from "../words/stall.ts";

/** Why nothing moves, and what to do. */
export function StallNotice({ reason }: { readonly reason: StallReason }): ReactElement {
  const { title, advice } = STALL_WORDS[reason];
  return (
    <Notice tone="warning" isLive title={title}>
      {advice}
    </Notice>
  );
}
