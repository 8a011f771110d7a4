/** Those who wait for a signal. It has one listener for all: with thousands of its own, each that comes walks past all others. */
const waiting = new WeakMap<AbortSignal, Set<() => void>>();

/** Has `act` done once when the signal aborts, unless the returned function is called before. One that has aborted already does nothing. */
export function onAbort(signal: AbortSignal | undefined, act: () => void): () => void {
  if (signal === undefined) return () => undefined;
  const acts = waiting.get(signal) ?? listenTo(signal);
  acts.add(act);
  return () => void acts.delete(act);
}

function listenTo(signal: AbortSignal): Set<() => void> {
  const acts = new Set<() => void>();
  waiting.set(signal, acts);
  // What one does may make another needless.
  const doAll = (): void => [...acts].forEach((act) => acts.delete(act) && act());
  signal.addEventListener("abort", doAll, { once: true });
  return acts;
}
