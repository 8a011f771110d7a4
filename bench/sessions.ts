import type { Stage } from "../test/chaos/stage.ts";
import type { KeyBooks } from "../test/chaos/world-process.ts";
import type { BareJob } from "./bare-client.ts";
import { cpuSeconds, cpuSecondsByProgram, memoryMb } from "./process-cost.ts";
import { say, sayGoal, sayMachine, sayTime } from "./report.ts";
import { type BareClient, findSites, startBareClient } from "./run-bare-client.ts";
import { type Backend, setSessionStage, verify } from "./session-stage.ts";
import { type AskedDomain, askedDomains, SESSIONS_PER_SITE, type Shape, SHAPES, WIDE_OPEN } from "./session-shapes.ts";

/** Goal, as a share of the bare client's addresses per second. */
const RATIO_GOALS: Readonly<Record<Backend, number>> = { redis: 0.1, postgres: 0.05 };

/** Concurrent sessions of the bare client; more made it no faster. */
const BARE_SESSIONS = 256;

/** Warm-up addresses for both clients. */
const WARM_UP = 1_000;

/** Throughput of verification from PostgreSQL to PostgreSQL, compared with a client that only speaks SMTP. */
export async function benchSessions(addresses: number, isWanted: (part: string) => boolean): Promise<void> {
  for (const backend of ["redis", "postgres"] as const) {
    for (const shape of SHAPES) {
      if (isWanted(`${shape.name} on ${backend}`)) await measure(backend, shape, addresses);
    }
  }
}

async function measure(backend: Backend, shape: Shape, addresses: number): Promise<void> {
  say(`sessions: ${addresses.toLocaleString("en")} addresses, ${shape.words}; queues on ${backend}`);
  sayMachine();
  const domains = 4 * (addresses + WARM_UP);
  const stage = await setSessionStage({ backend, domains, workers: 1 });
  const bare = await startBareClient();
  let asked = 0;
  const next = (count: number): AskedDomain[] => {
    const domains = askedDomains(shape, count, asked);
    asked += domains.length;
    return domains;
  };
  try {
    await verify(stage, next(WARM_UP));
    await speakOnly(stage, bare, next(WARM_UP));
    const before = await speakOnly(stage, bare, next(addresses));
    const seconds = await verifyAndTell(stage, next(addresses));
    const after = await speakOnly(stage, bare, next(addresses));
    const bareSeconds = Math.min(before, after);
    const ratio = bareSeconds / seconds;
    sayGoal("speed, of the bare client's", ratio, ratio >= RATIO_GOALS[backend], `at least ${RATIO_GOALS[backend]}`);
  } finally {
    bare.stop();
    await stage.stop();
  }
}

/** Runs the bare client; returns seconds. */
async function speakOnly(stage: Stage, bare: BareClient, domains: readonly AskedDomain[]): Promise<number> {
  const { heloName = "", mailFrom = "" } = stage.ports.settings.egresses[0] ?? {};
  const sites = await findSites(domains, stage.world.dnsServer);
  const job: BareJob = {
    port: stage.world.smtpPort,
    heloName,
    mailFrom,
    addressesPerSession: WIDE_OPEN.addressesPerSession ?? 1,
    sessionsPerSite: SESSIONS_PER_SITE,
    sessions: BARE_SESSIONS,
    sites,
  };
  const booked = await booksOf(stage);
  const { seconds } = await bare.ask(job);
  const count = countOf(domains);
  if (count > WARM_UP)
    sayTime("bare client: the same dialogue, nothing stored", count, seconds, difference(booked, await booksOf(stage)));
  return seconds;
}

async function verifyAndTell(stage: Stage, domains: readonly AskedDomain[]): Promise<number> {
  const count = countOf(domains);
  const pid = stage.workers[0]?.pid ?? 0;
  const [booked, workerCpu, cpu] = [await booksOf(stage), await cpuSeconds(pid), await cpuSecondsByProgram()];
  const seconds = await verify(stage, domains);
  const [bookedThen, workerCpuThen, cpuThen] = [
    await booksOf(stage),
    await cpuSeconds(pid),
    await cpuSecondsByProgram(),
  ];
  const spent = (name: string): number => (cpuThen.get(name) ?? 0) - (cpu.get(name) ?? 0);
  sayTime("verified: asked, judged, stored", count, seconds, difference(booked, bookedThen));
  const perThousand = (cpuSeconds: number): string => `${((cpuSeconds / count) * 1000).toFixed(2)} s`;
  say(
    `  CPU per 1,000 addresses: worker ${perThousand(workerCpuThen - workerCpu)}, PostgreSQL ${perThousand(spent("postgres"))}, ` +
      `Redis ${perThousand(spent("redis-server"))}; memory of the worker at most ${Math.round(await memoryMb(pid, "VmHWM"))} MB`,
  );
  return seconds;
}

const booksOf = (stage: Stage): Promise<KeyBooks> => stage.world.ask<KeyBooks>({ type: "record", key: "*" });

/** What arrived between two readings of the world's records. */
function difference(before: KeyBooks, after: KeyBooks): string {
  const sessions = after.sessions - before.sessions;
  return `${sessions.toLocaleString("en")} sessions, ${(after.recipients - before.recipients).toLocaleString("en")} RCPT`;
}

function countOf(domains: readonly AskedDomain[]): number {
  return domains.reduce((sum, { recipients }) => sum + recipients.length, 0);
}
