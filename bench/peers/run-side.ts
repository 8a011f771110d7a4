import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import type { Job, Outcome } from "./job.ts";
import { addressesOf } from "./shapes.ts";

const HELO_NAME = "verifier.rollcall-bench.com";
const MAIL_FROM = "probe@rollcall-bench.com";
const NPM_PEER = fileURLToPath(new URL("npm-peer.ts", import.meta.url));
const VERIFY = fileURLToPath(new URL("../../apps/cli/src/verify.ts", import.meta.url));

/** A side that takes longer has failed. */
const LIMIT_MS = 900_000;
/** Last lines of a side that failed. */
const SAID_LINES = 4;

export interface Ports {
  readonly dns: number;
  readonly smtp: number;
  readonly redis: number;
}

/** Has one side check its list; rejects with what it said if it fails. Files go into `folder`. */
export async function runSide(job: Job, folder: string, ports: Ports): Promise<Outcome> {
  const list = path.join(folder, "list.txt");
  const addresses = addressesOf(job.shape, job.rows);
  writeFileSync(list, `${addresses.join("\n")}\n`);
  const { side, at, connections } = job;
  if (side === "check-if-email-exists") return asOutcome(await run(at, [list, `${connections}`, HELO_NAME, MAIL_FROM]));
  if (side === "@devmehq/email-validator-js" || side === "deep-email-validator")
    return asOutcome(await run(process.execPath, [NPM_PEER, side, at, list, `${connections}`, MAIL_FROM]));
  if (side === "Rollcall, PostgreSQL") return await runRollcall(job, folder, ports, []);
  const redis = await startRedis(folder, ports.redis);
  try {
    return await runRollcall(job, folder, ports, [`REDIS_URL=redis://127.0.0.1:${ports.redis}`]);
  } finally {
    await redis.stop();
  }
}

/** The `verify` command, with no limit but so many sessions a key. */
async function runRollcall(job: Job, folder: string, ports: Ports, more: readonly string[]): Promise<Outcome> {
  const { connections, rows } = job;
  const list = path.join(folder, "list.csv");
  const out = path.join(folder, "out.csv");
  const pacing = path.join(folder, "pacing.json");
  writeFileSync(list, `email\n${addressesOf(job.shape, rows).join("\n")}\n`);
  writeFileSync(pacing, JSON.stringify({ default: openPolicy(connections) }));
  const settings = [
    `DNS_SERVERS=127.0.0.1:${ports.dns}`,
    `SMTP_PORT=${ports.smtp}`,
    "SMTP_ALLOW_PRIVATE_ADDRESSES=true",
    `HELO_NAME=${HELO_NAME}`,
    `MAIL_FROM=${MAIL_FROM}`,
    `PACING_FILE=${pacing}`,
    `SESSIONS=${connections}`,
    `DATA_DIR=${path.join(folder, "data")}`,
    ...more,
  ];
  // `env` passes the rest of the environment on, without what would lead to another database.
  const clean = ["-u", "DATABASE_URL", "-u", "REDIS_URL", "-u", "INIT_CWD"];
  const command = [process.execPath, "--max-semi-space-size=4", VERIFY, list, "--out", out];
  await run("env", [...clean, ...settings, ...command], folder);
  return readAnswers(out);
}

function openPolicy(sessions: number): object {
  return {
    sessions: { start: sessions, max: sessions },
    addressesPerMinute: { start: 1_000_000, max: 1_000_000 },
    pauseBetweenSessionsMs: 0,
    addressesPerSession: 100,
    refusalsPerSession: 1_000,
    rejectedPerHour: 10_000_000,
    tarpitFactor: 0,
  };
}

/** Seconds are from the first answer to the last; see `fromFirstConnection` of arena-process.ts. */
function readAnswers(file: string): Outcome {
  const rows = parse(readFileSync(file), { columns: true, bom: true }) as Readonly<Record<string, string>>[];
  let [firstMs, lastMs] = [Number.POSITIVE_INFINITY, 0];
  const counts = { found: 0, missing: 0, unknown: 0 };
  for (const { rc_checked_at: checkedAt = "", rc_status: status } of rows) {
    const checkedMs = Date.parse(checkedAt);
    if (Number.isFinite(checkedMs)) [firstMs, lastMs] = [Math.min(firstMs, checkedMs), Math.max(lastMs, checkedMs)];
    counts[status === "deliverable" ? "found" : status === "undeliverable" ? "missing" : "unknown"] += 1;
  }
  return { seconds: (lastMs - firstMs) / 1000, ...counts, answers: { firstMs, lastMs } };
}

const asOutcome = (text: string): Outcome => JSON.parse(text) as Outcome;

/** The output of a program that succeeds. */
async function run(program: string, args: readonly string[], cwd?: string): Promise<string> {
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], timeout: LIMIT_MS, ...(cwd ? { cwd } : {}) });
  let [output, errors] = ["", ""];
  child.stdout.on("data", (chunk) => (output += String(chunk)));
  child.stderr.on("data", (chunk) => (errors = `${errors}${String(chunk)}`.slice(-4_000)));
  const [code] = (await once(child, "close")) as [number | null];
  if (code === 0) return output;
  const lines = `${output}\n${errors}`.split("\n").filter((line) => line.trim() !== "");
  throw new Error(lines.length === 0 ? `${program} ended with ${code}` : lines.slice(-SAID_LINES).join(" "));
}

async function startRedis(folder: string, port: number): Promise<{ stop: () => Promise<void> }> {
  const options = ["--port", `${port}`, "--bind", "127.0.0.1", "--save", "", "--dir", folder];
  const child = spawn("redis-server", options, { stdio: "ignore" });
  const exited = once(child, "exit");
  for (let attempt = 0; !(await answers(port)); attempt += 1) {
    if (attempt === 1_000 || child.exitCode !== null) throw new Error("redis-server did not start");
  }
  return {
    async stop() {
      child.kill();
      await exited;
    },
  };
}

/** Whether something listens there; looks again a little later if not. */
async function answers(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    const { promise, resolve } = Promise.withResolvers<void>();
    setTimeout(resolve, 10);
    await promise;
    return false;
  } finally {
    socket.destroy();
  }
}
