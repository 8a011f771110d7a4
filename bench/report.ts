import { cpus, loadavg } from "node:os";

const goals: (readonly [part: string, what: string, value: string, outcome: string])[] = [];
let part = "";

/** Writes a line of the report: a heading, or indented, a detail. */
export function say(text: string): void {
  if (!text.startsWith(" ")) part = text;
  process.stdout.write(`${text}\n`);
}

/** One measurement: what, how long, how fast, and remarks. */
export function sayTime(what: string, rows: number, seconds: number, more = ""): void {
  const speed = Math.round(rows / seconds)
    .toLocaleString("en")
    .padStart(10);
  say(`  ${what.padEnd(44)}${seconds.toFixed(2).padStart(8)} s ${speed} rows/s  ${more}`);
}

/** Load of the machine, which makes every figure worse. */
export function sayMachine(): void {
  const load = loadavg()[0] ?? 0;
  say(`  ${cpus().length} processors, load ${load.toFixed(1)}, Node ${process.version}`);
}

/** Reports whether a figure meets its goal. */
export function sayGoal(what: string, value: number, isMet: boolean, goal: string): void {
  const figure = value.toFixed(value < 10 ? 2 : 0);
  const outcome = `${isMet ? "ok" : "MISSED"}: ${goal}`;
  goals.push([part, what, figure, outcome]);
  say(`  ${what.padEnd(44)}${figure.padStart(8)}   ${outcome}`);
}

/** Writes all goals so far as one table. */
export function sayTable(): void {
  if (goals.length === 0) return;
  say("\n| what | figure | value | goal |\n|---|---|---|---|");
  for (const row of goals) say(`| ${row.join(" | ")} |`);
}
