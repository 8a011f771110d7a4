/**
 * Sessions per second that a world in its own process can serve: connect, EHLO, MAIL, RCPT, QUIT, from this process.
 * Usage: node packages/mailworld/bench/short-sessions.ts [seconds] [sessions at once]
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const seconds = Number(process.argv[2] ?? 5);
const atOnce = Number(process.argv[3] ?? 500);
const HOSTS = 250;
const SAY = [
  "EHLO bench.test\r\n",
  "MAIL FROM:<check@bench.test>\r\n",
  "RCPT TO:<user.1@n1-benchmark.com>\r\n",
  "QUIT\r\n",
];

function session(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true });
    let said = 0;
    socket.setEncoding("latin1");
    socket.on("data", (text: string) => {
      const last = text.slice(text.lastIndexOf("\n", text.length - 2) + 1);
      if (!text.endsWith("\n") || last[3] === "-") return;
      const next = SAY[said];
      said += 1;
      if (next !== undefined) socket.write(next);
    });
    socket.on("error", reject);
    socket.on("close", () => resolve());
  });
}

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));
const world = spawn(process.execPath, [main, "--world", "bench", "--keep-sessions", "0"], {
  stdio: ["pipe", "pipe", "inherit"],
});
const lines = createInterface({ input: world.stdout })[Symbol.asyncIterator]();
const { smtpPort } = JSON.parse((await lines.next()).value ?? "") as { smtpPort: number };

const startedMs = performance.now();
const untilMs = startedMs + seconds * 1000;
let sessions = 0;
async function worker(number: number): Promise<void> {
  for (let turn = number; performance.now() < untilMs; turn += 1) {
    await session(`127.20.0.${1 + (turn % HOSTS)}`, smtpPort);
    sessions += 1;
  }
}
await Promise.all(Array.from({ length: atOnce }, (_, number) => worker(number)));
const tookSeconds = (performance.now() - startedMs) / 1000;
world.stdin.write('{"type":"stats"}\n');
const stats: unknown = JSON.parse((await lines.next()).value ?? "null");
process.stdout.write(`${JSON.stringify({ sessionsPerSecond: Math.round(sessions / tookSeconds), atOnce, stats })}\n`);
world.stdin.end();
await once(world, "exit");
