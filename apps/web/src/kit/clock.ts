import { useState, useSyncExternalStore, useEffect } from "react";

const TICK_MS = 20_000;

/** One clock for all times on a page: a table may show hundreds. */
let nowMs = Date.now();
let timer: ReturnType<typeof setInterval> | null = null;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    nowMs = Date.now();
    for (const listener of listeners) listener();
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
  };
}

/** Whole ticks, so that two reads in one render are equal. */
function read(): number {
  if (timer === null && Date.now() - nowMs > TICK_MS) nowMs = Date.now();
  return nowMs;
}

/** The current time to 20 seconds, but never earlier than the first render of the component. */
export function useClock(): number {
  const [shownAtMs] = useState(() => Date.now());
  return Math.max(shownAtMs, useSyncExternalStore(subscribe, read));
}

/** The current time, updated at an interval; null: never. */
export function useNow(intervalMs: number | null): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    if (intervalMs === null) return undefined;
    const timer = setInterval(() => setNowMs(Date.now()), intervalMs);
    return () => clearInterval(timer);
  }, [intervalMs]);
  return nowMs;
}
