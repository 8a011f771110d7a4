import type { ReactElement } from "react";
import type { StallReason } from "../api/schemas.ts";
import { Notice } from "../kit/notice.tsx";
import { STALL_WORDS } from "../words/stall.ts";

/** Says why a run or check makes no progress, and what to do about it. */
export function StallNotice({ reason }: { readonly reason: StallReason }): ReactElement {
  const { title, advice } = STALL_WORDS[reason];
  return (
    <Notice tone="warning" isLive title={title}>
      {advice}
    </Notice>
  );
}
