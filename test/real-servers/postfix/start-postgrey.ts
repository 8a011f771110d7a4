import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir } from "node:fs/promises";
import { connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/** How long postgrey may take to listen. */
const START_LIMIT_MS = 20_000;

/** Starts postgrey in front of nothing: a policy service at `host:port` that defers new triplets for so many seconds. */
export async function startPostgrey(
  at: string,
  folder: string,
  delaySeconds: number,
): Promise<{ stop(): Promise<void> }> {
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o777);
  const options = [`--inet=${at}`, `--delay=${delaySeconds}`, `--dbdir=${folder}`, "--user=nobody", "--group=nogroup"];
  const server = spawn("postgrey", [...options, `--pidfile=${folder}/pid`], { stdio: "ignore" });
  const closed = once(server, "close");
  const [host = "", port] = at.split(":");
  for (const startedAt = Date.now(); !(await isListening(host, Number(port))); await wait(50)) {
    if (Date.now() - startedAt > START_LIMIT_MS) throw new Error(`postgrey does not listen at ${at}`);
  }
  return {
    async stop() {
      server.kill("SIGTERM");
      await closed;
    },
  };
}

async function isListening(host: string, port: number): Promise<boolean> {
  const socket = connect({ host, port });
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
