import type { Lane } from "@rollcall/pacing";
import type { ObservedTurn, TurnObserver } from "@rollcall/telemetry";
import type { SessionStep } from "@rollcall/smtp";
import { type LaneEnd, takeTurn, type TurnPorts } from "@rollcall/core";

/** Takes turns, and tells observers of each turn and of the session in it; each hears what it listens to. */
export function observeTurns(
  ports: TurnPorts,
  observers: readonly Partial<TurnObserver>[],
): (lane: Lane, id: string) => Promise<LaneEnd> {
  const onSteps = observers.flatMap(({ sessionStep }) => sessionStep ?? []);
  return async (lane, id) => {
    const beganMs = performance.now();
    let session: ObservedTurn["session"] = null;
    const probe: TurnPorts["probe"] = async (plan, proberPorts) => {
      const { onStep } = proberPorts;
      for (const observer of observers) observer.sessionBegan?.();
      try {
        const all = onStep === undefined ? onSteps : [...onSteps, onStep];
        const told = { ...proberPorts, onStep: (step: SessionStep) => all.forEach((tell) => tell(step)) };
        const report = await ports.probe(plan, all.length === 0 ? proberPorts : told);
        session = { provider: plan.provider, hosts: plan.hosts, report };
        return report;
      } finally {
        for (const observer of observers) observer.sessionEnded?.();
      }
    };
    const tell = (end: ObservedTurn["end"], againAtMs: number | null): void => {
      const turn = { lane, laneId: id, end, againAtMs, durationMs: performance.now() - beganMs, session };
      for (const observer of observers) observer.turnEnded?.(turn);
    };
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
