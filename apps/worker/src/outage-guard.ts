import {
  type Outage,
  egressNames,
  hasReached,
  NOTHING_KNOWN,
  outageReason,
  type Reachability,
  senderPlan,
  stepReachability,
  claimTrials,
  endOutage,
  beginOutage,
} from "@rollcall/core";
import type { ObservedTurn } from "@rollcall/telemetry";
import { type Repeated, repeat } from "./repeat.ts";
import type { WorkerParts } from "./worker-parts.ts";

/** How often a process looks for outages to be tried. */
const TRIAL_PAUSE_MS = 5_000;

/** Sites of an outage to try: some may be down for good. */
const SITES_KEPT = 8;

type GuardParts = Pick<WorkerParts, "database" | "probe" | "resolver" | "clock" | "settings" | "onFailure" | "tell">;

export interface OutageGuard {
  /** Call it for each turn. */
  readonly turnEnded: (turn: ObservedTurn) => void;
  stop(): Promise<void>;
}

/**
 * Watches whether this process's egresses reach anything. If not, all runs are paused with the reason, before they fill
 * up with unknowns; a trial connection is made now and then, and the runs resume when one succeeds.
 */
export function startOutageGuard(parts: GuardParts, signal: AbortSignal): OutageGuard {
  const { database, clock, settings, onFailure, tell } = parts;
  const memory = new Map<string, Reachability>();
  const trials: Repeated = repeat(
    async () => {
      for (const { egress, sites } of await claimTrials(database, settings.served)) {
        if (!(await anyAnswers(parts, egress, sites, signal))) continue;
        memory.set(egress, { ...NOTHING_KNOWN, connectedAtMs: clock.nowMs() });
        await endOutage(database, egress, egressNames(settings), tell);
      }
      return TRIAL_PAUSE_MS;
    },
    (error) => onFailure(error, "outage"),
  );
  return {
    turnEnded({ lane, session }) {
      if (session === null) return;
      const before = memory.get(lane.egress) ?? NOTHING_KNOWN;
      const { pacingKey } = lane;
      const [after, tripped] = stepReachability(before, { pacingKey, ...session, atMs: clock.nowMs() });
      memory.set(lane.egress, tripped ? { ...NOTHING_KNOWN, connectedAtMs: after.connectedAtMs } : after);
      if (!tripped) return;
      const sites = [...after.failed.values()].map(({ hosts }) => hosts).slice(0, SITES_KEPT);
      beginOutage(database, { egress: lane.egress, reason: outageReason(after, lane.egress), sites }, tell).catch(
        (error: unknown) => onFailure(error, "outage"),
      );
    },
    stop: () => trials.stop(),
  };
}

/** Connects to sites one by one until one accepts, without sending RCPT. */
async function anyAnswers(
  { probe, resolver, clock, settings }: GuardParts,
  name: string,
  sites: Outage["sites"],
  signal: AbortSignal,
): Promise<boolean> {
  const egress = settings.egresses.find((one) => one.name === name);
  if (egress === undefined) return false;
  for (const hosts of sites) {
    if (signal.aborted) return false;
    const report = await probe(senderPlan(settings, egress, hosts, []), {
      resolveHost: resolver.resolveHost,
      nowMs: () => clock.nowMs(),
      random: () => clock.random(),
      signal,
    });
    if (hasReached(report) === true) return true;
  }
  return false;
}
