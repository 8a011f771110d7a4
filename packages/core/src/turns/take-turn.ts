import type { Lane, SessionPermission } from "@rollcall/pacing";
import { warmSince } from "../egresses/warm-up.ts";
import { keepOpen, recordIdle } from "../lanes/due-keys.ts";
import { KeyPace } from "../lanes/pace.ts";
import { abandonTurn } from "./claim-checks.ts";
import { holdSession } from "./hold-session.ts";
import { laneName, openFurtherLanes, SLEEP_LIMIT_MS } from "./next-turn.ts";
import type { LaneEnd, TurnPorts } from "./turn.ts";

/**
 * One turn of a lane: claims due checks of one site, holds one session, records the results, and returns when the next
 * turn may be. `id`: the name under which checks are held.
 */
export async function takeTurn(ports: TurnPorts, lane: Lane, id: string): Promise<LaneEnd> {
  const { clock } = ports;
  if (ports.signal.aborted) return { type: "again", atMs: clock.nowMs() };
  const name = laneName(lane);
  if (ports.lanesHeld.has(name)) return await sleepUntil(ports, lane, clock.nowMs() + TAKEN_PAUSE_MS);
  ports.lanesHeld.add(name);
  try {
    return await beginAndHold(ports, lane, id);
  } finally {
    ports.lanesHeld.delete(name);
  }
}

async function beginAndHold(ports: TurnPorts, lane: Lane, id: string): Promise<LaneEnd> {
  const { database, settings, clock } = ports;
  // An egress that is no longer configured: its work moves to the others.
  if (!settings.served.includes(lane.egress)) return { type: "end" };
  const { pacingKey, egress } = lane;
  if (ports.resting.has(egress)) {
    await recordIdle(database, pacingKey, egress, () => null);
    return { type: "end" };
  }
  const request = { pacingKey, egress, laneId: id, workerId: ports.workerId };
  const source = settings.egresses.find(({ name }) => name === egress);
  const pace = new KeyPace(settings, pacingKey, warmSince(source, ports.firstUse, clock.nowMs()));
  let granted: (SessionPermission & { readonly type: "start" }) | undefined;
  const start = await ports.turns.beginTurn(request, (stored) => {
    const nowMs = clock.nowMs();
    const permission = pace.permit(pace.read(stored, nowMs), lane.number, nowMs);
    if (permission.type !== "start") return permission;
    granted = permission;
    return { ...permission, openUntil: new Date(nowMs + pace.sessionLifeMs) };
  });
  switch (start.type) {
    case "end":
    case "idle":
      return { type: "end" };
    case "wait":
      return await waitUntil(ports, pace, lane, start.untilMs);
    case "taken":
      return await sleepUntil(ports, lane, clock.nowMs() + TAKEN_PAUSE_MS);
    case "claimed":
      try {
        // Open further lanes before the session, which takes a while.
        if (granted && start.contacts.length >= granted.limit) await openFurtherLanes(ports, pace, lane, granted.state);
        const { refusals = 0, state = null } = granted ?? {};
        return await holdSession(ports, pace, lane, request, { ...start, refusals, state });
      } catch (error) {
        // Release the lane for the next worker at once. If this fails too, its lease expires.
        await abandonTurn(database, request).catch(() => {});
        throw error;
      }
  }
}

/** Polling interval while another worker still holds the lane's session. */
const TAKEN_PAUSE_MS = 1_000;

/** The key must wait. If long, the lane ends, and the sweeper reopens it. */
async function waitUntil(ports: TurnPorts, pace: KeyPace, lane: Lane, untilMs: number): Promise<LaneEnd> {
  const nowMs = ports.clock.nowMs();
  if (untilMs <= nowMs + SLEEP_LIMIT_MS) return await sleepUntil(ports, lane, untilMs);
  await recordIdle(ports.database, lane.pacingKey, lane.egress, (stored) => {
    const permission = pace.permit(pace.read(stored, nowMs), lane.number, nowMs);
    return permission.type === "wait" ? new Date(permission.untilMs) : null;
  });
  return { type: "end" };
}

/** Sleeps until the lane's next turn. */
async function sleepUntil({ database }: TurnPorts, lane: Lane, atMs: number): Promise<LaneEnd> {
  await keepOpen(database, lane.pacingKey, lane.egress, new Date(atMs));
  return { type: "again", atMs };
}
