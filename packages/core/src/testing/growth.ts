/** Input up to this size is tried. */
const MOST = 2 ** 19;
/** What the kernel may count CPU time by: `CONFIG_HZ` of 100, the coarsest in use. */
const TICK_MS = 10;
/** Work that takes less says nothing about growth: one tick more or less would be a tenth of it or more. */
const MEASURABLE_MS = 10 * TICK_MS;
/** The larger input, of the smaller one. */
const TIMES = 8;
const SAMPLES = 2;
/** Growth below this is linear, on the busiest machine: half way, as powers go, between 8 (linear) and 64 (quadratic). */
export const LINEAR = TIMES ** 1.5;
const TRIES = 3;

/** Work on an input of some size, which is made beforehand. */
export type SizedWork = (size: number) => Promise<() => Promise<void>>;

/**
 * How much more CPU time eight times the input takes: 8 is linear, 64 quadratic. 0: too little at any size to be measured.
 * What counts is this thread's CPU time, which a busy machine hardly affects: the least of two runs, and of three tries.
 */
export async function growthOf(work: SizedWork): Promise<number> {
  for (let size = 2 ** 9; size * TIMES <= MOST * 4; size *= 2) {
    const large = await work(size * TIMES);
    if ((await onceMs(large)) < MEASURABLE_MS) continue;
    const small = await repeated(await work(size));
    let best = Infinity;
    for (let attempt = 0; attempt < TRIES && best > LINEAR; attempt += 1)
      best = Math.min(best, (await leastMs(large)) / (await small()));
    return best;
  }
  return 0;
}

/** Measures work that is short by doing it as often as it takes to last ten ticks. Returns the least time of one go. */
async function repeated(work: () => Promise<void>): Promise<() => Promise<number>> {
  const onceTakesMs = await onceMs(work);
  const times = Math.min(TIMES, Math.ceil(MEASURABLE_MS / Math.max(onceTakesMs, 1)));
  return async () => {
    const least = await leastMs(async () => {
      for (let go = 0; go < times; go += 1) await work();
    });
    return least / times;
  };
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
