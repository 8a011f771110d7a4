import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/** Timeout for a server to listen. */
const START_LIMIT_MS = 20_000;

/** Waits until a server listens at `host:port`. */
export async function untilListening(host: string, port: number): Promise<void> {
  for (const startedAt = Date.now(); !(await isListening(host, port)); await wait(50)) {
    if (Date.now() - startedAt > START_LIMIT_MS) throw new Error(`Nobody listens at ${host}:${port}`);
  }
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
