import type { Progress } from "@rollcall/verification";
import { counted, duration, number, timeOfDay } from "./words.ts";

const STATUSES = ["deliverable", "risky", "undeliverable", "unknown"] as const;
const BAR_CELLS = 24;

/** Verdicts so far by status, in the order in which people care. */
export function statusCounts({ progress }: Progress): Record<(typeof STATUSES)[number], number> {
  const counts = { deliverable: 0, risky: 0, undeliverable: 0, unknown: 0 };
  for (const { status, count } of progress.counts) counts[status as keyof typeof counts] += count;
  return counts;
}

/** A run's progress in three lines, for a terminal that can redraw them. */
export function progressLines(one: Progress): string[] {
  const { run } = one;
  const share = run.total === 0 ? 1 : run.done / run.total;
  const filled = Math.floor(share * BAR_CELLS);
  const bar = "█".repeat(filled) + "░".repeat(BAR_CELLS - filled);
  const counts = statusCounts(one);
  return [
    `${bar} ${String(Math.floor(share * 100)).padStart(3)} %   ${number(run.done)} of ${counted(run.total, "address")}   ${left(one)}`,
    STATUSES.map((status) => `${status} ${number(counts[status])}`).join("   "),
    whatWaits(one),
  ];
}

/** The same in one line, for a log. */
export function progressLine(one: Progress): string {
  const counts = statusCounts(one);
  const parts = [`${number(one.run.done)}/${number(one.run.total)}`, left(one)];
  return [...parts, ...STATUSES.map((status) => `${status} ${counts[status]}`), whatWaits(one)]
    .filter(Boolean)
    .join(" · ");
}

function left({ run, timeLeft }: Progress): string {
  if (run.done >= run.total) return "done";
  return timeLeft.seconds === null ? "time left not known yet" : `about ${duration(timeLeft.seconds)} left`;
}

/** What holds the rest up: look-ups, retries and when they are, the slowest provider and why. */
function whatWaits({ run, progress, timeLeft }: Progress): string {
  if (run.done >= run.total) return "";
  const parts: string[] = [];
  if (progress.resolving > 0) parts.push(`${number(progress.resolving)} wait for the DNS`);
  const retries = progress.retry.reduce((sum, retry) => sum + retry.count, 0);
  const next = progress.retry.map((retry) => retry.nextAt).sort((a, b) => a.getTime() - b.getTime())[0];
  if (next) {
    const reasons = progress.retry.map((retry) => retry.reason).join(", ");
    parts.push(`${number(retries)} asked again later (${reasons}), next at ${timeOfDay(next)}`);
  }
  if (timeLeft.slowest)
    parts.push(
      `slowest: ${timeLeft.slowest.pacingKey.slice(0, 40)} (${number(timeLeft.slowest.open)} left, ${timeLeft.slowest.why})`,
    );
  return parts.join(" · ");
}
