import { readdir, readFile } from "node:fs/promises";

/** Clock ticks in a second: what every Linux reports, whatever its kernel runs at (sysconf(3), _SC_CLK_TCK). */
const TICKS_PER_S = 100;

interface ProcessStat {
  readonly name: string;
  readonly parent: number;
  readonly cpuSeconds: number;
}

/** A figure of a process's memory, MB, from proc(5): what it holds now (VmRSS), or the most it ever held (VmHWM). */
export async function memoryMb(pid: number, figure: "VmRSS" | "VmHWM"): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(new RegExp(`${figure}:\\s+(\\d+) kB`).exec(status)?.[1] ?? Number.NaN) / 1024;
}

/** Seconds of CPU that the processes of ours, and those that they started, have used so far, by the program's name. */
export async function cpuSecondsByProgram(): Promise<ReadonlyMap<string, number>> {
  const entries = await readdir("/proc").catch(() => []);
  const stats = new Map<number, ProcessStat>();
  for (const pid of entries.map(Number).filter(Number.isInteger)) {
    const stat = await readStat(pid);
    if (stat !== null) stats.set(pid, stat);
  }
  const isOurs = (pid: number): boolean => {
    const parent = stats.get(pid)?.parent ?? 0;
    return parent === process.pid || (parent > 1 && isOurs(parent));
  };
  const seconds = new Map<string, number>();
  for (const [pid, { name, cpuSeconds }] of stats) {
    if (isOurs(pid)) seconds.set(name, (seconds.get(name) ?? 0) + cpuSeconds);
  }
  return seconds;
}

/** Seconds of CPU that one process has used so far. */
export async function cpuSeconds(pid: number): Promise<number> {
  return (await readStat(pid))?.cpuSeconds ?? Number.NaN;
}

/** With the children that have ended: they would be missing from the sum afterwards. */
async function readStat(pid: number): Promise<ProcessStat | null> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  if (text === null) return null;
  const nameEnd = text.lastIndexOf(")");
  const fields = text.slice(nameEnd + 2).split(" ");
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  return {
    name: text.slice(text.indexOf("(") + 1, nameEnd),
    parent: Number(fields[1]),
    cpuSeconds: ticks / TICKS_PER_S,
  };
}
