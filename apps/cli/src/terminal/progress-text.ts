import { cutText, harmless } from "@rollcall/compose/terminal/wrap-text";
import type { Progress } from "@rollcall/core";
import { MOST_SHARE } from "@rollcall/pacing";
import type { Status } from "@rollcall/verdict";
import type { Paint } from "./notice.ts";
import { clock, counted, duration, moment, number } from "./words.ts";

/** Display order. */
const STATUSES: readonly Status[] = ["deliverable", "risky", "undeliverable", "unknown"];

const BAR_CELLS = { least: 10, most: 40 };

/** Width of the longest `about 12 h 10 min left`. */
const LEFT_COLUMNS = 22;

/** Blocked providers shown. */
const BLOCKED_SHOWN = 3;

/** Below this, the limiting provider isn't shown. */
const SLOW_S = 60;

/** Display options. */
export interface Look {
  readonly columns: number;
  readonly now: Date;
  readonly paint: Paint;
}

/** Progress in a few lines that fit the terminal, to be redrawn. */
export function progressLines(one: Progress, look: Look): string[] {
  const { total, done } = one.run;
  const room = look.columns - " 100 %  ".length - LEFT_COLUMNS - 2;
  const long = `${number(done)} of ${counted(total, "address")}`;
  const widest = `${number(total)} of ${counted(total, "address")}`.length;
  const fits = room - widest >= BAR_CELLS.least;
  const answered = (fits ? long : `${number(done)} of ${number(total)}`).padStart(fits ? widest : 0);
  const cells = Math.min(Math.max(room - Math.max(answered.length, widest), BAR_CELLS.least), BAR_CELLS.most);
  return [
    `${bar(one, cells, look.paint)} ${String(percent(one)).padStart(3)} %  ${answered}  ${left(one, look.now)}`,
    STATUSES.map((status) => look.paint(status, `${status} ${number(countsOf(one)[status])}`)).join("   "),
    ...waits(one, look.now).map((line) => look.paint("aside", cutText(line, look.columns))),
  ];
}

/** Progress in one line, for a log. */
export function progressLine(one: Progress, now: Date): string {
  const { total, done } = one.run;
  const counts = countsOf(one);
  return [
    `${number(done)} of ${number(total)} (${percent(one)} %)`,
    left(one, now),
    ...STATUSES.map((status) => `${status} ${number(counts[status])}`),
    ...waits(one, now).map((line) => cutText(line, 160)),
  ].join(" · ");
}

/** Verdicts so far by status. */
function countsOf({ progress }: Progress): Record<Status, number> {
  const counts = { deliverable: 0, risky: 0, undeliverable: 0, unknown: 0 };
  for (const { status, count } of progress.counts) counts[status as Status] += count;
  return counts;
}

/** 100 only when complete. */
function percent({ run }: Progress): number {
  return run.total === 0 ? 100 : Math.floor((100 * run.done) / run.total);
}

/** A bar split by status; readable without colours too. */
function bar(one: Progress, cells: number, paint: Paint): string {
  const counts = countsOf(one);
  let drawn = 0;
  let sum = 0;
  const parts = STATUSES.map((status) => {
    sum += counts[status];
    const end = one.run.total === 0 ? cells : Math.floor((cells * sum) / one.run.total);
    const part = end > drawn ? paint(status, "█".repeat(end - drawn)) : "";
    drawn = Math.max(drawn, end);
    return part;
  });
  return parts.join("") + (drawn < cells ? paint("aside", "░".repeat(cells - drawn)) : "");
}

function left({ run, timeLeft }: Progress, now: Date): string {
  if (run.state === "cancelled") return "cancelled";
  if (run.done >= run.total) return "done";
  if (run.state === "paused") return "paused";
  return timeLeft.allAt === null ? "time left unknown" : `about ${duration(secondsTo(timeLeft.allAt, now))} left`;
}

const secondsTo = (at: Date, now: Date): number => Math.max(1, Math.ceil((at.getTime() - now.getTime()) / 1000));

/** What the rest waits for: lookups, the next retry, the slowest provider and why. */
function waits({ run, progress, timeLeft }: Progress, now: Date): string[] {
  if (run.done >= run.total) return [];
  const lines: string[] = [];
  if (run.pauseReason !== null) lines.push(`paused: ${harmless(run.pauseReason)}`);
  if (progress.resolving > 0) lines.push(`${counted(progress.resolving, "address")} still to look up in the DNS`);
  const retries = progress.retry.reduce((sum, retry) => sum + retry.count, 0);
  const next = nextRetry(progress.retry);
  if (next) {
    const reasons = progress.retry.map((retry) => `${number(retry.count)} ${retry.reason}`).join(", ");
    lines.push(`${number(retries)} to be retried, the next at ${moment(next, now)}: ${reasons}`);
  }
  const { slowest, allAt, mostAt, blocked } = timeLeft;
  const isSlow = allAt !== null && secondsTo(allAt, now) >= SLOW_S;
  if (isSlow && mostAt !== null)
    lines.push(`${100 * MOST_SHARE} % by ${clock(mostAt, now)}, all by ${clock(allAt, now)}`);
  for (const { pacingKey, provider, count, until, why } of blocked.slice(0, BLOCKED_SHOWN)) {
    const verb = count === 1 ? "waits" : "wait";
    const name = cutText(provider ?? pacingKey, 40);
    lines.push(`${counted(count, "address")} ${verb} for ${name} until ${clock(until, now)}: ${why}`);
  }
  if (slowest && isSlow && !blocked.some(({ pacingKey }) => pacingKey === slowest.pacingKey)) {
    const name = cutText(slowest.provider ?? slowest.pacingKey, 40);
    lines.push(`slowest: ${name} with ${number(slowest.open)} left, ${harmless(slowest.why)}`);
  }
  return lines;
}

/** When the next retry is due; undefined if none is pending. */
export function nextRetry(retries: Progress["progress"]["retry"]): Date | undefined {
  return retries.map((retry) => retry.nextAt).sort((one, other) => one.getTime() - other.getTime())[0];
}
