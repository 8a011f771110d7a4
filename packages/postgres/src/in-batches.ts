/** How calls are batched. */
export interface Batching<Item> {
  /** Maximum items per batch: enough to amortise the cost, few enough for low latency. */
  readonly limit: number;
  /** Maximum sum of the items' weights, unless one alone weighs more. */
  readonly weightLimit: number;
  readonly weightOf: (item: Item) => number;
  /** Concurrent batches: while one waits for the disk, the next fills. */
  readonly atOnce: number;
  /** Items that arrive within this time are batched together, milliseconds. */
  readonly gatherMs: number;
  /** Items with the same key are never in two batches at once: they would block each other. */
  readonly keyOf: (item: Item) => string;
  /** Such items go first. */
  readonly isUrgent: (item: Item) => boolean;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Group commit: processes concurrent calls in batches, in order within each key, urgent ones first. Each call settles
 * with its own result, in the order of the items. A failed batch is retried item by item, so that a bad item fails
 * alone: `work` must do all of its items or none.
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
      // The rest waits for a running batch, which will continue with it.
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
  { limit, weightLimit, keyOf, weightOf }: Batching<Item>,
): [batch: Waiting<Item, Result>[], rest: Waiting<Item, Result>[]] {
  const batch: Waiting<Item, Result>[] = [];
  const rest: Waiting<Item, Result>[] = [];
  let total = 0;
  let isFull = false;
  for (const one of waiting) {
    const weight = weightOf(one.item);
    // Nothing light overtakes what was too heavy: items of a key keep their order.
    isFull ||= batch.length >= limit || (batch.length > 0 && total + weight > weightLimit);
    if (isFull || busy.has(keyOf(one.item))) rest.push(one);
    else {
      batch.push(one);
      total += weight;
    }
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
