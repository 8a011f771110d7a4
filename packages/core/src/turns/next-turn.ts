import type { Pace, Lane } from "@rollcall/pacing";
import { permitTurn } from "../lanes/pace.ts";
import type { VerificationSettings } from "../settings.ts";
import type { NextTurn } from "../records/turn.ts";

/** Until then a lane sleeps; beyond, it ends, so that keys that wait for hours take no room from others. */
export const SLEEP_LIMIT_MS = 5_000;

/** A lane sleeps no longer than this for want of due checks: somebody may ask for one at any moment. */
const IDLE_SLEEP_LIMIT_MS = 1_000;

/** What a lane does after a session: `pace` and `state` are the key's after it, `nextDueAt` is when its next check is due. */
export function nextTurn(
  settings: Pick<VerificationSettings, "pacing">,
  lane: Lane,
  key: { readonly pace: Pace; readonly state: unknown; readonly nextDueAt: Date | null },
  nowMs: number,
): NextTurn {
  const { pace, state, nextDueAt } = key;
  const dueMs = nextDueAt?.getTime() ?? Number.POSITIVE_INFINITY;
  if (dueMs > Math.max(pace.nextTurnAtMs, nowMs + IDLE_SLEEP_LIMIT_MS))
    return { type: "rest", notBefore: new Date(pace.nextTurnAtMs) };
  // What holds the whole key up is waited for without a lane; what holds up this lane alone, in it.
  const permission = permitTurn(settings, lane, state, nowMs);
  if (permission.type === "wait" && permission.untilMs > nowMs + SLEEP_LIMIT_MS)
    return { type: "rest", notBefore: new Date(permission.untilMs) };
  return { type: "again", at: new Date(Math.max(pace.nextTurnAtMs, dueMs)) };
}
