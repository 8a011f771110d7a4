/**
 * Providers with a queue of their own: the ones that a real list has the most addresses at, or that are throttled the
 * hardest, so that their lanes wait without anybody behind them.
 */
const PROVIDER_PARTITIONS: readonly string[] = [
  "google",
  "microsoft-365",
  "microsoft-consumer",
  "yahoo",
  "icloud",
  "gmx",
  "mimecast",
  "proofpoint",
  "barracuda",
];

/** Queues that all other pacing keys share, by hash. */
const HASHED_PARTITIONS = 16;

/** Every queue of lanes: `probe.google` … and `probe.00` … `probe.15`. */
export const PROBE_QUEUES: readonly string[] = [
  ...PROVIDER_PARTITIONS.map((provider) => `probe.${provider}`),
  ...Array.from({ length: HASHED_PARTITIONS }, (_, index) => hashedQueue(index)),
];

/** The queue that a pacing key's lanes are on: its own, or one by FNV-1a of the key. The same on every machine. */
export function probeQueueOf(pacingKey: string): string {
  if (PROVIDER_PARTITIONS.includes(pacingKey)) return `probe.${pacingKey}`;
  let hash = 0x811c9dc5;
  for (let index = 0; index < pacingKey.length; index += 1) {
    hash = Math.imul(hash ^ pacingKey.charCodeAt(index), 0x01000193);
  }
  // FNV's lowest bit is a mere parity of the key's: fold the high half in.
  return hashedQueue(((hash ^ (hash >>> 16)) >>> 0) % HASHED_PARTITIONS);
}

function hashedQueue(index: number): string {
  return `probe.${String(index).padStart(2, "0")}`;
}
