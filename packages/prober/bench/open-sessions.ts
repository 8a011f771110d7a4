/**
 * Memory of thousands of open sessions in one process, and throughput of short ones.
 *
 * node packages/prober/bench/open-sessions.ts [--sessions 2000]
 *
 * The servers run in a child process on loopback addresses. First all sessions are held open at RCPT while memory and
 * timers are measured; then they are released. After that sessions of ten addresses each are run, a hundred at a time.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { parseArgs } from "node:util";
import type { SessionPlan } from "@rollcall/smtp";
import { defaultTimeouts, probe } from "../src/index.ts";

const MEBIBYTE = 2 ** 20;
const ADDRESSES = 10;
const AT_ONCE = 100;

if (process.send === undefined) await main();
else await serveHeldSessions();

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { sessions: { type: "string", default: "2000" } } });
  const sessions = Number(values.sessions);
  const child = fork(import.meta.filename, [values.sessions]);
  const [port] = (await once(child, "message")) as [number];
  const before = measure();
  const held = Array.from({ length: sessions }, (_, index) => probe(planFor(port, index, 1), ports()));
  await once(child, "message");
  const open = measure();
  console.log(
    `${sessions} sessions open at RCPT: heap +${open.heap - before.heap} MiB, resident +${open.resident - before.resident} MiB, ${open.timers} timers`,
  );
  const startMs = performance.now();
  child.send("go");
  const reports = await Promise.all(held);
  const accepted = reports.filter(({ ending }) => ending.type === "completed").length;
  console.log(`let go: ${accepted} completed in ${Math.round(performance.now() - startMs)} ms`);

  const rounds = Math.ceil(sessions / AT_ONCE);
  const runMs = performance.now();
  for (let round = 0; round < rounds; round += 1)
    await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => probe(planFor(port, index, ADDRESSES), ports())));
  const seconds = (performance.now() - runMs) / 1000;
  const total = rounds * AT_ONCE;
  console.log(
    `${total} sessions of ${ADDRESSES} addresses: ${Math.round(total / seconds)} sessions/s, ${Math.round((total * ADDRESSES) / seconds)} addresses/s`,
  );
  child.kill();
}

function measure(): { heap: number; resident: number; timers: number } {
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  const timers = process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
  return { heap: Math.round(heapUsed / MEBIBYTE), resident: Math.round(rss / MEBIBYTE), timers };
}

function ports() {
  return {
    resolveHost: () => Promise.reject(new Error("no names here")),
    nowMs: () => performance.now(),
    random: () => 0.5,
  };
}

/** One source address per session, as the ports of one would run out. */
function planFor(port: number, index: number, addresses: number): SessionPlan {
  return {
    egress: {
      bindAddress: `127.0.${1 + (index % 200)}.1`,
      heloName: "probe.example.net",
      mailFrom: "check@example.net",
    },
    hosts: [{ host: "127.0.0.1", preference: 0 }],
    port,
    allowPrivateAddresses: true,
    provider: null,
    recipients: Array.from({ length: addresses }, (_, nth) => ({
      id: `${index}-${nth}`,
      address: `${addresses === 1 ? "held" : "user"}${nth}@example.org`,
      needsSmtpUtf8: false,
    })),
    controls: new Map(),
    policy: {
      maxAddresses: 100,
      recipientsPerTransaction: 1,
      maxRefusals: 100,
      maxAgeMs: 600_000,
      tarpitFactor: 0,
      tls: "never",
      pipelining: false,
      control: "never",
      timeouts: { ...defaultTimeouts, sessionMs: 600_000 },
    },
    skipTls: false,
    keepTranscript: false,
  };
}

/** Answers 250 to everything; RCPT of held addresses is delayed until released. */
async function serveHeldSessions(): Promise<void> {
  const expected = Number(process.argv[2]);
  const held: Socket[] = [];
  let going = false;
  const answer = (socket: Socket, line: string): void => {
    if (line === "QUIT") socket.end("221 bye\r\n");
    else if (line.startsWith("RCPT TO:<held") && !going) {
      if (held.push(socket) === expected) process.send?.("all held");
    } else socket.write("250 2.1.5 Ok\r\n");
  };
  const server = createServer({ noDelay: true }, (socket) => {
    socket
      .on("error", () => undefined)
      .on("data", (chunk: Buffer) => {
        for (const line of chunk.toString().split("\r\n")) if (line !== "") answer(socket, line);
      });
    socket.write("220 mx.example.org\r\n");
  });
  process.on("message", () => {
    going = true;
    for (const socket of held) socket.write("250 2.1.5 Ok\r\n");
  });
  server.listen({ port: 0, host: "127.0.0.1", backlog: 4096 });
  await once(server, "listening");
  const address = server.address();
  process.send?.(typeof address === "object" ? address?.port : null);
}
