import type { Turn } from "./turn.ts";
import type { TurnQueues } from "./turn-queues.ts";
import type { Lane, LaneOpener } from "@rollcall/pacing";
import { PROVIDERS } from "@rollcall/providers";

/** The queue of DNS lookups. */
export const RESOLVE_QUEUE = "resolve";

/** Concurrent lookup turns, each of many domains. */
const RESOLVERS = 2;

/**
 * A lane's id: of its job, and of the lease on its checks. BullMQ reserves the colon, which a site key may contain (an
 * IPv6 address as mail exchanger).
 */
export function laneId(lane: Lane): string {
  return `${lane.pacingKey.replaceAll(":", "_")}@${lane.egress}#${lane.number}`;
}

/** Opens lanes and lookups as turns. */
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

/** Providers with a queue of their own, so that their waiting lanes block no others. */
const PROVIDER_PARTITIONS: readonly string[] = PROVIDERS.filter(({ hasOwnQueue }) => hasOwnQueue === true).map(
  ({ name }) => name,
);

/** Queues shared by all other pacing keys, by hash. */
const HASHED_PARTITIONS = 16;

/** The only egress of most installations; its queues carry no suffix. */
const ONLY_EGRESS = "main";

/** All lane queues of these egresses: `probe.google` … and `probe.00` … `probe.15`, each with `@` and its egress. */
export function probeQueues(egresses: readonly string[]): readonly string[] {
  const hashed = Array.from({ length: HASHED_PARTITIONS }, (_, index) => hashedName(index));
  return egresses.flatMap((egress) => [...PROVIDER_PARTITIONS, ...hashed].map((name) => queueOf(name, egress)));
}

/**
 * The queue of a pacing key's lanes from an egress: the key's own, or one by FNV-1a of the key. Each egress has its own
 * queues, served by the machines that have it.
 */
export function probeQueueOf(pacingKey: string, egress: string): string {
  if (PROVIDER_PARTITIONS.includes(pacingKey)) return queueOf(pacingKey, egress);
  let hash = 0x811c9dc5;
  for (let index = 0; index < pacingKey.length; index += 1) {
    hash = Math.imul(hash ^ pacingKey.charCodeAt(index), 0x01000193);
  }
  // FNV's lowest bit is just a parity bit: fold in the high half.
  return queueOf(hashedName(((hash ^ (hash >>> 16)) >>> 0) % HASHED_PARTITIONS), egress);
}

function hashedName(index: number): string {
  return String(index).padStart(2, "0");
}

function queueOf(partition: string, egress: string): string {
  return egress === ONLY_EGRESS ? `probe.${partition}` : `probe.${partition}@${egress}`;
}
