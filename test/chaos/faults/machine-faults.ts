import { findProgram } from "../../engines/find-program.ts";
import { end } from "../processes.ts";
import type { Fault } from "./fault.ts";

const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;

/** A URL: in NODE_OPTIONS a blank of a path would end it. */
const CLOCK = new URL("../settable-clock.mjs", import.meta.url).href;

/** Few enough that sessions fail for want of them; with queues in PostgreSQL a worker has more connections there. */
const DESCRIPTORS = { redis: 80, postgres: 120 } as const;

function wrongClock(name: string, offMs: number): Fault {
  return {
    name,
    mustSay: /This machine's clock is 1 day [^"]*/,
    stage: async () => ({
      workerEnvironment: { NODE_OPTIONS: `--import=${CLOCK}`, CLOCK_AHEAD_MS: String(offMs), CLOCK_STARTS: "right" },
    }),
    async strike({ stage: { workers } }, hold) {
      const setClocks = (): void => workers.forEach((worker) => void worker.kill("SIGUSR2"));
      setClocks();
      await hold(30 * SECOND_MS);
      setClocks();
    },
  };
}

/** Workers and the machines that they run on. */
export const MACHINE_FAULTS: readonly Fault[] = [
  {
    name: "worker-killed",
    // Both are back within seconds, as a supervisor has it.
    mustSay: null,
    async strike({ stage }, hold) {
      for (const worker of stage.workers.splice(0)) await end(worker, "SIGKILL");
      await hold(5 * SECOND_MS);
      await Promise.all([stage.addWorker(), stage.addWorker()]);
    },
  },
  {
    name: "workers-gone",
    mustSay: /No worker is running[^"]*|None has reported for \d+ s[^"]*/,
    async strike({ stage }, hold) {
      for (const worker of stage.workers.splice(0)) await end(worker, "SIGKILL");
      await hold(75 * SECOND_MS);
      await Promise.all([stage.addWorker(), stage.addWorker()]);
    },
  },
  wrongClock("clock-day-ahead", DAY_MS),
  wrongClock("clock-day-behind", -DAY_MS),
  {
    name: "few-descriptors",
    mustSay: /This machine has too few file descriptors[^"]*|EMFILE[^"]*/,
    lack: () => (findProgram("prlimit") === null ? "there is no program prlimit" : null),
    startShare: 0,
    stage: async (backend) => ({ launchWorker: ["prlimit", `--nofile=${DESCRIPTORS[backend]}`] }),
    async strike({ stage }, hold) {
      await hold(40 * SECOND_MS);
      // Only a new process gets a higher limit.
      for (const worker of stage.workers.splice(0)) await end(worker, "SIGTERM");
      await Promise.all([stage.addWorker({}, []), stage.addWorker({}, [])]);
    },
  },
];
