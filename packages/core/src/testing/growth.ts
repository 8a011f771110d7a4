/** Input up to this size is tried. */
const MOST = 2 ** 19;
/** Less CPU time than this says nothing about growth. */
const MEASURABLE_MS = 12;
const SAMPLES = 2;
/** Growth below this is linear, on the busiest machine. */
export const LINEAR = 8;
const TRIES = 3;

/** Work on an input of some size, which is made beforehand. */
export type SizedWork = (size: number) => Promise<() => Promise<void>>;

/**
 * How much more CPU time four times the input takes: 4 is linear, 16 quadratic. 0: too little at any size to be measured.
 * What counts is this thread's CPU time, which a busy machine hardly affects: the least of two runs, and of three tries.
 */
export async function growthOf(work: SizedWork): Promise<number> {
  for (let size = 2 ** 12; size < MOST; size *= 2) {
    if ((await onceMs(await work(size))) < MEASURABLE_MS) continue;
    const [small, large] = [await work(size), await work(size * 4)];
    let best = Infinity;
    for (let attempt = 0; attempt < TRIES && best > LINEAR; attempt += 1)
      best = Math.min(best, (await leastMs(large)) / (await leastMs(small)));
    return best;
  }
  return 0;
}

async function leastMs(work: () => Promise<void>): Promise<number> {
  let least = Infinity;
  for (let sample = 0; sample < SAMPLES; sample += 1) least = Math.min(least, await onceMs(work));
  return least;
}

async function onceMs(work: () => Promise<void>): Promise<number> {
  const before = process.threadCpuUsage();
  await work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}
