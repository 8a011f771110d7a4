/** A permission for one concurrent session of a pacing key from an egress. */
export interface Lane {
  readonly pacingKey: string;
  readonly egress: string;
  /** From 0 up to the sessions that the key is allowed. */
  readonly number: number;
}

/** Opens lanes on the queue. */
export interface LaneOpener {
  /** A lane that is open already stays as it is. */
  readonly open: (lanes: readonly Lane[]) => Promise<void>;
  /** The same, and a lane that sleeps is woken: somebody waits for an answer. */
  readonly wake: (lanes: readonly Lane[]) => Promise<void>;
  /** Has the resolver look for domains now. */
  readonly resolve: () => Promise<void>;
}
