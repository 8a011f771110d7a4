import { readdir, readFile } from "node:fs/promises";

/** Clock ticks per second that Linux reports, whatever the kernel's rate (sysconf(3), _SC_CLK_TCK). */
const TICKS_PER_S = 100;

interface ProcessStat {
  readonly name: string;
  readonly parent: number;
  readonly cpuSeconds: number;
}

/** A process's memory in MB from proc(5): current (VmRSS) or peak (VmHWM). */
export async function memoryMb(pid: number, figure: "VmRSS" | "VmHWM"): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(new RegExp(`${figure}:\\s+(\\d+) kB`).exec(status)?.[1] ?? Number.NaN) / 1024;
}

/** CPU seconds used so far by our processes and their children, by program name. */
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

/** CPU seconds used so far by one process. */
export async function cpuSeconds(pid: number): Promise<number> {
  return (await readStat(pid))?.cpuSeconds ?? Number.NaN;
}

/** Including ended children, which would otherwise drop out of the sum. */
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
