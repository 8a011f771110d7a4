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
  type EgressTrouble,
  NO_TROUBLE,
  listingIn,
  noteListing,
  resumeTakenOver,
  stepTrouble,
  troubleReason,
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
 * Watches whether this process's egresses reach anything. One that does not rests, before lists fill up with unknowns; where none is
 * left, all runs are paused with the reason. One that block lists name rests if others can do its work. A trial connection is made now and then, and it goes on when one succeeds.
 */
export function startOutageGuard(parts: GuardParts, signal: AbortSignal): OutageGuard {
  const { database, clock, settings, onFailure, tell } = parts;
  const memory = new Map<string, Reachability>();
  const troubles = new Map<string, EgressTrouble>();
  const begin = (outage: Outage): void => {
    beginOutage(database, outage, egressNames(settings), tell).catch((error: unknown) => onFailure(error, "outage"));
  };
  const note = (listing: Parameters<typeof noteListing>[1]): void => {
    noteListing(database, listing, egressNames(settings)).catch((error: unknown) => onFailure(error, "listing"));
  };
  const trials: Repeated = repeat(
    async () => {
      for (const outage of await claimTrials(database, settings.served)) {
        if (!(await isOver(parts, outage, signal))) continue;
        const { egress } = outage;
        memory.set(egress, { ...NOTHING_KNOWN, connectedAtMs: clock.nowMs() });
        await endOutage(database, egress, egressNames(settings), tell);
      }
      await resumeTakenOver(database, egressNames(settings));
      return TRIAL_PAUSE_MS;
    },
    (error) => onFailure(error, "outage"),
  );
  return {
    turnEnded({ lane, session }) {
      if (session === null) return;
      const { pacingKey, egress } = lane;
      const [trouble, failed] = stepTrouble(troubles.get(egress) ?? NO_TROUBLE, pacingKey, session.report);
      troubles.set(egress, trouble);
      if (failed !== null)
        begin({ egress, because: "proxy", reason: troubleReason(failed, egress), sites: [session.hosts] });
      const words = listingIn(session.report, session.provider);
      if (words !== null) note({ egress, pacingKey, words });
      const before = memory.get(egress) ?? NOTHING_KNOWN;
      const [after, tripped] = stepReachability(before, { pacingKey, ...session, atMs: clock.nowMs() });
      memory.set(egress, tripped ? { ...NOTHING_KNOWN, connectedAtMs: after.connectedAtMs } : after);
      if (!tripped) return;
      const sites = [...after.failed.values()].map(({ hosts }) => hosts).slice(0, SITES_KEPT);
      begin({ egress, because: "network", reason: outageReason(after, egress), sites });
    },
    stop: () => trials.stop(),
  };
}

/**
 * Connects to sites one by one until one accepts, without sending RCPT. A proxy works again when it has tried to reach one; the
 * trial of a listed egress comes when its rest is over.
 */
async function isOver(
  { probe, resolver, clock, settings }: GuardParts,
  { egress: name, because, sites }: Outage,
  signal: AbortSignal,
): Promise<boolean> {
  const egress = settings.egresses.find((one) => one.name === name);
  if (egress === undefined) return false;
  if (because === "listed") return true;
  for (const hosts of sites) {
    if (signal.aborted) return false;
    const report = await probe(senderPlan(settings, egress, hosts, []), {
      resolveHost: resolver.resolveHost,
      nowMs: () => clock.nowMs(),
      random: () => clock.random(),
      signal,
    });
    if (hasReached(report) === true || (because === "proxy" && hasReached(report) === false)) return true;
  }
  return false;
}
