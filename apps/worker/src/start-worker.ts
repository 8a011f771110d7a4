import type {
  Clock,
  Lane,
  LaneOpener,
  MailResolver,
  ProberPorts,
  SessionPlan,
  SessionReport,
  Store,
} from "@rollcall/ports";
import { PROBE_QUEUES, RESOLVE_QUEUE, type TurnQueues } from "@rollcall/queue";
import { resolveTurn, sweep, takeTurn, type VerificationSettings } from "@rollcall/verification";

/** Turns at once on one queue; a session waits most of its time, so a process can hold many. */
const LANES_PER_QUEUE = 100;
const RESOLVERS_PER_PROCESS = 2;
const SWEEP_INTERVAL_MS = 1_000;
/** Checks of vanished lanes are looked for now and then. */
const RECLAIM_INTERVAL_MS = 60_000;

export interface WorkerParts {
  readonly store: Store;
  readonly queues: TurnQueues;
  readonly lanes: LaneOpener;
  readonly resolver: MailResolver;
  readonly probe: (plan: SessionPlan, ports: ProberPorts) => Promise<SessionReport>;
  readonly clock: Clock;
  readonly settings: VerificationSettings;
  readonly onFailure: (error: unknown, where: string) => void;
}

export interface RunningWorker {
  /** Takes no new turns, has running sessions QUIT, and gives back what was not reached. */
  stop(): Promise<void>;
}

/** Serves all queues in this process: look-ups, lanes, and the sweeper that opens lanes. */
export function startWorker(parts: WorkerParts): RunningWorker {
  const { store, queues, lanes, clock, settings, onFailure } = parts;
  const stopping = new AbortController();
  const sweepNow = everyInterval(SWEEP_INTERVAL_MS, () => sweep({ store, lanes, clock, settings }), onFailure, "sweep");
  const reclaim = everyInterval(RECLAIM_INTERVAL_MS, () => store.reclaimHeld(), onFailure, "reclaim");

  queues.serve<unknown>(RESOLVE_QUEUE, {
    concurrency: RESOLVERS_PER_PROCESS,
    onFailure,
    async take() {
      return await resolveTurn({ ...parts, onRecorded: sweepNow.poke, signal: stopping.signal });
    },
  });
  const turnPorts = { ...parts, resolveHost: parts.resolver.resolveHost, signal: stopping.signal };
  for (const queue of PROBE_QUEUES) {
    queues.serve<Lane>(queue, {
      concurrency: LANES_PER_QUEUE,
      onFailure,
      take: (lane, id) => takeTurn(turnPorts, lane, id),
    });
  }
  return {
    async stop() {
      stopping.abort();
      await Promise.all([sweepNow.stop(), reclaim.stop()]);
      await queues.stop();
    },
  };
}

interface Interval {
  /** Runs at once, unless it is running. */
  readonly poke: () => void;
  readonly stop: () => Promise<void>;
}

function everyInterval(
  intervalMs: number,
  work: () => Promise<unknown>,
  onFailure: WorkerParts["onFailure"],
  name: string,
): Interval {
  let running: Promise<void> | null = null;
  const poke = (): void => {
    running ??= work()
      .then(() => {})
      .catch((error: unknown) => onFailure(error, name))
      .finally(() => {
        running = null;
      });
  };
  const timer = setInterval(poke, intervalMs);
  poke();
  return {
    poke,
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
