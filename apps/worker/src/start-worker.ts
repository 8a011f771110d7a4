import { randomUUID } from "node:crypto";
import {
  repairRuns,
  resolveTurn,
  createTurnBatches,
  sweep,
  reclaimHeld,
  moveUnservedChecks,
  type LaneEnd,
  takeTurn,
  type TurnPorts,
  ResolverWatch,
} from "@rollcall/core";
import type { Lane } from "@rollcall/pacing";
import { probeQueues, RESOLVE_QUEUE } from "@rollcall/queue";
import type { SessionStep } from "@rollcall/smtp";
import { logMilestones, type ObservedTurn, type TurnObserver, turnLog } from "@rollcall/telemetry";
import { startOutageGuard } from "./outage-guard.ts";
import { repeat } from "./repeat.ts";
import { sessionLimit, thisMachine } from "./session-limit.ts";
import { SessionSlots } from "./session-slots.ts";
import { startHeart } from "./start-heart.ts";
import { startUpkeep } from "./start-upkeep.ts";
import { watchNames } from "./watch-names.ts";
import type { WorkerParts } from "./worker-parts.ts";
import type { Composition } from "@rollcall/compose/compose";
import { logFailures } from "@rollcall/compose/process/notice";
import { upkeepParts } from "@rollcall/compose/settings/webhook-settings";
import { createMailResolver } from "@rollcall/dns";
import { probe } from "@rollcall/prober";

/** Concurrent turns per queue; sessions mostly wait, so a process can hold many. */
const LANES_PER_QUEUE = 250;
const RESOLVERS_PER_PROCESS = 2;
/** The sweeper runs when a key falls due, but within these limits. */
const SWEEP_PAUSE_MIN_MS = 100;
const SWEEP_PAUSE_MAX_MS = 500;
/** How often dead lanes and half-done runs are repaired. */
const REPAIR_PAUSE_MS = 15_000;

export interface RunningWorker {
  /** Takes no new turns, makes running sessions QUIT, and releases what was not reached. */
  stop(): Promise<void>;
}

/** Serves all queues in this process: lookups, lanes, and the sweeper that opens lanes. */
export function startWorker(parts: WorkerParts): RunningWorker {
  const { database, queues, lanes, clock, settings, onFailure } = parts;
  const stopping = new AbortController();
  const logFailure =
    (where: string) =>
    (error: unknown): void =>
      onFailure(error, where);
  const workerId = randomUUID();
  const resting = new Set<string>();
  const heart = startHeart(parts, workerId);
  const sweeper = repeat(async () => {
    const nextMs = (await sweep({ database, resting, lanes, clock, settings })) ?? Number.POSITIVE_INFINITY;
    return Math.min(Math.max(nextMs - clock.nowMs(), SWEEP_PAUSE_MIN_MS), SWEEP_PAUSE_MAX_MS);
  }, logFailure("sweep"));
  const repairer = repeat(async () => {
    await reclaimHeld(database);
    while ((await moveUnservedChecks(database, resting)) > 0);
    await repairRuns({ database, clock, settings });
    return REPAIR_PAUSE_MS;
  }, logFailure("repair runs"));

  const watch = new ResolverWatch(parts.resolver, clock, { canaries: !settings.allowPrivateAddresses });
  queues.serve<unknown>(RESOLVE_QUEUE, {
    concurrency: RESOLVERS_PER_PROCESS,
    onFailure,
    async take() {
      return await resolveTurn({ ...parts, watch, onRecorded: sweeper.poke, signal: stopping.signal });
    },
  });
  const turnPorts = {
    ...parts,
    turns: createTurnBatches(database),
    resolveHost: parts.resolver.resolveHost,
    workerId,
    lanesHeld: new Set<string>(),
    resting,
    firstUse: heart.firstUse,
    signal: stopping.signal,
  };
  const guard = startOutageGuard(parts, stopping.signal);
  const take = observeTurns(turnPorts, [guard, ...(parts.observer ? [parts.observer] : [])]);
  const slots = new SessionSlots(parts.sessions);
  for (const queue of probeQueues(settings.served)) {
    queues.serve<Lane>(queue, {
      concurrency: LANES_PER_QUEUE,
      onFailure,
      take: (lane, id) => slots.through(lane.pacingKey, () => take(lane, id)),
    });
  }
  const upkeep = parts.upkeep ? startUpkeep({ ...parts, ...parts.upkeep }) : null;
  return {
    async stop() {
      stopping.abort();
      // Stop the queues too: they would keep handing out lanes.
      await Promise.all([queues.stop(), sweeper.stop(), repairer.stop(), guard.stop(), upkeep?.stop()]);
      await heart.stop();
    },
  };
}

/** Runs turns, and notifies observers of each turn and session. */
function observeTurns(
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
        const observed = { ...proberPorts, onStep: (step: SessionStep) => all.forEach((observe) => observe(step)) };
        const report = await ports.probe(plan, all.length === 0 ? proberPorts : observed);
        session = { provider: plan.provider, hosts: plan.hosts, report };
        return report;
      } finally {
        for (const observer of observers) observer.sessionEnded?.();
      }
    };
    const notify = (end: ObservedTurn["end"], againAtMs: number | null): void => {
      const turn = { lane, laneId: id, end, againAtMs, durationMs: performance.now() - beganMs, session };
      for (const observer of observers) observer.turnEnded?.(turn);
    };
    try {
      const end = await takeTurn({ ...ports, probe }, lane, id);
      notify(end.type, end.type === "again" ? end.atMs : null);
      return end;
    } catch (error) {
      notify("failed", null);
      throw error;
    }
  };
}

/** DNS timeouts. */
export interface DnsPatience {
  readonly timeoutMs: number;
  readonly attempts: number;
}

/** Concurrent lookups, and cached names. */
const DNS_LIMITS = { maxInFlight: 200, cacheEntries: 20_000 };

/** Makes a process work until it stops: lookups, lanes, schedules, webhooks. */
export function workOn(composition: Composition, dns: DnsPatience): void {
  const { settings, verification, logger, onStop, metrics, database, queues, lanes, clock } = composition;
  const resolver = createMailResolver({ servers: settings.dnsServers, ...dns, ...DNS_LIMITS, nowMs: clock.nowMs });
  onStop(async () => resolver.close());
  const logTurn = turnLog(logger);
  const worker = startWorker({
    database,
    queues,
    lanes,
    resolver: watchNames(metrics.timings.resolver(resolver), logger, () => performance.now()),
    probe,
    clock,
    settings: verification,
    sessions: sessionLimit(settings.sessions, thisMachine()),
    onFailure: logFailures(logger, () => performance.now()),
    tell: logMilestones(logger),
    upkeep: upkeepParts(settings),
    observer: {
      ...metrics.observer,
      turnEnded(turn) {
        metrics.observer.turnEnded(turn);
        logTurn(turn);
      },
    },
  });
  onStop(() => worker.stop());
}
