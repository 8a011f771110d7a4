import { cpus, loadavg } from "node:os";

/** Writes a line of the report. */
export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** One measurement: what, how long, how fast, and what else there is to say of it. */
export function sayTime(what: string, rows: number, seconds: number, more = ""): void {
  const speed = Math.round(rows / seconds)
    .toLocaleString("en")
    .padStart(10);
  say(`  ${what.padEnd(44)}${seconds.toFixed(2).padStart(8)} s ${speed} rows/s  ${more}`);
}

/** Other work on the machine makes every figure worse: who reads them should know. */
export function sayMachine(): void {
  const load = loadavg()[0] ?? 0;
  say(`  ${cpus().length} processors, load ${load.toFixed(1)}, Node ${process.version}`);
}

/** Says whether a figure is as it should be. */
export function sayGoal(what: string, value: number, isMet: boolean, goal: string): void {
  say(`  ${what.padEnd(44)}${value.toFixed(value < 10 ? 2 : 0).padStart(8)}   ${isMet ? "ok" : "MISSED"}: ${goal}`);
}
