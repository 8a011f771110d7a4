import type { Database } from "@rollcall/postgres";
import type { PacingState, Lane } from "@rollcall/pacing";
import { egressNames, type VerificationSettings } from "../settings.ts";
import { shareWithEgresses } from "./share-with-egresses.ts";

/** Where a source has been refused, what it has not asked yet is asked from the others, if there are any. */
export async function shareKey(
  database: Database,
  settings: VerificationSettings,
  { pacingKey, egress }: Lane,
  { suspension }: PacingState,
  nowMs: number,
): Promise<void> {
  const others = egressNames(settings).filter((name) => name !== egress);
  if (others.length === 0 || suspension === null || suspension.untilMs <= nowMs) return;
  // A site that can't be reached can't be from there either; and the operator has said it of all egresses.
  if (suspension.because === "failures" || suspension.because === "operator") return;
  await shareWithEgresses(database, pacingKey, egress, others);
}
