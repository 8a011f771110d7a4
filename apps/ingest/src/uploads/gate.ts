import pLimit, { type LimitFunction } from "p-limit";
import { Problem } from "../http/problem.ts";

/** Concurrent calls that a gate admits, and its queue. */
export interface GateSize {
  /** Calls at once. */
  readonly open: number;
  /** Calls at once of one owner: fewer, so that there is room for others. */
  readonly openPerOwner: number;
  /** Places in the queue. One owner gets half of them. */
  readonly waiting: number;
}

/** A semaphore with a bounded queue: if that is full, clients are asked to retry later. */
export interface Gate {
  /**
   * Runs the work once there is room. `owner`: whose call it is, such as an API key's. Throws a problem if the queue,
   * or its owner's share of it, is full.
   */
  through<Result>(owner: string, work: () => Promise<Result>): Promise<Result>;
}

/** A gate. `what` names the calls in the plural. */
export function createGate(what: string, { open, openPerOwner, waiting }: GateSize): Gate {
  const all = pLimit(open);
  const owners = new Map<string, { readonly limit: LimitFunction; calls: number }>();
  const share = openPerOwner + Math.ceil(waiting / 2);
  let calls = 0;
  return {
    async through(name, work) {
      const owner = owners.get(name) ?? { limit: pLimit(openPerOwner), calls: 0 };
      if (calls >= open + waiting || owner.calls >= share)
        throw new Problem(503, "busy", `Too many concurrent ${what}.`, "Try again in a minute.");
      owners.set(name, owner);
      owner.calls += 1;
      calls += 1;
      try {
        // What is beyond the owner's own limit waits outside, and takes no place of others meanwhile.
        return await owner.limit(() => all(work));
      } finally {
        owner.calls -= 1;
        calls -= 1;
        if (owner.calls === 0) owners.delete(name);
      }
    },
  };
}
