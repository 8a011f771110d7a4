import type { Lane, ObservedTurn, TurnObserver } from "@rollcall/ports";
import { type LaneEnd, takeTurn, type TurnPorts } from "@rollcall/verification";

/** Takes turns, and tells an observer of each turn and of the session in it. */
export function observeTurns(
  ports: TurnPorts,
  observer: TurnObserver | null,
): (lane: Lane, id: string) => Promise<LaneEnd> {
  if (observer === null) return (lane, id) => takeTurn(ports, lane, id);
  return async (lane, id) => {
    const beganMs = performance.now();
    let session: ObservedTurn["session"] = null;
    const probe: TurnPorts["probe"] = async (plan, proberPorts) => {
      const { onStep } = proberPorts;
      observer.sessionBegan();
      try {
        const report = await ports.probe(plan, {
          ...proberPorts,
          onStep(step) {
            observer.sessionStep(step);
            onStep?.(step);
          },
        });
        session = { provider: plan.provider, report };
        return report;
      } finally {
        observer.sessionEnded();
      }
    };
    const tell = (end: ObservedTurn["end"], againAtMs: number | null): void =>
      observer.turnEnded({ lane, laneId: id, end, againAtMs, durationMs: performance.now() - beganMs, session });
    try {
      const end = await takeTurn({ ...ports, probe }, lane, id);
      tell(end.type, end.type === "again" ? end.atMs : null);
      return end;
    } catch (error) {
      tell("failed", null);
      throw error;
    }
  };
}
