import { fork, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import getPort from "get-port";
import type { Job, Measured, Outcome } from "./job.ts";
import { type Ports, runSide } from "./run-side.ts";
import type { WireBooks, WireOptions } from "./wire.ts";

const WIRE = fileURLToPath(new URL("wire.ts", import.meta.url));

/** Peers know no others. */
const USUAL_PORTS: Ports = { dns: 53, smtp: 25, redis: 6379 };

// One measurement, in namespaces of its own if the job says so: the job is the first argument, the result a message.
const job = JSON.parse(process.argv[2] ?? "{}") as Job;
const folder = await mkdtemp(path.join(tmpdir(), "rollcall-peers-"));
let result: Measured;
try {
  if (job.isApart) await moveIn();
  result = await measure(job.isApart ? USUAL_PORTS : await freePorts());
} catch (error) {
  result = { type: "failed", why: error instanceof Error ? error.message : String(error) };
}
await rm(folder, { recursive: true, force: true });
process.send?.(result, () => process.exit());

async function measure(ports: Ports): Promise<Measured> {
  const options: WireOptions = { roundTripMs: job.roundTripMs, dnsPort: ports.dns, smtpPort: ports.smtp };
  const wire = fork(WIRE, [JSON.stringify(options)]);
  try {
    await ready(wire);
    const outcome = await runSide(job, folder, ports);
    wire.send("stop");
    const [books] = (await once(wire, "message")) as [WireBooks];
    return { type: "measured", outcome: fromFirstConnection(outcome, books), books };
  } finally {
    wire.kill();
  }
}

/**
 * Rollcall's time without its import and start, which peers don't have. Not from its first answer: answers are recorded when
 * a session ends, so the work of the first sessions would not count.
 */
function fromFirstConnection(outcome: Outcome, { firstMs }: WireBooks): Outcome {
  const { answers } = outcome;
  return answers === undefined ? outcome : { ...outcome, seconds: (answers.lastMs - firstMs) / 1000 };
}

async function ready(wire: ReturnType<typeof fork>): Promise<void> {
  const ended = once(wire, "exit").then(() => {
    throw new Error("the wire did not start");
  });
  await Promise.race([once(wire, "message"), ended]);
  ended.catch(() => undefined);
}

/** A new network namespace has its loopback down; a bind mount in a mount namespace of its own is not seen outside. */
async function moveIn(): Promise<void> {
  const resolver = path.join(folder, "resolv.conf");
  await writeFile(resolver, "nameserver 127.0.0.1\n");
  for (const [program, ...args] of [
    ["ip", "link", "set", "lo", "up"],
    ["mount", "--bind", resolver, "/etc/resolv.conf"],
  ] as const) {
    if (spawnSync(program, args, { stdio: "ignore" }).status !== 0) throw new Error(`${program} failed`);
  }
}

async function freePorts(): Promise<Ports> {
  return { dns: await getPort(), smtp: await getPort(), redis: await getPort() };
}
