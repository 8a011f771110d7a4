import type { Lane, SessionPermission } from "@rollcall/pacing";
import { keepOpen, recordIdle } from "../lanes/due-keys.ts";
import { KeyPace } from "../lanes/pace.ts";
import { abandonTurn } from "./claim-checks.ts";
import { holdSession } from "./hold-session.ts";
import { laneName, openNextLane, SLEEP_LIMIT_MS } from "./next-turn.ts";
import type { LaneEnd, TurnPorts } from "./turn.ts";

/**
 * A lane's turn: claims due checks of one site, holds one session, records what it learned, and says when the next turn
 * may be. `id` is the name that the checks are held under.
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
  // A source that is no longer named in the settings: what waits for it is given to the others.
  if (!settings.served.includes(lane.egress)) return { type: "end" };
  const { pacingKey, egress } = lane;
  const request = { pacingKey, egress, laneId: id, workerId: ports.workerId };
  const pace = new KeyPace(settings, pacingKey);
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
      return await waitUntil(ports, lane, start.untilMs);
    case "taken":
      return await sleepUntil(ports, lane, clock.nowMs() + TAKEN_PAUSE_MS);
    case "claimed":
      try {
        // A session takes a while: what else is due must not wait for its end.
        if (granted && start.contacts.length >= granted.limit) await openNextLane(ports, pace, lane, granted.state);
        return await holdSession(ports, pace, lane, request, { ...start, refusals: granted?.refusals ?? 0 });
      } catch (error) {
        // Whoever takes the lane next must not wait for us. Should this fail as well, he takes over when we are silent.
        await abandonTurn(database, request).catch(() => {});
        throw error;
      }
  }
}

/** How often a lane looks whether the session that another worker still holds for it is over. */
const TAKEN_PAUSE_MS = 1_000;

/** The key may not be asked before a time. Where that is far, the lane ends, and the sweeper opens it again. */
async function waitUntil(ports: TurnPorts, lane: Lane, untilMs: number): Promise<LaneEnd> {
  if (untilMs <= ports.clock.nowMs() + SLEEP_LIMIT_MS) return await sleepUntil(ports, lane, untilMs);
  await recordIdle(ports.database, lane.pacingKey, lane.egress, new Date(untilMs));
  return { type: "end" };
}

/** The lane's next turn is at a time. */
async function sleepUntil({ database }: TurnPorts, lane: Lane, atMs: number): Promise<LaneEnd> {
  await keepOpen(database, lane.pacingKey, lane.egress, new Date(atMs));
  return { type: "again", atMs };
}
