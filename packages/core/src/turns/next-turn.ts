import type { Lane, Pace, PacingState } from "@rollcall/pacing";
import type { KeyPace } from "../lanes/pace.ts";
import type { NextTurn, TurnPorts } from "./turn.ts";

/** Until then a lane sleeps; beyond, it ends, so that keys that wait for hours take no room from others. */
export const SLEEP_LIMIT_MS = 5_000;

/** A lane sleeps no longer than this for want of due checks: somebody may ask for one at any moment. */
const IDLE_SLEEP_LIMIT_MS = 1_000;

/** A key after a session. */
interface KeyAfter {
  readonly state: PacingState;
  /** When the lane may go on. */
  readonly may: Pick<Pace, "nextTurnAtMs">;
  /** When the key's next check is due; null: none is open. */
  readonly nextDueAt: Date | null;
}

/** What a lane does after a session. */
export function nextTurn(pace: KeyPace, lane: Lane, { state, may, nextDueAt }: KeyAfter, nowMs: number): NextTurn {
  const dueMs = nextDueAt?.getTime() ?? Number.POSITIVE_INFINITY;
  if (dueMs > Math.max(may.nextTurnAtMs, nowMs + IDLE_SLEEP_LIMIT_MS))
    return { type: "rest", notBefore: new Date(may.nextTurnAtMs) };
  // What holds the whole key up is waited for without a lane; what holds up this lane alone, in it.
  const permission = pace.permit(state, lane.number, nowMs);
  if (permission.type === "wait" && permission.untilMs > nowMs + SLEEP_LIMIT_MS)
    return { type: "rest", notBefore: new Date(permission.untilMs) };
  return { type: "again", at: new Date(Math.max(may.nextTurnAtMs, dueMs)) };
}

/** Names a lane among those that this process holds a session for. */
export const laneName = ({ pacingKey, egress, number }: Lane): string => `${egress} ${pacingKey} ${number}`;

/**
 * There is more to do at a key than one lane can: the next one is opened as well, the first after the last, and that one opens
 * the next in its turn. So a key has as many lanes as it may and has work for, and a list of small sites costs one each.
 */
export async function openNextLane(
  { lanes, lanesHeld, clock }: Pick<TurnPorts, "lanes" | "lanesHeld" | "clock">,
  pace: KeyPace,
  lane: Lane,
  state: PacingState,
): Promise<void> {
  const allowed = pace.lanesAllowed(state, clock.nowMs());
  const next = { ...lane, number: (lane.number + 1) % allowed };
  if (!lanesHeld.has(laneName(next))) await lanes.open([next]);
}
