import { type Repeated, repeat } from "./repeat.ts";
import type { WorkerParts } from "./worker-parts.ts";
import type { ObservedTurn } from "@rollcall/telemetry";
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

/** How often a process looks for outages that a connection should be tried for. */
const TRIAL_PAUSE_MS = 5_000;

/** Sites of an outage that are tried: some may be down for good. */
const SITES_KEPT = 8;

type GuardParts = Pick<WorkerParts, "database" | "probe" | "resolver" | "clock" | "settings" | "onFailure">;

export interface OutageGuard {
  /** To be told of each turn. */
  readonly turnEnded: (turn: ObservedTurn) => void;
  stop(): Promise<void>;
}

/**
 * Watches whether anything can be reached from this process's egresses. When nothing can, all runs are paused, with the
 * reason, before they fill with unknowns; from then on a connection is tried now and then, and when one works they go on.
 */
export function startOutageGuard(parts: GuardParts, signal: AbortSignal): OutageGuard {
  const { database, clock, settings, onFailure } = parts;
  const memory = new Map<string, Reachability>();
  const trials: Repeated = repeat(
    async () => {
      for (const { egress, sites } of await claimTrials(database, settings.served)) {
        if (!(await anyAnswers(parts, egress, sites, signal))) continue;
        memory.set(egress, { ...NOTHING_KNOWN, connectedAtMs: clock.nowMs() });
        await endOutage(database, egress, egressNames(settings));
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
      beginOutage(database, { egress: lane.egress, reason: outageReason(after, lane.egress), sites }).catch(
        (error: unknown) => onFailure(error, "outage"),
      );
    },
    stop: () => trials.stop(),
  };
}

/** Greets sites one after the other until one takes the connection. Asks for nobody. */
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
