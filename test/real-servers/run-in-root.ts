import { once } from "node:events";
import { startProgram } from "../engines/programs.ts";
import { whenWeAreGone } from "./leash.ts";
import { untilListening } from "./listening.ts";

export interface RunningServer {
  /** Its standard output and error so far. */
  readonly output: () => string;
  readonly stop: () => Promise<void>;
}

/** Starts a server in the foreground in a chroot, and waits until it listens at all addresses. */
export async function runInRoot(
  root: string,
  command: readonly string[],
  addresses: readonly string[],
  port: number,
): Promise<RunningServer> {
  const server = startProgram("chroot", [root, ...command], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env["PATH"] },
  });
  let output = "";
  for (const stream of [server.stdout, server.stderr])
    stream?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const closed = once(server, "close");
  const letGo = whenWeAreGone(`kill ${server.pid}`);
  const died = closed.then(() => Promise.reject(new Error(`${command.join(" ")} ended:\n${output}`)));
  await Promise.race([Promise.all(addresses.map((address) => untilListening(address, port))), died]);
  died.catch(() => {});
  return {
    output: () => output,
    async stop() {
      letGo();
      server.kill("SIGTERM");
      await closed;
    },
  };
}
