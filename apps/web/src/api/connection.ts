/** A flag that components can subscribe to. */
export interface Flag {
  readonly get: () => boolean;
  readonly set: (value: boolean) => void;
  /** Returns the function that unsubscribes. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** Whether the server answered the last request. */
export const serverReachable = makeFlag(true);

/** Whether the server refused a request for want of a key. */
export const keyAsked = makeFlag(false);

function makeFlag(initial: boolean): Flag {
  let current = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set: (value) => {
      if (value === current) return;
      current = value;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
