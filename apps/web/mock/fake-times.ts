const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;

const PLAIN: Record<string, string> = { weekly: "0 3 * * 1", monthly: "0 3 1 * *", quarterly: "0 3 1 1,4,7,10 *" };

/** The cron expression that a plain choice stands for. */
export function timeOf(every: string | null | undefined, cron: string | null | undefined): string {
  return cron ?? PLAIN[every ?? "weekly"] ?? "0 3 * * 1";
}

const SPANS = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
] as const;

/** The minutes, hours, days, months and weekdays of a cron expression; null where it is none. */
export function parseCron(cron: string): readonly ReadonlySet<number>[] | null {
  const fields = cron.trim().split(/\s+/u);
  if (fields.length !== 5) return null;
  const sets = fields.map((field, at) => parseField(field, SPANS[at] ?? [0, 0]));
  return sets.every((set) => set !== null) ? sets : null;
}

function parseField(field: string, [low, high]: readonly [number, number]): ReadonlySet<number> | null {
  const found = new Set<number>();
  for (const part of field.split(",")) {
    const [, range = "", step = "1"] = /^([\d*-]+)(?:\/(\d+))?$/u.exec(part) ?? [];
    const [from = low, to = from] = range === "*" ? [low, high] : range.split("-").map(Number);
    if (range === "" || !(from >= low && to <= high && Number(step) > 0)) return null;
    for (let value = from; value <= to; value += Number(step)) found.add(value);
  }
  return found;
}

/** The next times on a zone's clock. A day's offset is looked up once: near enough for a mock. */
export function nextTimes(cron: string, timeZone: string, nowMs: number, count: number): string[] {
  const sets = parseCron(cron);
  const times: string[] = [];
  if (sets === null) return times;
  let offsetMs = offsetOf(timeZone, nowMs);
  for (let ms = Math.ceil(nowMs / MINUTE_MS) * MINUTE_MS; times.length < count && ms < nowMs + 8e10; ms += MINUTE_MS) {
    if (ms % DAY_MS === 0) offsetMs = offsetOf(timeZone, ms);
    if (!(sets[0]?.has(((ms + offsetMs) / MINUTE_MS) % 60) ?? false)) continue;
    const time = new Date(ms + offsetMs);
    const fields = [
      time.getUTCMinutes(),
      time.getUTCHours(),
      time.getUTCDate(),
      time.getUTCMonth() + 1,
      time.getUTCDay(),
    ];
    if (fields.every((value, at) => sets[at]?.has(value) ?? false)) times.push(new Date(ms).toISOString());
  }
  return times;
}

/** How far a zone's clock is ahead of UTC. */
function offsetOf(timeZone: string, ms: number): number {
  const there = new Date(ms).toLocaleString("sv-SE", { timeZone }).replace(" ", "T");
  return Math.round((Date.parse(`${there}Z`) - ms) / MINUTE_MS) * MINUTE_MS;
}
