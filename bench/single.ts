import { performance } from "node:perf_hooks";
import type { RunningIngest } from "../test/chaos/processes.ts";
import { pause, type Stage } from "../test/chaos/stage.ts";
import { say, sayGoal, sayMachine } from "./report.ts";
import { type Backend, setSessionStage } from "./session-stage.ts";

/** Before each reply of the mail server but its greeting, milliseconds: about a round trip on a continent. */
const REPLY_DELAY_MS = 20;

/** Checks before those that count: code is loaded and compiled, and the first canaries of the resolver are asked. */
const WARM_UP = 5;

/** From POST to verdict, above the server's own time, milliseconds at the median. */
const GOAL_MS = 150;

/** What is read of an answer of POST /v1/verify. */
interface Answer {
  readonly state: string;
  readonly transcript: readonly { readonly by: string; readonly text: string }[] | null;
}

interface Measured {
  readonly totalMs: number;
  readonly ownMs: number;
}

/** Where the checks' addresses are. */
const SHAPES = [
  { name: "new domains", address: (index: number): string => `user.0@n${index}-benchmark.com` },
  { name: "one domain", address: (index: number): string => `user.${index}@n0-benchmark.com` },
] as const;

type Shape = (typeof SHAPES)[number];

/**
 * Single checks one after the other, each of a domain that is new or all of the same, with API and worker in processes of their own. The mail server's own
 * time is what it waits before its replies, by what the transcript shows of them.
 */
export async function benchSingle(checks: number, isWanted: (part: string) => boolean): Promise<void> {
  for (const backend of ["redis", "postgres"] as const)
    for (const shape of SHAPES) if (isWanted(`${shape.name} on ${backend}`)) await measure(backend, shape, checks);
}

async function measure(backend: Backend, { name, address }: Shape, checks: number): Promise<void> {
  say(`single: ${checks} checks one after the other, ${name}; queues on ${backend}`);
  sayMachine();
  const stage = await setSessionStage({
    backend,
    domains: checks + WARM_UP,
    workers: 1,
    manners: { replyDelayMs: REPLY_DELAY_MS },
  });
  try {
    const ingest = await stage.addIngest();
    await workerSeen(stage);
    const measured: Measured[] = [];
    for (let index = 0; index < checks + WARM_UP; index += 1) {
      const one = await check(ingest, address(index));
      if (index >= WARM_UP) measured.push(one);
    }
    const above = median(measured.map(({ totalMs, ownMs }) => totalMs - ownMs));
    const [total, own] = [median(measured.map(({ totalMs }) => totalMs)), median(measured.map(({ ownMs }) => ownMs))];
    say(`  median of ${checks}: ${total.toFixed(0)} ms in all, ${own.toFixed(0)} ms of them the mail server's own`);
    sayGoal("above the server's own, ms", above, above <= GOAL_MS, `at most ${GOAL_MS}`);
  } finally {
    await stage.stop();
  }
}

/** Without a worker's heartbeat a check is answered at once, with 202. */
async function workerSeen({ database }: Stage): Promise<void> {
  for (;;) {
    const { rowCount } = await database.pool.query("SELECT 1 FROM workers LIMIT 1");
    if ((rowCount ?? 0) > 0) return;
    await pause(100);
  }
}

async function check({ url, cookie }: RunningIngest, email: string): Promise<Measured> {
  const beganMs = performance.now();
  const response = await fetch(`${url}/v1/verify`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie },
    body: JSON.stringify({ email, timeout_ms: 30_000 }),
  });
  const answer = (await response.json()) as Answer;
  const totalMs = performance.now() - beganMs;
  if (answer.state !== "done") throw new Error(`The check of ${email} was not over in time: ${JSON.stringify(answer)}`);
  return { totalMs, ownMs: repliesIn(answer) * REPLY_DELAY_MS };
}

/** The last line of a reply (RFC 5321 §4.2.1). */
const LAST_LINE = /^\d{3}(?:[^-]|$)/;

/** Replies but the greeting. */
function repliesIn({ transcript }: Answer): number {
  return Math.max(0, (transcript ?? []).filter(({ by, text }) => by === "S" && LAST_LINE.test(text)).length - 1);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
