import { PROVIDERS } from "@rollcall/providers";

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
