const MINUTE_MS = 60_000;

/** How the servers of a key answer. */
export interface Manner {
  readonly pacingKey: string;
  /** Addresses at each of its domains. */
  readonly domains: readonly number[];
  readonly missingShare: number;
  /** It can't be reached. */
  readonly isDead: boolean;
  /** It greylists for this long, milliseconds; 0: not at all. */
  readonly greylistMs: number;
  /** The session that it refuses as too fast; null: none. */
  readonly blocksAfter: number | null;
  /** Time of an answer. */
  readonly answerMs: number;
}

/** Uniform in [0, 1), the same for a seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Sites of a list. */
export interface Mix {
  readonly name: string;
  readonly manners: readonly Manner[];
}

/** A made-up list: hosting platforms with small budgets, big providers, and a long tail of small sites. */
export function mixOf(seed: number, random: () => number): Mix {
  const between = (least: number, most: number): number => Math.floor(least + (most - least + 1) * random());
  const several = (count: number, most: number): number[] => Array.from({ length: count }, () => between(1, most));
  const manners: Manner[] = [];
  const parts: string[] = [];
  const add = (pacingKey: string, domains: readonly number[], over: Partial<Manner> = {}): void => {
    const usual = { isDead: false, greylistMs: 0, blocksAfter: null };
    const answers = { missingShare: 0.02 + 0.14 * random(), answerMs: 200 + 600 * random() };
    manners.push({ pacingKey, domains, ...usual, ...answers, ...over });
  };
  const platforms = seed % 3;
  for (let at = 0; at < platforms; at += 1) add(`mx.platform${at}.example`, several(between(20, 150), 4));
  if (platforms > 0) parts.push(platforms === 1 ? "1 platform" : `${platforms} platforms`);
  for (const name of ["google", "microsoft-365", "gmx", "icloud", "yahoo"]) {
    if (random() < 0.5) continue;
    const isBusiness = name === "google" || name === "microsoft-365";
    const isBlocked = random() < 0.25;
    const domains = isBusiness ? several(between(5, 60), 20) : [between(20, 600)];
    add(name, domains, isBlocked ? { blocksAfter: between(1, 3) } : {});
    parts.push(isBlocked ? `${name} (suspended)` : name);
  }
  const greylisted = [0, 0.05, 0.15][between(0, 2)] ?? 0;
  const dead = [0, 0, 0.03][between(0, 2)] ?? 0;
  const tail = between(50, 300);
  for (let at = 0; at < tail; at += 1) {
    const dice = random();
    const greylistMs = ([5, 5, 5, 10, 15, 30][between(0, 5)] ?? 5) * MINUTE_MS;
    const kind = dice < dead ? { isDead: true } : dice < dead + greylisted ? { greylistMs } : {};
    add(`mx.small${at}.example`, [between(1, random() < 0.05 ? 120 : 6)], kind);
  }
  parts.push(`${tail} small sites`);
  if (greylisted > 0) parts.push(`${Math.round(100 * greylisted)} % greylist`);
  if (dead > 0) parts.push(`${Math.round(100 * dead)} % dead`);
  return { name: parts.join(", "), manners };
}
