/** Input up to this size is tried. */
const MOST = 2 ** 19;
/** Less CPU time than this says nothing about growth. */
const MEASURABLE_MS = 20;
const SAMPLES = 3;
/** Growth below this is linear, on the busiest machine. */
export const LINEAR = 8;
const TRIES = 3;

/** Work on an input of some size, which is made beforehand. */
export type SizedWork = (size: number) => Promise<() => Promise<void>>;

/**
 * How much more CPU time four times the input takes: 4 is linear, 16 quadratic. 0: too little at any size to be measured.
 * The medians are of this thread's CPU time, which a busy machine hardly affects, and the best of three tries counts.
 */
export async function growthOf(work: SizedWork): Promise<number> {
  for (let size = 2 ** 12; size < MOST; size *= 2) {
    if ((await medianMs(await work(size))) < MEASURABLE_MS) continue;
    const [small, large] = [await work(size), await work(size * 4)];
    let best = Infinity;
    for (let attempt = 0; attempt < TRIES && best > LINEAR; attempt += 1)
      best = Math.min(best, (await medianMs(large)) / (await medianMs(small)));
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
