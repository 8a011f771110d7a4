import { PROVIDERS } from "@rollcall/providers";

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
