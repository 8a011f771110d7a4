/** How calls are gathered. */
export interface Batching<Item> {
  /** Items worked off together: enough to share the cost, few enough that nobody waits long. */
  readonly limit: number;
  /** Batches under way at once: while one waits for the disk, the next is being filled. */
  readonly atOnce: number;
  /** Items that come within this time of one another go together, milliseconds. */
  readonly gatherMs: number;
  /** Items of one key are never in two batches at once: they would wait for each other. */
  readonly keyOf: (item: Item) => string;
  /** Of such items a batch has no two of one key. */
  readonly isSingle: (item: Item) => boolean;
  /** Such items go before all that wait. */
  readonly isUrgent: (item: Item) => boolean;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Works calls of one process off in batches, in their order as far as their keys allow, urgent ones first. Each call settles with its own result,
 * in the order of the items. A batch that fails is done over item by item, so that one that can't be done fails alone: `work`
 * must do all of its items or none.
 */
export function inBatches<Item, Result>(
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
  batching: Batching<Item>,
): (item: Item) => Promise<Result> {
  const { keyOf } = batching;
  const busy = new Set<string>();
  let waiting: Waiting<Item, Result>[] = [];
  let underWay = 0;
  const pump = async (): Promise<void> => {
    if (underWay >= batching.atOnce) return;
    underWay += 1;
    await pause(batching.gatherMs);
    for (;;) {
      const [batch, rest] = takeBatch(waiting, busy, batching);
      // What is left waits for a batch under way, which will go on with it.
      if (batch.length === 0) break;
      waiting = rest;
      const keys = batch.map(({ item }) => keyOf(item));
      for (const key of keys) busy.add(key);
      await doBatch(work, batch);
      for (const key of keys) busy.delete(key);
    }
    underWay -= 1;
  };
  return async (item) =>
    await new Promise<Result>((resolve, reject) => {
      if (batching.isUrgent(item)) waiting.unshift({ item, resolve, reject });
      else waiting.push({ item, resolve, reject });
      void pump();
    });
}

function takeBatch<Item, Result>(
  waiting: readonly Waiting<Item, Result>[],
  busy: ReadonlySet<string>,
  { limit, keyOf, isSingle }: Batching<Item>,
): [batch: Waiting<Item, Result>[], rest: Waiting<Item, Result>[]] {
  const singles = new Set<string>();
  const batch: Waiting<Item, Result>[] = [];
  const rest: Waiting<Item, Result>[] = [];
  for (const one of waiting) {
    const key = keyOf(one.item);
    const single = isSingle(one.item);
    if (batch.length >= limit || busy.has(key) || (single && singles.has(key))) rest.push(one);
    else batch.push(one);
    if (single) singles.add(key);
  }
  return [batch, rest];
}

async function doBatch<Item, Result>(
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
  batch: readonly Waiting<Item, Result>[],
): Promise<void> {
  try {
    const results = await work(batch.map(({ item }) => item));
    for (const [index, one] of batch.entries()) one.resolve(results[index] as Result);
  } catch (error) {
    if (batch.length === 1) batch[0]?.reject(error);
    else for (const one of batch) await doBatch(work, [one]);
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));
