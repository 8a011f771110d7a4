import { pause, runOver, type Stage } from "../test/chaos/stage.ts";
import type { KeyBooks } from "../test/chaos/world-process.ts";
import { cpuSecondsByProgram, memoryMb } from "./process-cost.ts";
import { say, sayGoal, sayMachine, sayTime } from "./report.ts";
import { setSessionStage, verify } from "./session-stage.ts";
import { askedDomains, LONG_TAIL } from "./session-shapes.ts";

const LATENCY_MS = 50;
const WARM_UP = 500;

const OPEN_GOAL = 2_000;
const OPEN_MEMORY_GOAL_MB = 400;
/** More lanes than open sessions: some haven't started, some have ended. */
const OPEN_SITES = 2_400;
/** Reply delay that keeps all sessions open at once. */
const OPEN_RCPT_MS = 60_000;
const OPEN_LIMIT_MS = 55_000;
const LOOK_MS = 250;

/** Numbers of worker processes, and what the network takes for a command and its reply: near servers, and slow ones. */
const FLEETS = [1, 4, 16] as const;
const ROUND_TRIPS_MS = [20, 1_000] as const;
/** A session of one address and its control: greeting, EHLO, MAIL, RCPT, control, QUIT. */
const ROUND_TRIPS = 6;

/** What a second worker process gains with slow servers, what a fleet does, and what thousands of open sessions cost in one process. */
export async function benchWorkers(addresses: number, isWanted: (part: string) => boolean): Promise<void> {
  if (isWanted("fleet")) for (const ms of ROUND_TRIPS_MS) await measureFleets(addresses, ms);
  if (isWanted("latency")) await measureLatency(addresses);
  if (isWanted("open")) await measureOpen();
}

async function measureLatency(addresses: number): Promise<void> {
  say(`workers: ${addresses.toLocaleString("en")} addresses, one at each site, ${LATENCY_MS} ms before each reply`);
  sayMachine();
  const seconds: number[] = [];
  for (const workers of [1, 2]) {
    const domains = addresses + WARM_UP;
    const stage = await setSessionStage({
      backend: "redis",
      domains,
      workers,
      manners: { replyDelayMs: LATENCY_MS },
    });
    try {
      await verify(stage, askedDomains(LONG_TAIL, WARM_UP, addresses));
      const before = sum(await cpuSecondsByProgram());
      const taken = await verify(stage, askedDomains(LONG_TAIL, addresses, 0));
      const busy = (sum(await cpuSecondsByProgram()) - before) / taken;
      sayTime(
        `${workers} worker process${workers > 1 ? "es" : ""}`,
        addresses,
        taken,
        `${busy.toFixed(1)} processors busy`,
      );
      seconds.push(taken);
    } finally {
      await stage.stop();
    }
  }
  say(`  two are ${((seconds[0] ?? 0) / (seconds[1] ?? 1)).toFixed(2)} times as fast as one`);
}

/** Where the network binds, sessions are as many as may be open; where the machine does, its processors are busy. */
async function measureFleets(addresses: number, roundTripMs: number): Promise<void> {
  say(`fleet: ${addresses.toLocaleString("en")} addresses, one at each site, ${roundTripMs} ms before each reply`);
  sayMachine();
  for (const workers of FLEETS) {
    const stage = await setSessionStage({
      backend: "redis",
      domains: addresses + WARM_UP,
      workers,
      manners: { replyDelayMs: roundTripMs },
    });
    try {
      await verify(stage, askedDomains(LONG_TAIL, WARM_UP, addresses));
      const before = sum(await cpuSecondsByProgram());
      const over = new AbortController();
      const opened = mostOpen(stage, over.signal);
      const taken = await verify(stage, askedDomains(LONG_TAIL, addresses, 0)).finally(() => over.abort());
      const busy = (sum(await cpuSecondsByProgram()) - before) / taken;
      const most = await opened;
      const bound = Math.round((most * 1_000) / (ROUND_TRIPS * roundTripMs));
      sayTime(
        `${workers} worker process${workers > 1 ? "es" : ""}`,
        addresses,
        taken,
        `${busy.toFixed(1)} processors busy, ${most} sessions open at most, whose round trips alone allow ${bound} a second`,
      );
    } finally {
      await stage.stop();
    }
  }
}

/** The most sessions that the mail servers saw open at once, looked at four times a second. */
async function mostOpen(stage: Stage, signal: AbortSignal): Promise<number> {
  let most = 0;
  while (!signal.aborted) {
    const { open } = await stage.world.ask<KeyBooks>({ type: "record", key: "*" });
    most = Math.max(most, open);
    await pause(LOOK_MS);
  }
  return most;
}

async function measureOpen(): Promise<void> {
  say(`workers: ${OPEN_GOAL.toLocaleString("en")} sessions open at once in one process`);
  sayMachine();
  const stage = await setSessionStage({
    backend: "redis",
    domains: OPEN_SITES,
    workers: 1,
    manners: { rcptDelayMs: OPEN_RCPT_MS },
  });
  try {
    await runOver(
      stage,
      askedDomains(LONG_TAIL, OPEN_SITES, 0).flatMap(({ recipients }) => recipients),
    );
    const books = (): Promise<KeyBooks> => stage.world.ask<KeyBooks>({ type: "record", key: "*" });
    let { open } = await books();
    for (const endMs = Date.now() + OPEN_LIMIT_MS; open < OPEN_GOAL && Date.now() < endMs;) {
      await pause(LOOK_MS);
      ({ open } = await books());
    }
    const resident = await memoryMb(stage.workers[0]?.pid ?? 0, "VmRSS");
    sayGoal("sessions open, as the mail servers count", open, open >= OPEN_GOAL, `at least ${OPEN_GOAL}`);
    const isMet = resident <= OPEN_MEMORY_GOAL_MB;
    sayGoal("memory of the process then (VmRSS), MB", resident, isMet, `at most ${OPEN_MEMORY_GOAL_MB}`);
  } finally {
    await stage.stop();
  }
}

function sum(seconds: ReadonlyMap<string, number>): number {
  return [...seconds.values()].reduce((total, one) => total + one, 0);
}
