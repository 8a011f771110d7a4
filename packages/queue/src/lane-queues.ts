import type { Turn } from "./turn.ts";
import type { TurnQueues } from "./turn-queues.ts";
import type { Lane, LaneOpener } from "@rollcall/pacing";
import { PROVIDERS } from "@rollcall/providers";

/** The queue of look-ups. */
export const RESOLVE_QUEUE = "resolve";

/** Look-ups go on in this many turns at once, each of many domains. */
const RESOLVERS = 2;

/**
 * A lane's name: the id of its job, and the name that its checks are held under. BullMQ keeps the colon for itself, and a
 * site key may hold one (an IPv6 address as mail exchanger).
 */
export function laneId(lane: Lane): string {
  return `${lane.pacingKey.replaceAll(":", "_")}@${lane.egress}#${lane.number}`;
}

/** Lanes and look-ups as turns on the queues. */
export function createLaneOpener(queues: TurnQueues): LaneOpener {
  return {
    open: (lanes) => queues.open(lanes.map(laneTurn)),
    wake: (lanes) => queues.wake(lanes.map(laneTurn)),
    resolve: () => queues.wake(resolverTurns()),
  };
}

function laneTurn(lane: Lane): Turn<Lane> {
  return { queue: probeQueueOf(lane.pacingKey, lane.egress), id: laneId(lane), data: lane };
}

function resolverTurns(): Turn<Record<string, never>>[] {
  return Array.from({ length: RESOLVERS }, (_, number) => ({
    queue: RESOLVE_QUEUE,
    id: `resolver#${number}`,
    data: {},
  }));
}

/** Providers with a queue of their own, so that their lanes wait without anybody behind them. */
const PROVIDER_PARTITIONS: readonly string[] = PROVIDERS.filter(({ hasOwnQueue }) => hasOwnQueue === true).map(
  ({ name }) => name,
);

/** Queues that all other pacing keys share, by hash. */
const HASHED_PARTITIONS = 16;

/** The egress of an installation that has one: its queues bear no name of it. */
const ONLY_EGRESS = "main";

/** Every queue of these egresses' lanes: `probe.google` … and `probe.00` … `probe.15`, each `@` its egress. */
export function probeQueues(egresses: readonly string[]): readonly string[] {
  const hashed = Array.from({ length: HASHED_PARTITIONS }, (_, index) => hashedName(index));
  return egresses.flatMap((egress) => [...PROVIDER_PARTITIONS, ...hashed].map((name) => queueOf(name, egress)));
}

/**
 * The queue that a pacing key's lanes from an egress are on: its own, or one by FNV-1a of the key. The same on every machine. Each
 * egress has queues of its own, which the machines that have it serve.
 */
export function probeQueueOf(pacingKey: string, egress: string): string {
  if (PROVIDER_PARTITIONS.includes(pacingKey)) return queueOf(pacingKey, egress);
  let hash = 0x811c9dc5;
  for (let index = 0; index < pacingKey.length; index += 1) {
    hash = Math.imul(hash ^ pacingKey.charCodeAt(index), 0x01000193);
  }
  // FNV's lowest bit is a mere parity of the key's: fold the high half in.
  return queueOf(hashedName(((hash ^ (hash >>> 16)) >>> 0) % HASHED_PARTITIONS), egress);
}

function hashedName(index: number): string {
  return String(index).padStart(2, "0");
}

function queueOf(partition: string, egress: string): string {
  return egress === ONLY_EGRESS ? `probe.${partition}` : `probe.${partition}@${egress}`;
}
