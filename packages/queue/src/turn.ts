/**
 * A lease as a job: its holder takes turns until there is nothing left to do. The job's id names the lease, so that it
 * exists at most once, however often it is opened.
 */
export interface Turn<Data> {
  readonly queue: string;
  /** Unique in its queue; no colon, and not numeric (both reserved by BullMQ). */
  readonly id: string;
  readonly data: Data;
}

/** How a turn ended: to be taken again at a time, or the lease is given back. */
export type TurnEnd = { readonly type: "again"; readonly atMs: number } | { readonly type: "end" };

/** Takes one turn. If it rejects, the turn is retried after a pause. */
export type TakeTurn<Data> = (data: Data, id: string) => Promise<TurnEnd>;
