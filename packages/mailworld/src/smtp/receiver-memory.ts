import type { GreylistManners, RecipientRate } from "../world/manners.ts";

/** Greylist entries and rate windows per receiver; the oldest are evicted, as in any greylist database. */
const ENTRIES_LIMIT = 200_000;

/** What a receiver remembers of its clients between sessions. Hosts of one provider share it. */
export interface ReceiverMemory {
  /** Key → time of the first attempt, milliseconds. */
  readonly greylist: Map<string, number>;
  /** Key → times of recent events, milliseconds, oldest first. */
  readonly windows: Map<string, number[]>;
}

export function receiverMemory(): ReceiverMemory {
  return { greylist: new Map(), windows: new Map() };
}

/** Milliseconds that this key still has to wait; 0: it passes. The first call starts the wait. */
export function greylistWaitMs(memory: ReceiverMemory, manners: GreylistManners, key: string, nowMs: number): number {
  const firstMs = memory.greylist.get(key);
  if (firstMs === undefined) {
    forgetOldest(memory.greylist);
    memory.greylist.set(key, nowMs);
    return Math.max(manners.delayMs, 1);
  }
  return Math.max(0, firstMs + manners.delayMs - nowMs);
}

/** Counts an event and returns whether it is within the rate; one beyond it is not counted. */
export function keepsRate(memory: ReceiverMemory, rate: RecipientRate, key: string, nowMs: number): boolean {
  const recent = recentEvents(memory, key, rate.perMs, nowMs);
  if (recent.length >= rate.recipients) return false;
  recent.push(nowMs);
  return true;
}

/** A key's events within the last `perMs`. Push to it to add one. */
export function recentEvents(memory: ReceiverMemory, key: string, perMs: number, nowMs: number): number[] {
  const known = memory.windows.get(key);
  if (known === undefined) {
    forgetOldest(memory.windows);
    const begun: number[] = [];
    memory.windows.set(key, begun);
    return begun;
  }
  while ((known[0] ?? nowMs) <= nowMs - perMs) known.shift();
  return known;
}

function forgetOldest(entries: Map<string, unknown>): void {
  if (entries.size < ENTRIES_LIMIT) return;
  const oldest = entries.keys().next();
  if (!oldest.done) entries.delete(oldest.value);
}
