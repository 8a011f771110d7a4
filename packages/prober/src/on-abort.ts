/** Callbacks by signal, behind a single listener: registering thousands on one signal is quadratic. */
const waiting = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls `act` once when the signal aborts, unless the returned function was called before. Does nothing if it has
 * aborted already.
 */
export function onAbort(signal: AbortSignal | undefined, act: () => void): () => void {
  if (signal === undefined) return () => undefined;
  const acts = waiting.get(signal) ?? listenTo(signal);
  acts.add(act);
  return () => void acts.delete(act);
}

function listenTo(signal: AbortSignal): Set<() => void> {
  const acts = new Set<() => void>();
  waiting.set(signal, acts);
  // One callback may unregister another.
  const doAll = (): void => [...acts].forEach((act) => acts.delete(act) && act());
  signal.addEventListener("abort", doAll, { once: true });
  return acts;
}
