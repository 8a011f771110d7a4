/** Input up to this size is tried. */
const MOST = 2 ** 19;
/** Less CPU time than this says nothing about growth. */
const MEASURABLE_MS = 20;
const SAMPLES = 3;
const TRIES = 3;

/** Work on an input of some size, which is made beforehand. */
export type SizedWork = (size: number) => Promise<() => Promise<void>>;

/**
 * How much more CPU time twice the input takes: 2 is linear, 4 quadratic. 0: too little at any size to be measured. The
 * medians are of this thread's CPU time, which a busy machine hardly affects, and the best of three tries counts.
 */
export async function growthOf(work: SizedWork): Promise<number> {
  for (let size = 2 ** 12; size < MOST; size *= 2) {
    if ((await medianMs(await work(size))) < MEASURABLE_MS) continue;
    const [once, twice] = [await work(size), await work(size * 2)];
    let best = Infinity;
    for (let attempt = 0; attempt < TRIES && best > 2.5; attempt += 1)
      best = Math.min(best, (await medianMs(twice)) / (await medianMs(once)));
    return best;
  }
  return 0;
}

async function medianMs(work: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const before = process.threadCpuUsage();
    await work();
    const { user, system } = process.threadCpuUsage(before);
    times.push((user + system) / 1_000);
  }
  return times.sort((a, b) => a - b)[Math.floor(SAMPLES / 2)]!;
}
