import type { Lane, Pace, PacingState } from "@rollcall/pacing";
import type { KeyPace } from "../lanes/pace.ts";
import type { NextTurn, TurnPorts } from "./turn.ts";

/** A lane sleeps up to this; for longer waits it ends, so that keys waiting for hours don't fill the window. */
export const SLEEP_LIMIT_MS = 5_000;

/** Maximum sleep without due checks: new ones may arrive at any moment. */
const IDLE_SLEEP_LIMIT_MS = 1_000;

/** A key after a session. */
interface KeyAfter {
  readonly state: PacingState;
  /** When the lane may continue. */
  readonly may: Pick<Pace, "nextTurnAtMs">;
  /** When the key's next check is due; null: none is open. */
  readonly nextDueAt: Date | null;
}

/** What a lane does after a session. */
export function nextTurn(pace: KeyPace, lane: Lane, { state, may, nextDueAt }: KeyAfter, nowMs: number): NextTurn {
  const dueMs = nextDueAt?.getTime() ?? Number.POSITIVE_INFINITY;
  if (dueMs > Math.max(may.nextTurnAtMs, nowMs + IDLE_SLEEP_LIMIT_MS))
    return { type: "rest", notBefore: new Date(may.nextTurnAtMs) };
  // A wait of the whole key ends the lane; a wait of this lane only is slept.
  const permission = pace.permit(state, lane.number, nowMs);
  // The key has no room for this lane now: lane 0 goes on, or is opened when the key may be asked again.
  if (permission.type === "end") return { type: "rest", notBefore: new Date(may.nextTurnAtMs) };
  if (permission.type === "wait" && permission.untilMs > nowMs + SLEEP_LIMIT_MS)
    return { type: "rest", notBefore: new Date(permission.untilMs) };
  return { type: "again", at: new Date(Math.max(may.nextTurnAtMs, dueMs)) };
}

/** Identifies a lane among the sessions of this process. */
export const laneName = ({ pacingKey, egress, number }: Lane): string => `${egress} ${pacingKey} ${number}`;

/** A lane opens as many others: all of a key's are open after as many steps as the logarithm of their number. */
const OPENED_AT_ONCE = 4;

/**
 * Opens further lanes of the key if there is more work than one can do; those open others in turn. So a key gets as many lanes as it
 * may have and needs, and small sites cost one each.
 */
export async function openFurtherLanes(
  { lanes, lanesHeld, clock }: Pick<TurnPorts, "lanes" | "lanesHeld" | "clock">,
  pace: KeyPace,
  lane: Lane,
  state: PacingState,
): Promise<void> {
  const allowed = pace.lanesAllowed(state, clock.nowMs());
  // The next one in a circle reaches those that have ended, and the branches of a tree those that never began.
  const branches = Array.from({ length: OPENED_AT_ONCE }, (_, index) => lane.number * OPENED_AT_ONCE + index + 1);
  const numbers = new Set([(lane.number + 1) % allowed, ...branches.filter((number) => number < allowed)]);
  const { pacingKey, egress } = lane;
  const further = [...numbers].map((number): Lane => ({ pacingKey, egress, number }));
  const absent = further.filter((one) => !lanesHeld.has(laneName(one)));
  if (absent.length > 0) await lanes.open(absent);
}
