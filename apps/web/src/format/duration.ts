const MINUTE_S = 60;
const HOUR_S = 3600;
const DAY_S = 86_400;

/** How long a step took: 84 ms, 1.3 s, 2 min 5 s. */
export function formatElapsed(ms: number): string {
  if (ms < 1000) return `${Math.max(0, Math.round(ms))} ms`;
  if (ms < 10_000) return `${(ms / 1000).toFixed(1)} s`;
  if (ms < 60_000) return `${Math.round(ms / 1000)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / MINUTE_S)} min ${seconds % MINUTE_S} s`;
}

/** A rough duration: “about 3 min”, “about 2 h”, “about 4 days”. */
export function formatEstimate(seconds: number): string {
  if (seconds < 10) return "a few seconds";
  if (seconds < 90) return `about ${Math.ceil(seconds / 10) * 10} s`;
  if (seconds < 90 * MINUTE_S) return `about ${Math.round(seconds / MINUTE_S)} min`;
  if (seconds < 10 * HOUR_S) return `about ${halves(seconds / HOUR_S)} h`;
  if (seconds < 2 * DAY_S) return `about ${Math.round(seconds / HOUR_S)} h`;
  return `about ${Math.round(seconds / DAY_S)} days`;
}

/** When something is expected to be over; null: not known yet. */
export function formatTimeLeft(at: string | null, nowMs: number): string {
  if (at === null) return "too early to say";
  return `${formatEstimate(Math.max(0, (Date.parse(at) - nowMs) / 1000))} left`;
}

function halves(value: number): string {
  const rounded = Math.round(value * 2) / 2;
  return Number.isInteger(rounded) ? String(rounded) : rounded.toFixed(1);
}
