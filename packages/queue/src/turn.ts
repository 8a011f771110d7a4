/**
 * A permission to work, as a job: who holds it takes turns until there is nothing left to do. The job's id names the
 * permission, so that there is never more than one of it, however often and from wherever it is opened.
 */
export interface Turn<Data> {
  readonly queue: string;
  /** Unique in its queue; no colon, and not a mere number (BullMQ keeps those for itself). */
  readonly id: string;
  readonly data: Data;
}

/** How a turn ended: it is taken again at a time, or its permission is given back. */
export type TurnEnd = { readonly type: "again"; readonly atMs: number } | { readonly type: "end" };

/** Takes one turn. A rejection is a failure of ours: the turn is taken again after a pause. */
export type TakeTurn<Data> = (data: Data, id: string) => Promise<TurnEnd>;
