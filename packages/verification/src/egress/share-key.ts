import type { PacingState } from "@rollcall/pacing";
import type { Lane, TurnStore } from "@rollcall/ports";
import { egressNames, type VerificationSettings } from "../settings.ts";

/** Where a source has been refused, what it has not asked yet is asked from the others, if there are any. */
export async function shareKey(
  store: Pick<TurnStore, "shareKey">,
  settings: VerificationSettings,
  { pacingKey, egress }: Lane,
  { suspension }: PacingState,
  nowMs: number,
): Promise<void> {
  const others = egressNames(settings).filter((name) => name !== egress);
  if (others.length === 0 || suspension === null || suspension.untilMs <= nowMs) return;
  // A site that can't be reached can't be from there either; and the operator has said it of all egresses.
  if (suspension.because === "failures" || suspension.because === "operator") return;
  await store.shareKey(pacingKey, egress, others);
}
